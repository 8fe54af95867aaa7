import { EngineSocket } from './engineSocket.ts';

/** The constructor that clients expect, and the sockets that they have opened with it. */
export function socketClass(): { Socket: typeof EngineSocket; opened: EngineSocket[] } {
  const opened: EngineSocket[] = [];
  class Socket extends EngineSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;

    constructor(url: string | URL, protocols: string | string[] = []) {
      super(url, protocols);
      opened.push(this);
    }
  }
  return { Socket, opened };
}
