import { randomBytes } from 'node:crypto';
import WebSocket from 'ws';
import type { MessageFraming, Outgoing } from '../../contract/engine.ts';
import type { Compression, ConnectionProfile } from '../../contract/profile.ts';
import { piecesOf, piecesOfLengths } from '../wire/fragmentation.ts';
import { encodeFrame } from '../wire/frameEncoder.ts';
import type { Transport } from './transport.ts';
import { UpgradedStream, type Agreed } from './upgradedStream.ts';

const closeTime = 10_000;
// One packet may hold thousands of pings; each is answered. Bounded, because a peer may not read the answers.
const pendingPongs = 100_000;

export interface ControlPeerEvents {
  /** Bytes that go to the transport now. */
  written(bytes: Uint8Array): void;
  opened(): void;
  ended(code: number, reason: string): void;
}

/** `ws` over a transport that is upgraded: it sends what it is told to, and answers pings and close frames. */
export class ControlPeer {
  readonly #socket: WebSocket;
  readonly #stream: UpgradedStream;
  readonly #transport: Transport;
  /** The server sends no more. */
  #over = false;

  constructor(
    transport: Transport,
    { agreed, profile }: { agreed: Agreed; profile: Pick<ConnectionProfile, 'compression' | 'autoPong'> },
    events: ControlPeerEvents,
  ) {
    const stream = new UpgradedStream(transport, agreed, {
      written: (bytes) => events.written(bytes),
      wanted: () => transport.resume('control'),
    });
    this.#stream = stream;
    this.#transport = transport;
    // It would end the engine where nobody hears it; `ws` only hears of it after the upgrade.
    stream.on('error', () => undefined);
    this.#socket = new WebSocket('ws://localhost', agreed.subprotocol === undefined ? [] : [agreed.subprotocol], {
      createConnection: () => stream,
      perMessageDeflate: agreed.extensions === undefined ? false : deflateOptions(profile.compression),
      autoPong: profile.autoPong ?? true,
      closeTimeout: closeTime,
      maxPendingAutoPongs: pendingPongs,
    } as object);
    this.#socket.on('error', () => undefined);
    this.#socket.on('open', () => events.opened());
    this.#socket.on('close', (code, reason) => events.ended(code, reason.toString()));
  }

  get state(): 'open' | 'closing' {
    return this.#socket.readyState === WebSocket.OPEN ? 'open' : 'closing';
  }

  /** `passed` is called as each frame's last byte has passed; but for a close frame. */
  send(message: Outgoing, sent: (error?: Error | null) => void, passed?: () => void): void {
    const socket = this.#socket;
    const done = passed === undefined ? sent : this.#stream.watching(sent, passed);
    switch (message.kind) {
      case 'text':
        this.#sendMessage(message.text, false, message, done, passed);
        return;
      case 'binary':
        this.#sendMessage(message.bytes, message.binary ?? true, message, done, passed);
        return;
      case 'ping':
        socket.ping(message.bytes, true, done);
        return;
      case 'pong':
        socket.pong(message.bytes, true, done);
        return;
      case 'close':
        socket.close(message.code, message.reason);
        done();
        return;
      case 'frame':
        // By the way of all that `ws` writes, whose frames are never cut.
        this.#stream.write(encodeFrame(message, message.mask ? randomBytes(4) : undefined), done);
        return;
      default:
        message satisfies never;
    }
  }

  #sendMessage(
    data: string | Uint8Array,
    binary: boolean,
    { fragment, fragments, compress = true }: MessageFraming,
    done: (error?: Error | null) => void,
    passed?: () => void,
  ): void {
    if (fragment === undefined && fragments === undefined) {
      this.#socket.send(data, { binary, compress }, done);
      return;
    }
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    const pieces = fragments === undefined ? piecesOf(bytes, fragment!) : piecesOfLengths(bytes, fragments);
    for (const { bytes: piece, fin } of pieces) {
      const before = passed === undefined ? undefined : this.#stream.watching(undefined, passed);
      this.#socket.send(piece, { binary, compress, fin }, fin ? done : before);
    }
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  /** A control frame from the server, at most 125 bytes of payload. */
  control(opcode: number, payload: Uint8Array): void {
    const frame = Buffer.allocUnsafe(2 + payload.length);
    frame[0] = 0x80 | opcode;
    frame[1] = payload.length;
    frame.set(payload, 2);
    if (this.#over) return;
    // `ws` has not read those before it yet: then the server is to wait.
    if (!this.#stream.push(frame)) this.#transport.pause('control');
  }

  /** The server sends no more. */
  ended(): void {
    if (this.#over || this.#stream.destroyed) return;
    this.#over = true;
    this.#stream.push(null);
  }

  /** The transport is gone; what was given to `ws` before is read first. */
  closed(): void {
    this.ended();
    setImmediate(() => this.#stream.destroy());
  }

  destroy(): void {
    this.#socket.terminate();
  }
}

function deflateOptions(compression: ConnectionProfile['compression'] = true): object {
  const { threshold, clientMaxWindowBits }: Compression = typeof compression === 'boolean' ? {} : compression;
  return {
    ...(threshold === undefined ? {} : { threshold }),
    ...(typeof clientMaxWindowBits === 'number' ? { clientMaxWindowBits } : {}),
  };
}
