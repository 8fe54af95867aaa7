import type { CaptureDescription } from './captureDescription.ts';
import type { CaptureLogs } from './captureFiles.ts';
import type { FrameIndex } from './frameIndex.ts';

/** A crash loses at most what came since the last of these, and the machine's at most two of them. */
const flushEvery = 100;
const syncEvery = 2;
const checkEvery = 10;

export interface CaptureWriterEvents {
  /** The files of now; others after a clear. */
  files(): { logs: CaptureLogs; frames: FrameIndex };
  /** Nobody will find what is written. */
  deleted(): void;
}

/** Brings what has passed to the disk, in the order in which it can be read there, at a steady pace. */
export class CaptureWriter {
  readonly #description: CaptureDescription;
  readonly #events: CaptureWriterEvents;
  #timer: NodeJS.Timeout | undefined;
  #ticks = 0;

  constructor(description: CaptureDescription, events: CaptureWriterEvents) {
    this.#description = description;
    this.#events = events;
  }

  start(): void {
    this.#timer = setInterval((writer: CaptureWriter) => writer.#tick(), flushEvery, this).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Begins to write what is pending. The description comes first: without it frames cannot be told from bytes. */
  flush(): void {
    const { logs, frames } = this.#events.files();
    if (this.#description.unsaved === undefined) this.#description.save();
    logs.in.flush();
    logs.out.flush();
    frames.flush();
    logs.index.flush();
  }

  /** Resolves when all that has passed is on the disk. */
  async drained(): Promise<void> {
    this.#description.save();
    const { logs, frames } = this.#events.files();
    frames.flush();
    await Promise.all(Object.values(logs).map((log) => log.drained()));
  }

  /** Begins to make durable what is written. */
  sync(): void {
    for (const log of Object.values(this.#events.files().logs)) log.sync();
  }

  #tick(): void {
    this.#ticks++;
    this.flush();
    if (this.#ticks % syncEvery === 0) this.sync();
    if (this.#ticks % checkEvery !== 0) return;
    this.#description.save();
    const { index } = this.#events.files().logs;
    void index.isDeleted().then((deleted) => {
      if (deleted && index === this.#events.files().logs.index) this.#events.deleted();
    });
  }
}
