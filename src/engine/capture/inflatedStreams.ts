import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Direction } from '../../contract/model.ts';
import type { Capture } from './capture.ts';
import { readDictionary } from './captureFiles.ts';
import { InflatedStream, type CheckpointStore, type CompressedMessages } from './inflatedStream.ts';
import { StreamLog } from './streamLog.ts';

/** Those of four connections: more are not looked at by turns. */
const kept = 8;

interface Opened {
  stream: InflatedStream;
  store: StreamLog | undefined;
  path: string;
  /** How many are at work with it. */
  users: number;
}

/** The compressed messages of one connection's direction; it begins after the row with this id. */
export type MessagesAfter = (direction: Direction, start: number) => CompressedMessages;

/**
 * The inflaters of a capture: one for each direction of each connection, because no message refers to what another
 * connection has sent (RFC 7692 §7.1.1). Those that nobody has looked at for longest are given up.
 */
export class InflatedStreams {
  readonly #capture: Capture;
  readonly #messages: MessagesAfter;
  readonly #opened = new Map<string, Opened>();
  #closing: Promise<unknown>[] = [];

  constructor(capture: Capture, messages: MessagesAfter) {
    this.#capture = capture;
    this.#messages = messages;
  }

  /** The one in which this frame's message is. */
  of(direction: Direction, id: number): InflatedStream {
    return this.#open(direction, id).stream;
  }

  /** Works with it for a while, during which it is not given up. */
  async use<T>(direction: Direction, id: number, work: (stream: InflatedStream) => Promise<T>): Promise<T> {
    const opened = this.#open(direction, id);
    opened.users++;
    try {
      return await work(opened.stream);
    } finally {
      opened.users--;
    }
  }

  /** Closes all of them; resolves when their files are gone. */
  async close(): Promise<void> {
    for (const key of [...this.#opened.keys()]) this.#close(key);
    await Promise.all(this.#closing.splice(0));
  }

  #open(direction: Direction, id: number): Opened {
    const span = this.#capture.spanOf(id);
    const key = `${direction} ${span.first}`;
    let opened = this.#opened.get(key);
    this.#opened.delete(key);
    if (opened === undefined) {
      const path = join(this.#capture.folder, `${direction}${span.atStart ? '' : `.${span.first}`}.windows`);
      const takeover = span.framing?.takeover[direction] ?? true;
      const store = takeover ? newStore(path) : undefined;
      const messages = this.#messages(direction, span.atStart ? 0 : span.first);
      const { folder, meta } = this.#capture;
      const before = span.atStart ? readDictionary(folder, direction, meta.part) : new Uint8Array(0);
      opened = { stream: new InflatedStream(messages, takeover, store ?? keepsNothing, before), store, path, users: 0 };
    }
    this.#opened.set(key, opened);
    this.#giveUpOldest(key);
    return opened;
  }

  #giveUpOldest(newest: string): void {
    for (const [key, { users }] of this.#opened) {
      if (this.#opened.size <= kept || key === newest) return;
      if (users === 0) this.#close(key);
    }
  }

  #close(key: string): void {
    const { stream, store, path } = this.#opened.get(key)!;
    this.#opened.delete(key);
    stream.close();
    if (store === undefined) return;
    rmSync(path, { force: true });
    this.#closing.push(store.abandon());
  }
}

const keepsNothing: CheckpointStore = { append: () => undefined, read: () => new Uint8Array(0) };

/** Windows are a short cut: where there is no room for them, there is none. */
function newStore(path: string): StreamLog | undefined {
  try {
    // One may have been left by an earlier reader.
    rmSync(path, { force: true });
    return new StreamLog(path, { onError: () => undefined });
  } catch {
    return undefined;
  }
}
