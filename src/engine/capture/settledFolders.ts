import { statSync } from 'node:fs';

/** File systems tell when a folder was changed to within 2 s at worst. */
const settledAfter = 3_000;

interface Known<T> {
  /** When the folder was changed last, as the file system tells it. */
  changed: bigint;
  value: T;
}

/**
 * Remembers what was read of folders in which no file was made, renamed or deleted since. There may be thousands of
 * them, and to read them all would keep the sockets waiting.
 */
export class SettledFolders<T> {
  readonly #known = new Map<string, Known<T>>();

  /** What is known of the folder, or what `read` says; that is remembered where it is `final` as long as nothing is changed. */
  get(folder: string, read: () => T, final: (value: T) => boolean): T {
    const changed = changedAt(folder);
    const known = this.#known.get(folder);
    if (known !== undefined && known.changed === changed) return known.value;
    const value = read();
    const settled = changed !== undefined && BigInt(Date.now() - settledAfter) * 1_000_000n > changed;
    if (settled && final(value)) this.#known.set(folder, { changed, value });
    else this.#known.delete(folder);
    return value;
  }

  /** Forgets all folders but these. */
  keepOnly(folders: ReadonlySet<string>): void {
    for (const folder of this.#known.keys()) if (!folders.has(folder)) this.#known.delete(folder);
  }
}

/** Nanoseconds since the epoch; undefined where there is no such folder. */
function changedAt(folder: string): bigint | undefined {
  return statSync(folder, { bigint: true, throwIfNoEntry: false })?.mtimeNs;
}
