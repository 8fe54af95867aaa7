import {
  close,
  constants,
  fdatasync,
  fstat,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writev,
  writeSync,
} from 'node:fs';
import { t } from '../../contract/l10n.ts';
import { PendingBytes } from './pendingBytes.ts';
import { Turns } from './turns.ts';

/**
 * Each takes one of the four threads that Node has for files, until the disk is done: with many captures, writing would
 * wait for that.
 */
const syncTurns = new Turns(2);

/** In one write. */
const mostChunks = 4;
const copySize = 1024 * 1024;
const scratchSize = 64 * 1024;
const openExisting = constants.O_RDWR | constants.O_CREAT;
const openNew = openExisting | constants.O_EXCL;

/** A part of a file that holds what a log's own file would; it is never written to. */
export interface LogSection {
  path: string;
  /** Of its first byte in the file. */
  offset: number;
  length: number;
}

/** A log in a part of another file was to be changed. */
export class ReadOnlyLog extends Error {
  constructor() {
    super('This part of the file cannot be changed.');
    this.name = 'ReadOnlyLog';
  }
}

export interface StreamLogOptions {
  /** Offset of the file's first byte in the log: more than 0 where the log's beginning was thrown away. */
  base?: number;
  /** Goes on with the file that is there, if one is, instead of making a new one. */
  existing?: boolean;
  /** It is there, in the place of a file of its own, as far as that file goes. */
  section?: LogSection | undefined;
  /** Called once, with why nothing more can be written. */
  onError: (error: Error) => void;
  /** Called after each write. */
  onWritten?: () => void;
}

/**
 * An append-only file. What is appended is copied at once and written in the background, in order; every byte can be
 * read back from the moment it was appended. Memory holds only what the disk has not taken yet: see `pending`.
 */
export class StreamLog {
  #base: number;
  readonly #fd: number;
  /** Where it begins in its file; undefined: it has the file to itself. */
  readonly #section: number | undefined;
  readonly #onError: (error: Error) => void;
  readonly #onWritten: () => void;
  readonly #pending = new PendingBytes();
  /** Bytes that nobody wants are read into it. */
  #scratch: Uint8Array | undefined;
  #length: number;
  #written: number;
  #synced: number;
  #writing = false;
  #syncing = false;
  /** Nothing more is written. */
  #failed = false;
  /** Nothing more is made durable. */
  #unsynced = false;
  #closed = false;
  /** The descriptor is another file's by now, or nobody's. */
  #released = false;
  /** What was written is thrown away. */
  #discarded = false;
  /** The file system counts a file's names. */
  readonly #named: boolean;
  #idle: (() => void)[] = [];

