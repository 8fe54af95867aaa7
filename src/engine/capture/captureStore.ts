import { rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaptureInfo } from '../../contract/model.ts';
import { logFile } from './captureFiles.ts';
import { loadMeta, readMeta, type CaptureMeta } from './captureMeta.ts';
import { isRunning, type CaptureOwner } from './captureOwner.ts';
import { fileLength, namesIn } from './folderLength.ts';
import { recordSize } from './frameRecord.ts';
import { SettledFolders } from './settledFolders.ts';

/** A file of this name keeps a capture whatever the limit of all captures is; it is apart, because any window may write it. */
const pinFile = 'pinned';

/** The captures in a folder, a folder each. */
export class CaptureStore {
  readonly #folder: string;
  readonly #self: CaptureOwner;
  /** Captures of this engine that it no longer writes to, though they could not be told. */
  readonly #released = new Set<string>();
  /** Captures that nobody writes to. */
  readonly #settled = new SettledFolders<CaptureInfo | undefined>();

  constructor(folder: string, self: CaptureOwner) {
    this.#folder = folder;
    this.#self = self;
  }

  folderOf(id: string): string {
    return join(this.#folder, id);
  }

  /** The newest first. Those that this version cannot read are left out. */
  list(): CaptureInfo[] {
    const ids = namesIn(this.#folder).filter(isName);
    this.#settled.keepOnly(new Set(ids.map((id) => this.folderOf(id))));
    return ids
      .flatMap((id) => {
        const info = this.#settled.get(
          this.folderOf(id),
          () => this.#info(id),
          (found) => found?.recording !== true,
        );
        return info === undefined ? [] : [{ ...info }];
      })
      .sort((a, b) => b.started - a.started);
  }

  /** Why this version cannot read a capture that is there; undefined where it can, or there is none. */
  unreadable(id: string): Error | undefined {
    if (!isName(id) || namesIn(this.folderOf(id)).length === 0) return undefined;
    try {
      loadMeta(this.folderOf(id));
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** Throws where it cannot be written. */
  pin(id: string, pinned: boolean): void {
    if (!isName(id) || readMeta(this.folderOf(id)) === undefined) return;
    const path = join(this.folderOf(id), pinFile);
    if (pinned) writeFileSync(path, '', { mode: 0o600 });
    else rmSync(path, { force: true });
  }

  /** This engine writes to the capture no more, whatever its description says. */
  release(id: string): void {
    this.#released.add(id);
  }

  async remove(id: string): Promise<void> {
    if (!isName(id)) return;
    await rm(this.folderOf(id), { recursive: true, force: true });
    this.#released.delete(id);
  }

  /**
   * Deletes the oldest captures until all of them together have at most `limit` bytes. Those that are pinned, being
   * written, or `inUse` stay, whatever they have, and so do those that cannot be deleted. Returns the ids of those deleted.
   */
  async enforce(limit: number, inUse: (id: string) => boolean): Promise<string[]> {
    const captures = this.list();
    let total = captures.reduce((sum, { bytes }) => sum + bytes, 0);
    const gone: string[] = [];
    for (const { id, bytes, pinned, recording } of captures.reverse()) {
      if (total <= limit) break;
      if (pinned || recording || inUse(id)) continue;
      try {
        await this.remove(id);
      } catch {
        // Somebody has it open, or it is not ours to delete: it is tried again the next time.
        continue;
      }
      gone.push(id);
      total -= bytes;
    }
    return gone;
  }

  #info(id: string): CaptureInfo | undefined {
    const folder = this.folderOf(id);
    const meta = readMeta(folder);
    if (meta?.id !== id) return undefined;
    const { label, url, started, ended, part, markers = 0, credentials } = meta;
    const sizes = new Map(namesIn(folder).map((file) => [file, fileLength(join(folder, file))]));
    const records = Math.floor((sizes.get(logFile('index', part)) ?? 0) / recordSize);
    const recording = this.#isWritten(meta);
    return {
      id,
      label,
      url,
      started,
      ...(ended === undefined ? {} : { ended }),
      frames: Math.max(0, records - markers),
      bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
      pinned: sizes.has(pinFile),
      recording,
      interrupted: ended === undefined && !recording,
      ...(credentials === undefined ? {} : { credentials }),
    };
  }

  #isWritten({ id, owner }: CaptureMeta): boolean {
    return owner !== undefined && !this.#released.has(id) && isRunning(owner, this.#self);
  }
}

/** An id is a folder's name, never a path. */
function isName(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id);
}
