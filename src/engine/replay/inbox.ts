import type { FrameRecord } from '../capture/frameIndex.ts';
import { treeBy } from '../decodedMessage.ts';
import type { EngineSession } from '../engineSession.ts';
import { opcodeName } from '../wire/opcodes.ts';
import { Received } from './received.ts';

/** What a session receives, message by message, from a row on. Each reader has a place of its own. */
export class Inbox {
  readonly #session: EngineSession;

  constructor(session: EngineSession) {
    this.#session = session;
  }

  /** Id of the newest row. */
  get end(): number {
    return this.#session.capture.frames.count;
  }

  /** The next whole message or control frame after this row; undefined: there is none yet. */
  async after(row: number, signal?: AbortSignal): Promise<Received | undefined> {
    const record = this.#next(row);
    if (record === undefined) return undefined;
    const { decoding, reader } = this.#session;
    await decoding.look();
    const { reading } = decoding;
    return Received.read(record, reader, signal, reading && treeBy(reading).read);
  }

  /** Calls back when there may be more, or nothing more can come, until the returned function is called. */
  listen(more: () => void): () => void {
    const ends = [this.#session.onRecorded(more), this.#session.onTurned(more)];
    return () => ends.forEach((end) => end());
  }

  #next(row: number): FrameRecord | undefined {
    const { capture } = this.#session;
    for (let id = row + 1; id <= capture.frames.count; id++) {
      const record = capture.frames.get(id)!;
      if (record.marker !== undefined || record.direction === 'out' || !record.first) continue;
      // What is behind it waits for it: in this order messages come.
      if (capture.isOpen('in', id)) return undefined;
      if (typeof opcodeName(record.byte0 & 0xf) === 'string') return record;
    }
    return undefined;
  }
}
