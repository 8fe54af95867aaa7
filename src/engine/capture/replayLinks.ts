import { appendFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Replayed } from '../../contract/model.ts';

export const replaysFile = 'replays.jsonl';
const longestFile = 64 * 1024 * 1024;
/** Of each capture; further rows that are sent again are not marked. */
export const mostLinks = 1_000_000;
/** Lines that wait for the disk at most. */
const mostWaiting = 1_000;

/**
 * Which rows of a capture repeat others; in a file of their own beside the record: JSON Lines, see docs/capture-format.md.
 * Rows are added in their order.
 */
export class ReplayLinks {
  readonly #path: string;
  #rows = new Uint32Array(0);
  #originals = new Uint32Array(0);
  #count = 0;
  /** From which link on originals are of which capture; '': of this one. */
  #sources: { from: number; capture: string }[] = [];
  #waiting: string[] = [];
  #written = 0;
  #broken = false;

  /** A file that cannot be read counts as none; lines after a damaged one do not count. */
  constructor(folder: string) {
    this.#path = join(folder, replaysFile);
    for (const line of stored(this.#path)) if (!this.#read(line)) break;
  }

  get count(): number {
    return this.#count;
  }

  /** The file's bytes, what waits for the disk included; empty where there are none. */
  get stored(): Uint8Array {
    this.flush();
    return existsSync(this.#path) ? readFileSync(this.#path) : new Uint8Array(0);
  }

  /** The row repeats this. What the disk does not take is forgotten with the window. */
  add(row: number, { capture = '', id = 0 }: Replayed): void {
    const last = this.#rows[this.#count - 1] ?? 0;
    if (this.#count >= mostLinks || row <= last) return;
    if (this.#written === 0 && this.#waiting.length === 0) this.#waiting.push('{"version":1}');
    if (capture !== (this.#sources.at(-1)?.capture ?? '')) this.#waiting.push(JSON.stringify({ capture }));
    this.#keep(row, id, capture);
    this.#waiting.push(JSON.stringify([row, id]));
    if (this.#waiting.length >= mostWaiting) this.flush();
  }

  /** Undefined where it repeats nothing. */
  of(row: number): Replayed | undefined {
    const at = this.#placeOf(row);
    if (this.#rows[at] !== row || at >= this.#count) return undefined;
    const capture = this.#sources.findLast(({ from }) => from <= at)?.capture ?? '';
    const id = this.#originals[at]!;
    return { ...(capture === '' ? {} : { capture }), ...(id === 0 ? {} : { id }) };
  }

  /** Hands the disk what waits for it. */
  flush(): void {
    if (this.#waiting.length === 0 || this.#broken) return;
    try {
      appendFileSync(this.#path, `${this.#waiting.join('\n')}\n`, { mode: 0o600 });
      this.#written += this.#waiting.length;
    } catch {
      // The record itself is what matters; a torn line ends the file for who reads it.
      this.#broken = true;
    }
    this.#waiting = [];
  }

  /** The record begins anew, and ids with it. */
  clear(): void {
    this.#count = 0;
    this.#sources = [];
    this.#waiting = [];
    this.#written = 0;
    this.#broken = false;
    rmSync(this.#path, { force: true });
  }

  #read(line: string): boolean {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return false;
    }
    this.#written++;
    if (this.#written === 1) return isHeader(value);
    if (isSource(value)) {
      this.#sources.push({ from: this.#count, capture: value.capture });
      return true;
    }
    if (!isLink(value) || value[0] <= (this.#rows[this.#count - 1] ?? 0) || this.#count >= mostLinks) return false;
    this.#keep(value[0], value[1], this.#sources.at(-1)?.capture ?? '');
    return true;
  }

  #keep(row: number, original: number, capture: string): void {
    if (this.#count === this.#rows.length) {
      this.#rows = grown(this.#rows);
      this.#originals = grown(this.#originals);
    }
    if (capture !== (this.#sources.at(-1)?.capture ?? '')) this.#sources.push({ from: this.#count, capture });
    this.#rows[this.#count] = row;
    this.#originals[this.#count] = original;
    this.#count++;
  }

  /** Of the first link whose row is not before this one. */
  #placeOf(row: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(64, array.length * 2));
  larger.set(array);
  return larger;
}

/** The whole lines. */
function stored(path: string): string[] {
  try {
    if (statSync(path).size > longestFile) return [];
    return readFileSync(path, 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}

function isHeader(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { version?: unknown }).version === 1;
}

function isSource(value: unknown): value is { capture: string } {
  return typeof value === 'object' && value !== null && typeof (value as { capture?: unknown }).capture === 'string';
}

function isLink(value: unknown): value is [row: number, original: number] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  return value.every((number) => Number.isInteger(number) && number >= 0 && number <= 0xffffffff);
}
