import type { Outgoing } from '../../contract/engine.ts';
import type { EngineSession } from '../engineSession.ts';

/** Messages that the socket may have that it has not taken yet, and bytes of them. */
const mostMessages = 256;
const mostBytes = 1024 * 1024;
/** Bytes that may wait for the disk. */
const mostPending = 16 * 1024 * 1024;
/** Milliseconds in which nobody else in this thread has a turn. */
const slice = 8;

/** Sends one after the other, as many at a time as keep the socket busy, and no more: what it is slow with is waited for. */
export class SendWindow {
  readonly #session: EngineSession;
  #messages = 0;
  #bytes = 0;
  #failed: { error: unknown } | undefined;
  #wake: (() => void) | undefined;
  #turn = performance.now();

  constructor(session: EngineSession) {
    this.#session = session;
  }

  /** Resolves when there is room for the next one. Rejects with what an earlier one was refused for. */
  async send(message: Outgoing, passed: (row: number) => void): Promise<void> {
    // It would go out ahead of messages that are being compressed.
    if (message.kind === 'frame') await this.settled();
    const length = 'bytes' in message ? message.bytes.length : message.kind === 'text' ? message.text.length : 0;
    this.#messages++;
    this.#bytes += length;
    this.#session.send(message, passed).then(
      () => this.#done(length),
      (error: unknown) => {
        this.#failed ??= { error };
        this.#done(length);
      },
    );
    await this.#room(mostMessages, mostBytes);
    while (this.#session.capture.pending > mostPending) await this.#recorded();
    if (performance.now() - this.#turn < slice) return;
    await new Promise(setImmediate);
    this.#turn = performance.now();
  }

  /** Resolves when all was handed to the socket. Rejects with what one was refused for. */
  async settled(): Promise<void> {
    await this.#room(1, Infinity);
  }

  async #room(messages: number, bytes: number): Promise<void> {
    while (this.#messages >= messages || this.#bytes >= bytes) {
      if (this.#failed !== undefined || this.#messages === 0) break;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    if (this.#failed !== undefined) throw this.#failed.error;
  }

  #done(length: number): void {
    this.#messages--;
    this.#bytes -= length;
    this.#wake?.();
    this.#wake = undefined;
  }

  async #recorded(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const unlisten = this.#session.onRecorded(resolve);
    await promise.finally(unlisten);
  }
}
