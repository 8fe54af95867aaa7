import type { Socket } from 'node:net';
import { onceWhileOpen } from './whileOpen.ts';

/** How long a client may take to close its half of the connection, in milliseconds. */
const PATIENCE = 2000;

/** Writes the last bytes, and ends the connection when the client does; a client that does not is cut off. */
export function endWith(socket: Socket, bytes: Uint8Array): void {
  socket.on('end', () => socket.end());
  socket.resume();
  if (socket.writable) socket.end(bytes);
  onceWhileOpen(socket, PATIENCE, () => socket.destroy());
}
