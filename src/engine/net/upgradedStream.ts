import { Duplex } from 'node:stream';
import { acceptFor } from '../wire/handshakeChecks.ts';
import { endOfHead, headerValue, parseHead } from '../wire/httpHead.ts';
import type { Transport } from './transport.ts';

/** What the server has agreed to, as it said it. */
export interface Agreed {
  extensions: string | undefined;
  subprotocol: string | undefined;
}

type WriteDone = (error?: Error | null) => void;

/**
 * A transport whose upgrade is over already, for `ws`, which would make the handshake itself: its request goes nowhere
 * and is answered here with what the server agreed to. From then on what it writes goes to the transport; of what comes
 * it is given control frames, by `push`.
 */
export class UpgradedStream extends Duplex {
  readonly #transport: Transport;
  readonly #agreed: Agreed;
  readonly #written: (bytes: Uint8Array) => void;
  readonly #wanted: () => void;
  #request: Buffer | undefined = Buffer.alloc(0);
  /** Bytes that were given to be written, and that have passed to the transport. */
  readonly #bytes = { given: 0, passed: 0 };
  /** Who wants to know when the bytes up to a place have passed. */
  readonly #watched: { end: number; passed: () => void }[] = [];
  readonly #watchers = new WeakMap<WriteDone, () => void>();

  /** `written` sees what goes to the transport; `wanted` is told when more may be pushed. */
  constructor(
    transport: Transport,
    agreed: Agreed,
    { written, wanted }: { written: (bytes: Uint8Array) => void; wanted: () => void },
  ) {
    super();
    this.#transport = transport;
    this.#agreed = agreed;
    this.#written = written;
    this.#wanted = wanted;
  }

  /**
   * A callback for a frame to be written with: `passed` is called in the moment in which that frame's last byte has gone
   * to the transport, before any other frame's. Each is for one frame.
   */
  watching(done: WriteDone | undefined, passed: () => void): WriteDone {
    const watcher: WriteDone = (error) => done?.(error);
    this.#watchers.set(watcher, passed);
    return watcher;
  }

  override write(chunk: Uint8Array | string, ...more: [(BufferEncoding | WriteDone)?, WriteDone?]): boolean {
    this.#bytes.given += Buffer.byteLength(chunk);
    const done = more.find((argument) => typeof argument === 'function');
    const passed = done === undefined ? undefined : this.#watchers.get(done);
    if (passed !== undefined) this.#watched.push({ end: this.#bytes.given, passed });
    return super.write(chunk, ...(more as [BufferEncoding, WriteDone]));
  }

  override _read(): void {
    this.#wanted();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: WriteDone): void {
    this.#pass([chunk], done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: WriteDone): void {
    this.#pass(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#transport.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#transport.destroy();
    done(error);
  }

  #pass(pieces: Buffer[], done: WriteDone): void {
    if (this.#request !== undefined) {
      for (const { length } of pieces) this.#bytes.passed += length;
      this.#answer(Buffer.concat([this.#request, ...pieces]));
      done();
      return;
    }
    for (const piece of pieces) {
      this.#written(piece);
      this.#bytes.passed += piece.length;
      while (this.#watched.length > 0 && this.#watched[0]!.end <= this.#bytes.passed) this.#watched.shift()!.passed();
    }
    this.#transport.write(pieces, done);
  }

  #answer(request: Buffer): void {
    const end = endOfHead(request);
    this.#request = end === -1 ? request : undefined;
    if (end === -1) return;
    const key = headerValue(parseHead(request).headers, 'Sec-WebSocket-Key') ?? '';
    const { extensions, subprotocol } = this.#agreed;
    const lines = [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${acceptFor(key)}`,
      ...(extensions === undefined ? [] : [`Sec-WebSocket-Extensions: ${extensions}`]),
      ...(subprotocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${subprotocol}`]),
    ];
    this.push(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
  }
}
