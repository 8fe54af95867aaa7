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
  const write = socket.write.bind(socket) as (...parameters: unknown[]) => boolean;
  socket.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array) pass('in', chunk);
    return push(chunk, encoding);
  };
  socket.write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
    const encoding = typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8';
    pass('out', typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    return write(chunk, ...rest);
  };
}
