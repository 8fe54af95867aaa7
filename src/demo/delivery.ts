/** Sending to clients that may read slower than we write: memory for the unread is bounded. */
import { WebSocket } from 'ws';

/** Bytes that may wait for a client. */
export const UNREAD_LIMIT = 4 * 1024 * 1024;

/** The same where old messages are worth nothing: less than a second's worth. */
const STALE_LIMIT = 256 * 1024;

/** Sends, or leaves the message out where the client is too far behind. For feeds in which only the newest counts. */
export function sendIfKeepingUp(socket: WebSocket, data: string | Uint8Array): boolean {
  if (socket.readyState !== WebSocket.OPEN || socket.bufferedAmount > STALE_LIMIT) return false;
  socket.send(data);
  return true;
}

/** Sends, or ends the connection with 1013 where the client is too far behind. For feeds in which every message counts. */
export function sendOrPart(socket: WebSocket, data: string | Uint8Array): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  if (socket.bufferedAmount > UNREAD_LIMIT) socket.close(1013, 'reads too slowly');
  else socket.send(data);
}

/** Sends back what comes; reads no faster than the client does. */
export function echo(socket: WebSocket): void {
  socket.on('message', (data, binary) => {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > UNREAD_LIMIT) socket.pause();
    socket.send(data, { binary }, () => {
      if (socket.isPaused && socket.bufferedAmount <= UNREAD_LIMIT) socket.resume();
    });
  });
}
