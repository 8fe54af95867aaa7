import type { Row } from '../../../src/contract/model.ts';
import { RpcError } from '../../../src/contract/rpc.ts';
import { EngineUnderTest, never } from '../engines.ts';

type Data = string | ArrayBuffer;

/**
 * The WebSocket that browsers have, as far as clients of subprotocols use it, over a session of the engine: what a real
 * client sends and hears is captured, and heard from the capture.
 */
export class EngineSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly engine = new EngineUnderTest();
  readonly url: string;
  binaryType = 'arraybuffer';
  readonly bufferedAmount = 0;
  readyState = 0;
  protocol = '';
  extensions = '';
  onopen: ((event: object) => void) | null = null;
  onmessage: ((event: { data: Data }) => void) | null = null;
  onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null = null;
  onerror: ((event: object) => void) | null = null;
  #heard = 0;
  #sending = Promise.resolve();

  constructor(url: string | URL, protocols: string | string[] = []) {
    this.url = String(url);
    void this.#run([protocols].flat()).catch((error: unknown) => {
      if (!isOver(error)) throw error;
    });
  }

  send(data: string | ArrayBufferLike | Uint8Array): void {
    const message =
      typeof data === 'string'
        ? ({ kind: 'text', text: data } as const)
        : ({ kind: 'binary', bytes: new Uint8Array(Buffer.from(data as Uint8Array)) } as const);
    this.#sending = this.#sending.then(async () => {
      await Promise.resolve(this.engine.calls.send({ session: 's', message }, never)).catch(() => null);
    });
  }

  close(code?: number, reason?: string): void {
    if (this.readyState >= this.CLOSING) return;
    this.readyState = this.CLOSING;
    const message = {
      kind: 'close',
      ...(code === undefined ? {} : { code }),
      ...(reason === undefined ? {} : { reason }),
    } as const;
    this.#sending = this.#sending.then(async () => {
      await Promise.resolve(this.engine.calls.send({ session: 's', message }, never)).catch(() => null);
    });
  }

  /** The messages, with their replies, once all that was sent has passed. */
  async rows(filter = 'op:text or op:binary'): Promise<Row[]> {
    await this.#sending;
    const query = { session: 's', view: 'messages', filter, start: 0, count: 10_000, replies: true } as const;
    return Promise.resolve(this.engine.calls.rows(query, never));
  }

  /** `> …` sent, `< …` received, with what the decoder says of it. */
  async said(filter?: string): Promise<string[]> {
    return (await this.rows(filter)).map(({ direction, preview }) => `${direction === 'out' ? '>' : '<'} ${preview}`);
  }

  /** The lines of messages that are answered, each with that of its reply. */
  async answered(): Promise<[string, string][]> {
    const rows = await this.rows();
    const lines = new Map(rows.map(({ id, preview }) => [id, preview]));
    return rows.flatMap(({ preview, reply }) => (reply === undefined ? [] : [[preview, lines.get(reply.id) ?? '']]));
  }

  async #run(subprotocols: string[]): Promise<void> {
    const refused = await this.engine.connect({ url: this.url, subprotocols });
    if (refused !== undefined) {
      this.readyState = this.CLOSED;
      this.onerror?.({ message: refused.message });
      this.onclose?.({ code: 1006, reason: '', wasClean: false });
      return;
    }
    this.protocol = this.engine.snapshot.subprotocol ?? '';
    if (this.readyState === 0) this.readyState = this.OPEN;
    this.onopen?.({});
    for (;;) {
      const { state, close } = this.engine.snapshot;
      await this.#hear();
      if (state === 'closed') {
        this.readyState = this.CLOSED;
        this.onclose?.({ code: close?.code ?? 1006, reason: close?.reason ?? '', wasClean: close?.code !== 1006 });
        return;
      }
      await this.engine.until(({ state: next, frames }) => next === 'closed' || frames > this.#heard);
    }
  }

  async #hear(): Promise<void> {
    const { frames } = this.engine.snapshot;
    while (this.#heard < frames) {
      const query = { session: 's', view: 'frames', filter: '', start: this.#heard, count: 100 } as const;
      const rows = await Promise.resolve(this.engine.calls.rows(query, never));
      if (rows.length === 0) return;
      for (const { id, direction, opcode } of rows) {
        this.#heard = id;
        if (direction !== 'in' || (opcode !== 'text' && opcode !== 'binary')) continue;
        const bytes = await Promise.resolve(this.engine.calls.payload({ session: 's', id }, never));
        this.onmessage?.({ data: opcode === 'text' ? Buffer.from(bytes).toString() : Uint8Array.from(bytes).buffer });
      }
    }
  }
}

/** The test is over, and its session forgotten, or about to be. */
function isOver(error: unknown): boolean {
  if (error instanceof RpcError) return error.failure.code === 'no-session';
  return error instanceof Error && error.message === 'The capture is closed.';
}
