/** Timers that end with the socket they serve. */

/** A `WebSocket` of `ws` or a TCP socket. */
export interface Closable {
  once(event: 'close', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

export function everyWhileOpen(socket: Closable, milliseconds: number, act: () => void): void {
  const timer = setInterval(act, milliseconds);
  socket.once('close', () => clearInterval(timer));
}

/** Returns what calls it off. */
export function onceWhileOpen(socket: Closable, milliseconds: number, act: () => void): () => void {
  const cancel = (): void => {
    clearTimeout(timer);
    socket.off('close', cancel);
  };
  const timer = setTimeout(() => {
    cancel();
    act();
  }, milliseconds);
  socket.once('close', cancel);
  return cancel;
}
