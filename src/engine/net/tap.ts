import type { Socket } from 'node:net';
import type { Direction } from '../../contract/model.ts';

/**
 * Copies every byte that passes a socket, both ways, without altering when or how it passes. `push` is where a stream
 * takes bytes from the transport and `write` where it is given them; over TLS both see plain text. A `data` listener
 * would see the bytes that come with the `101` twice, because `ws` puts them back.
 *
 * `pass` must copy what it keeps: `ws` unmasks in place.
 */
export function tapSocket(socket: Socket, pass: (direction: Direction, bytes: Uint8Array) => void): void {
  const push = socket.push.bind(socket);
  socket.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array) pass('in', chunk);
    return push(chunk, encoding);
  };
  // `end` takes last bytes past `write`.
  for (const method of ['write', 'end'] as const) {
    const original = socket[method].bind(socket) as (...parameters: unknown[]) => never;
    socket[method] = (...parameters: unknown[]) => {
      const [chunk, encoding] = parameters;
      if (chunk instanceof Uint8Array) pass('out', chunk);
      else if (typeof chunk === 'string') {
        pass('out', Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
      }
      return original(...parameters);
    };
  }
}
