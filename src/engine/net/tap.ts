import type { OnReadOpts, Socket } from 'node:net';

export interface Tap {
  /** Takes bytes that are written. Copy what is to be kept: `ws` masks and unmasks in place. */
  sent(bytes: Uint8Array): void;
  /** Takes bytes that came; what it returns is handed on to the socket's readers in their place. */
  received(bytes: Uint8Array): readonly Uint8Array[];
  /** Memory that bytes may be read into; asked for after each `received`. */
  room(): Uint8Array;
}

/**
 * Stands between a socket's transport and its readers and writers, without altering when or how bytes pass the wire;
 * over TLS it sees plain text. A `data` listener would see the bytes that come with the `101` twice, because `ws` puts
 * them back.
 */
export class SocketTap {
  /**
   * To make the socket with: bytes are read straight into the tap's room then. Without it, as behind a proxy, they
   * come by way of memory of their own.
   */
  readonly onread: OnReadOpts;
  readonly #tap: Tap;
  #socket: Socket | undefined;
  #push: Socket['push'] = () => false;
  #paused = false;

  constructor(tap: Tap) {
    this.#tap = tap;
    this.onread = {
      buffer: () => tap.room(),
      callback: (length, bytes) => this.#received(bytes.subarray(0, length)),
    };
  }

  /** Begins. To be called before the first byte passes. */
  attach(socket: Socket): void {
    this.#socket = socket;
    const push = socket.push.bind(socket);
    this.#push = push;
    // Where a stream takes bytes from a transport that was made without `onread`.
    socket.push = (chunk: unknown, encoding?: BufferEncoding) =>
      chunk instanceof Uint8Array ? this.#received(chunk) : push(chunk, encoding);
    for (const method of ['write', 'end'] as const) {
      const original = socket[method].bind(socket) as (...parameters: unknown[]) => never;
      socket[method] = (...parameters: unknown[]) => {
        const [chunk, encoding] = parameters;
        if (chunk instanceof Uint8Array) this.#tap.sent(chunk);
        else if (typeof chunk === 'string') {
          this.#tap.sent(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
        }
        return original(...parameters);
      };
    }
  }

  /** Stops to take bytes from the transport, which so tells the peer to wait (RFC 9293 §3.8.6). */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    // The stream's own `read` would wait for a `push` that the tap has taken.
    if (this.#socket?.destroyed === false) this.#socket._read(0);
  }

  /** False makes the stream stop reading its handle. */
  #received(bytes: Uint8Array): boolean {
    let wanted = true;
    for (const piece of this.#tap.received(bytes)) wanted = this.#push(piece);
    return wanted && !this.#paused;
  }
}
