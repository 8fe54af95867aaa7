import type { OnReadOpts, Socket } from 'node:net';
import { t } from '../../contract/l10n.ts';

/** Why no more is taken: the disk is behind, or `ws` is. */
export type PauseReason = 'disk' | 'control';

export interface TransportEvents {
  /** Bytes that came; copy what is to be kept. */
  received(bytes: Uint8Array): void;
  /** The other side sends no more. */
  ended(): void;
  /** Nothing goes either way any more. The last event. */
  closed(error: Error | undefined): void;
  /** Memory that bytes may be read into; asked for after each `received`. */
  room(): Uint8Array;
}

/** The byte stream under a WebSocket: TCP, a UNIX socket, TLS over either, or a tunnel. Over TLS it is plain text. */
export class Transport {
  /**
   * To make the socket with: bytes are read straight into the given room then. Without it, as behind a proxy, they
   * come by way of memory of their own.
   */
  readonly onread: OnReadOpts;
  readonly #events: TransportEvents;
  #socket: Socket | undefined;
  #inPlace = false;
  readonly #paused = new Set<PauseReason>();
  #error: Error | undefined;

  constructor(events: TransportEvents) {
    this.#events = events;
    this.onread = {
      buffer: () => events.room(),
      callback: (length, bytes) => {
        events.received(bytes.subarray(0, length));
        // False makes the socket stop reading.
        return this.#paused.size === 0;
      },
    };
  }

  /** Takes over a socket that is connected. `inPlace`: it was made with `onread`. `already` has come before. */
  attach(socket: Socket, inPlace: boolean, already?: Uint8Array): void {
    this.#socket = socket;
    this.#inPlace = inPlace;
    socket.setNoDelay(true);
    socket.once('end', () => this.#events.ended());
    socket.on('error', (error) => (this.#error ??= error));
    socket.once('close', () => this.#events.closed(this.#error));
    if (already !== undefined && already.length > 0) this.#events.received(already);
    if (!inPlace) socket.on('data', (bytes: Buffer) => this.#events.received(bytes));
    if (socket.closed) this.#events.closed(this.#error);
    else if (this.#paused.size === 0 || inPlace) socket.resume();
  }

  /** Hands bytes to the socket together; calls back when it has taken them. */
  write(pieces: readonly Uint8Array[], done?: (error?: Error | null) => void): void {
    const socket = this.#socket;
    if (socket === undefined || pieces.length === 0) {
      done?.(socket === undefined ? new Error(t('There is no connection.')) : null);
      return;
    }
    if (pieces.length > 1) socket.cork();
    pieces.forEach((piece, i) => {
      if (i === pieces.length - 1) socket.write(piece, done);
      else socket.write(piece);
    });
    if (pieces.length > 1) socket.uncork();
  }

  /** Sends no more. */
  end(): void {
    this.#socket?.end();
  }

  destroy(): void {
    this.#socket?.destroy();
  }

  /** Stops to take bytes from the other side, which so is told to wait (RFC 9293 §3.8.6). */
  pause(reason: PauseReason): void {
    this.#paused.add(reason);
    if (!this.#inPlace) this.#socket?.pause();
  }

  /** Nothing is taken from the other side now. */
  get isPaused(): boolean {
    return this.#paused.size > 0;
  }

  /** Goes on where nobody else has a reason not to. */
  resume(reason: PauseReason): void {
    if (!this.#paused.delete(reason) || this.#paused.size > 0) return;
    const socket = this.#socket;
    if (socket === undefined || socket.destroyed) return;
    if (this.#inPlace) socket._read(0);
    else socket.resume();
  }
}
