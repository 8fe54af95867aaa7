import { t } from '../../contract/l10n.ts';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FormatContext } from './formatContext.ts';
import { atByte, Unreadable } from './unreadable.ts';

const pieceLength = 256 * 1024;

/** A file that is read and never changed. */
export class SourceFile {
  /** Without its folder. */
  readonly name: string;
  readonly path: string;
  /** In bytes, when it was opened. */
  readonly size: number;
  readonly #file: FileHandle;

  private constructor(path: string, size: number, file: FileHandle) {
    this.path = path;
    this.name = basename(path);
    this.size = size;
    this.#file = file;
  }

  /** Rejects where there is none, or it may not be read. */
  static async open(path: string): Promise<SourceFile> {
    const file = await open(path, 'r');
    try {
      const stats = await file.stat();
      if (!stats.isFile()) throw new Error(`${path} is not a file.`);
      return new SourceFile(path, stats.size, file);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Up to `length` bytes from `offset` on; fewer where it ends before. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)));
    let have = 0;
    while (have < bytes.length) {
      const { bytesRead } = await this.#file.read(bytes, have, bytes.length - have, offset + have);
      if (bytesRead === 0) throw new Unreadable(atByte(offset + have), t('the file was cut off while it was read.'));
      have += bytesRead;
    }
    return bytes;
  }

  /** Its bytes piece by piece, each in memory of its own; tells the progress, and rejects when it is aborted. */
  async *pieces({ signal, progress }: FormatContext, start = 0, end = this.size): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end; at += pieceLength) {
      signal.throwIfAborted();
      progress(at, this.size);
      yield await this.read(at, Math.min(pieceLength, end - at));
    }
    progress(end, this.size);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
