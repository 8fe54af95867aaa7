import type { Socket } from 'node:net';

export interface Tap {
  /** Takes bytes that are written. Copy what is to be kept: `ws` masks and unmasks in place. */
  sent(bytes: Uint8Array): void;
  /** Takes bytes that came; what it returns is handed on to the socket's readers in their place. */
  received(bytes: Uint8Array): readonly Uint8Array[];
}

/** What a tapped socket can be told. */
export interface TappedSocket {
  /** Stops to take bytes from the transport, which so tells the peer to wait (RFC 9293 §3.8.6). */
  pause(): void;
  resume(): void;
}

/**
 * Stands between a socket's transport and its readers and writers, without altering when or how bytes pass the wire.
 * `push` is where a stream takes bytes from the transport, `write` and `end` where it is given them; over TLS all see
 * plain text. A `data` listener would see the bytes that come with the `101` twice, because `ws` puts them back.
 */
export function tapSocket(socket: Socket, tap: Tap): TappedSocket {
  let paused = false;
  const push = socket.push.bind(socket);
  socket.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (!(chunk instanceof Uint8Array)) return push(chunk, encoding);
    let wanted = true;
    for (const piece of tap.received(chunk)) wanted = push(piece, encoding);
    // False makes the stream stop reading its handle.
    return wanted && !paused;
  };
  for (const method of ['write', 'end'] as const) {
    const original = socket[method].bind(socket) as (...parameters: unknown[]) => never;
    socket[method] = (...parameters: unknown[]) => {
      const [chunk, encoding] = parameters;
      if (chunk instanceof Uint8Array) tap.sent(chunk);
      else if (typeof chunk === 'string') {
        tap.sent(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
      }
      return original(...parameters);
    };
  }
  return {
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      // The stream's own `read` would wait for a `push` that the tap has taken.
      if (!socket.destroyed) socket._read(0);
    },
  };
}
