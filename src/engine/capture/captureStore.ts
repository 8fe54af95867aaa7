import { readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaptureInfo } from '../../contract/model.ts';
import { readMeta, writeMeta, type CaptureMeta, type CaptureOwner } from './captureMeta.ts';
import { recordSize } from './frameRecord.ts';

/** The captures in a folder, a folder each. */
export class CaptureStore {
  readonly #folder: string;
  readonly #self: CaptureOwner;

  constructor(folder: string, self: CaptureOwner) {
    this.#folder = folder;
    this.#self = self;
  }

  folderOf(id: string): string {
    return join(this.#folder, id);
  }

  /** The newest first. */
  list(): CaptureInfo[] {
    return this.#all()
      .map(({ meta, bytes, frames }): CaptureInfo => {
        const { id, label, url, started, ended, pinned = false } = meta;
        return {
          id,
          label,
          url,
          started,
          ...(ended === undefined ? {} : { ended }),
          frames,
          bytes,
          pinned,
          recording: this.#isWritten(meta),
          interrupted: ended === undefined && !this.#isWritten(meta),
        };
      })
      .sort((a, b) => b.started - a.started);
  }

  /** Undefined where there is none that this version can read. */
  meta(id: string): CaptureMeta | undefined {
    return isName(id) ? readMeta(this.folderOf(id)) : undefined;
  }

  pin(id: string, pinned: boolean): void {
    const meta = this.meta(id);
    if (meta !== undefined) writeMeta(this.folderOf(id), { ...meta, pinned });
  }

  async remove(id: string): Promise<void> {
    if (isName(id)) await rm(this.folderOf(id), { recursive: true, force: true });
  }

  /**
   * Deletes the oldest captures until all of them together have at most `limit` bytes. Those that are pinned, being
   * written, or `inUse` stay, whatever they have. Returns the ids of those deleted.
   */
  async enforce(limit: number, inUse: (id: string) => boolean): Promise<string[]> {
    const captures = this.list();
    let total = captures.reduce((sum, { bytes }) => sum + bytes, 0);
    const gone: string[] = [];
    for (const { id, bytes, pinned, recording } of captures.reverse()) {
      if (total <= limit) break;
      if (pinned || recording || inUse(id)) continue;
      await this.remove(id);
      gone.push(id);
      total -= bytes;
    }
    return gone;
  }

  #all(): { meta: CaptureMeta; bytes: number; frames: number }[] {
    return namesIn(this.#folder).flatMap((name) => {
      const folder = join(this.#folder, name);
      const meta = readMeta(folder);
      if (meta?.id !== name) return [];
      const sizes = new Map(namesIn(folder).map((file) => [file, sizeOf(join(folder, file))]));
      const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      return [{ meta, bytes, frames: Math.floor((sizes.get('frames.idx') ?? 0) / recordSize) }];
    });
  }

  /** By this engine, or by one in another process that lives. An earlier engine of this process is gone. */
  #isWritten({ owner }: CaptureMeta): boolean {
    if (owner === undefined) return false;
    return owner.pid === this.#self.pid ? owner.engine === this.#self.engine : isAlive(owner.pid);
  }
}

/** An id is a folder's name, never a path. */
function isName(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not made yet, or gone meanwhile: there is nothing in it.
    return [];
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is somebody else's process, but it is.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
