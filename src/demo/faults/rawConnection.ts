/** A connection that was upgraded by hand, so that any bytes can follow. */
import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { badRequest } from '../answers.ts';
import { endWith } from '../endWith.ts';
import type { Upgrade } from '../served.ts';
import { onceWhileOpen } from '../whileOpen.ts';
import { type ClientFrame, ClientFrames } from './clientFrames.ts';
import { CLOSE, closeFrame, PING, PONG, serverFrame } from './serverFrame.ts';

/** RFC 6455 §1.3. */
const ACCEPT_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** How long a client may take to answer a close frame, in milliseconds. */
const PATIENCE = 2000;

/** Bytes that may wait for a client before its pings stay unanswered. */
const UNREAD_LIMIT = 1024 * 1024;

type HttpVersion = '1.1' | '1.0';

export interface RawConnection {
  readonly socket: Socket;
  /** Writes bytes as they are. False when the caller should wait for `drain`. */
  write(bytes: Uint8Array): boolean;
  /** Begins the closing handshake (RFC 6455 §7.1.2): the client's close frame or its silence ends the connection. */
  close(frame: Uint8Array): void;
}

/**
 * Answers the handshake rightly and hands out the connection, or refuses what is no handshake with 400.
 * Pings are answered, a client's close frame too. `httpVersion` is that of the status line.
 */
export function openRaw(
  { request, socket, head }: Upgrade,
  hear: (frame: ClientFrame) => void = () => undefined,
  httpVersion: HttpVersion = '1.1',
): RawConnection | undefined {
  const key = request.headers['sec-websocket-key'];
  if (request.headers.upgrade?.toLowerCase() !== 'websocket' || key === undefined) {
    endWith(socket, badRequest);
    return undefined;
  }
  let closing = false;
  const connection: RawConnection = {
    socket,
    write: (bytes) => socket.writable && socket.write(bytes),
    close: (frame) => {
      if (closing) return;
      closing = true;
      connection.write(frame);
      onceWhileOpen(socket, PATIENCE, () => socket.destroy());
    },
  };
  const answer = (frame: ClientFrame): void => {
    if (frame.opcode === PING && !closing && socket.writableLength < UNREAD_LIMIT) {
      connection.write(serverFrame(PONG, frame.payload));
    }
    if (frame.opcode === CLOSE) {
      endWith(socket, closing ? Buffer.alloc(0) : serverFrame(CLOSE, frame.payload));
      closing = true;
    }
  };
  const frames = new ClientFrames();
  connection.write(upgraded(key, httpVersion));
  // Before anybody listens, or it would be read before the caller has written anything.
  if (head.length > 0) socket.unshift(head);
  socket.on('end', () => socket.end());
  socket.on('data', (bytes: Buffer) => {
    try {
      for (const frame of frames.push(bytes)) {
        hear(frame);
        answer(frame);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      endWith(socket, closeFrame(1002, error.message));
    }
  });
  return connection;
}

/** The right answer to a key (RFC 6455 §4.2.2). */
export function upgraded(key: string, httpVersion: HttpVersion): Buffer {
  const accept = createHash('sha1')
    .update(key + ACCEPT_SUFFIX)
    .digest('base64');
  return Buffer.from(
    [
      `HTTP/${httpVersion} 101 Switching Protocols`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${accept}`,
      '',
      '',
    ].join('\r\n'),
  );
}