  /** A new file is readable by its owner only. Throws where it exists and should not, or cannot be opened. */
  constructor(path: string, { base = 0, existing = false, section, onError, onWritten }: StreamLogOptions) {
    this.#fd =
      section === undefined
        ? openSync(path, existing ? openExisting : openNew, 0o600)
        : openSync(section.path, constants.O_RDONLY);
    this.#section = section?.offset;
    this.#base = base;
    this.#onError = onError;
    this.#onWritten = onWritten ?? (() => undefined);
    const { size, nlink } = fstatSync(this.#fd);
    this.#named = nlink > 0;
    const there = section === undefined ? size : Math.max(0, Math.min(section.length, size - section.offset));
    this.#length = base + there;
    this.#written = this.#length;
    this.#synced = this.#length;
  }

  /** Offset of the first byte that it holds. */
  get base(): number {
    return this.#base;
  }

  /** The file's descriptor. */
  get descriptor(): number {
    return this.#fd;
  }

  /** Offset after the last byte that was appended. */
  get length(): number {
    return this.#length;
  }

  /** Bytes that wait to be written; none where writing has failed. */
  get pending(): number {
    return this.#failed ? 0 : this.#length - this.#written;
  }

  /** Takes bytes: copies them, where they were not read into its `room`. */
  append(bytes: Uint8Array): void {
    if (this.#failed || this.#closed) return;
    if (this.#section !== undefined) throw new ReadOnlyLog();
    const full = this.#pending.append(this.#length, bytes);
    this.#length += bytes.length;
    if (full) this.#write();
  }

  /**
   * Memory for the bytes that are appended next to be read into, which copies nothing then. Valid until the next
   * append, whatever is appended.
   */
  room(): Uint8Array {
    if (this.#failed || this.#closed) return (this.#scratch ??= new Uint8Array(scratchSize));
    return this.#pending.room(this.#length);
  }

  /** Begins to write what is pending. */
  flush(): void {
    this.#write();
  }

  /** Begins to make durable what is written: it outlives a crash of the machine then. */
  sync(): void {
    if (!this.#closed) this.#sync();
  }

  /** Begins anew at this offset. Only for a log to which nothing was appended. */
  rebase(base: number): void {
    this.#base = base;
    this.#length = base;
    this.#written = base;
    this.#synced = base;
  }

  /** Takes what another log has from `base` on, at once. Only for a log to which nothing was appended. Throws where it cannot be written. */
  copy(from: StreamLog): void {
    const piece = new Uint8Array(Math.min(copySize, from.length - this.#base));
    while (this.#length < from.length) {
      const have = from.readInto(this.#length, piece);
      for (let at = 0; at < have;) at += writeSync(this.#fd, piece, at, have - at, this.#length + at - this.#base);
      this.#length += have;
      this.#written = this.#length;
    }
  }

  /** Resolves when everything appended so far is written, or writing has failed. */
  drained(): Promise<void> {
    if (this.#failed || this.#written === this.#length) return Promise.resolve();
    return this.#settled(() => this.#write());
  }

  /** A copy of the bytes from `offset`; fewer than `length` where the log ends before. */
  read(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, Math.min(offset + length, this.#length) - offset));
    this.readInto(offset, bytes);
    return bytes;
  }

  /** Fills `bytes` from `offset` on; returns how many there were. */
  readInto(offset: number, bytes: Uint8Array): number {
    const end = Math.min(offset + bytes.length, this.#length);
    if (this.#closed) throw new Error(t('The capture is closed.'));
    if (offset < this.#base) throw new Error(t('This part of the capture was thrown away.'));
    let at = offset;
    const start = this.#section ?? 0;
    const inMemory = this.#pending.start ?? this.#length;
    while (at < end && at < inMemory) {
      const got = readSync(this.#fd, bytes, at - offset, Math.min(end, inMemory) - at, at - this.#base + start);
      if (got === 0) throw new Error(t('The capture file is shorter than what was written to it.'));
      at += got;
    }
    if (at < end) this.#pending.read(at, bytes.subarray(at - offset, end - offset));
    return Math.max(0, end - offset);
  }

  /** Whether the file has no name any more: what is written to it is gone once it is closed. */
  isDeleted(): Promise<boolean> {
    if (!this.#named || this.#closed) return Promise.resolve(false);
    return new Promise((resolve) => {
      fstat(this.#fd, (error, stats) => resolve(error === null && stats.nlink === 0));
    });
  }

  /** Cuts off what is after `length`. Only for a log to which nothing was appended since it was opened. */
  truncate(length: number): void {
    if (this.#section !== undefined) throw new ReadOnlyLog();
    ftruncateSync(this.#fd, length - this.#base);
    this.#length = length;
    this.#written = length;
    this.#synced = length;
  }

  /** Gives the file's room back to the disk. Nothing is written, and nothing can be read, after. */
  discard(): void {
    this.#failed = true;
    this.#unsynced = true;
    this.#discarded = true;
    this.#pending.clear();
    try {
      if (!this.#released) ftruncateSync(this.#fd, 0);
    } catch {
      // Then there is no more room than before.
    }
    this.#settle();
  }

  /** Closes the file without what is not written yet. */
  abandon(): Promise<void> {
    this.#failed = true;
    this.#unsynced = true;
    this.#settle();
    return this.close();
  }

  /** Writes the rest, makes it durable and closes the file. Nothing can be appended or read after. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    while (this.#writing || (!this.#failed && this.#written < this.#length)) {
      await this.#settled(() => this.#write());
    }
    while (this.#syncing || (!this.#unsynced && this.#synced < this.#written)) await this.#settled(() => this.#sync());
    this.#pending.clear();
    this.#released = true;
    await new Promise<void>((resolve) => {
      close(this.#fd, () => resolve());
    });
  }

  #sync(): void {
    if (this.#syncing || this.#unsynced || this.#synced === this.#written) return;
    this.#syncing = true;
    syncTurns.take((end) => {
      const upTo = this.#written;
      fdatasync(this.#fd, (error) => {
        end();
        this.#syncing = false;
        if (error === null) {
          this.#synced = upTo;
        } else {
          this.#unsynced = true;
          this.#fail(error);
        }
        this.#settle();
      });
    });
  }

  /** Resolves when a write or a sync has ended, which `begin` makes sure of. */
  #settled(begin: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      begin();
    });
  }

  /**
   * One write is under way at a time; the next begins where it left off. It takes all that is pending, because its end
   * is heard of only when the thread is done with what the sockets have brought meanwhile.
   */
  #write(): void {
    if (this.#writing || this.#failed || this.#written === this.#length) return;
    this.#writing = true;
    const pieces = this.#pending.pieces(this.#written, mostChunks);
    writev(this.#fd, pieces, this.#written - this.#base, (error, wrote) => {
      this.#writing = false;
      // This one was under way.
      if (this.#discarded) this.discard();
      if (error !== null) {
        this.#fail(error);
        return;
      }
      this.#written += wrote;
      this.#pending.taken(this.#written);
      this.#onWritten();
      const wanted = this.#idle.length > 0 || this.#pending.several;
      if (wanted && !this.#failed && this.#written < this.#length) this.#write();
      else this.#settle();
    });
  }

  #fail(error: Error): void {
    const first = !this.#failed;
    this.#failed = true;
    this.#settle();
    if (first) this.#onError(error);
  }

  #settle(): void {
    if (!this.#failed && this.#written < this.#length) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
