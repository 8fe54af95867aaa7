/**
 * The server of the soak, a process of its own. It writes what it is told to over the channel to the process that
 * started it; connections are named by the path that they ask for.
 *
 *     node test/soak/peer.ts
 *     ws://127.0.0.1:PORT/NAME?kind=text|deflate|fragments|small&seed=1
 */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { RpcChannel } from '../../src/contract/rpc.ts';
import { closePayload, frame, scanFrames } from '../support/frames/index.ts';
import { answerBytes, headLength } from '../support/peers/upgradeAnswer.ts';
import { breaches, isTrafficKind, Traffic } from './traffic.ts';

export interface PeerCalls {
  /** Resolves when it listens. */
  port: { params: null; result: number };
  /** Writes so many frames; resolves with the bytes written since the connection began. */
  write: { params: { name: string; frames: number }; result: number };
  /** Ends a connection: with a close frame, in the middle of a frame, by a reset, or by breaking the protocol. */
  end: { params: { name: string; how: 'close' | 'cut' | 'reset' | { breach: number } }; result: null };
}

const mostFrames = 1_000_000;
const blockFrames = 1_000;

class Connection {
  readonly #socket: Socket;
  readonly #traffic: Traffic;
  #received = Buffer.alloc(0);
  #written: number;
  /** Our close frame is written. */
  #closed = false;

  constructor(socket: Socket, traffic: Traffic, written: number) {
    this.#socket = socket;
    this.#traffic = traffic;
    this.#written = written;
    socket.on('data', (bytes: Buffer) => this.#hear(bytes));
  }

  async write(frames: number): Promise<number> {
    for (let left = Math.min(frames, mostFrames); left > 0; left -= blockFrames) {
      const bytes = this.#traffic.take(Math.min(left, blockFrames));
      this.#written += bytes.length;
      // Called where the connection is gone, too.
      await new Promise<void>((resolve) => this.#socket.write(bytes, () => resolve()));
    }
    return this.#written;
  }

  end(how: PeerCalls['end']['params']['how']): void {
    if (how === 'reset') this.#socket.resetAndDestroy();
    else if (how === 'cut')
      this.#socket.end(frame({ opcode: 'binary', payload: new Uint8Array(500) }).subarray(0, 300));
    else if (how === 'close') {
      this.#closed = true;
      this.#socket.write(frame({ opcode: 'close', payload: closePayload(1001, 'going away') }));
    } else this.#socket.write(breaches[how.breach % breaches.length]!);
  }

  /** Answers a close frame, and ends; everything else is taken and forgotten. */
  #hear(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    const frames = scanFrames(this.#received);
    const last = frames.at(-1);
    if (last === undefined) return;
    this.#received = this.#received.subarray(last.start + last.wire.length);
    const close = frames.find(({ opcode }) => opcode === 8);
    if (close === undefined) return;
    if (!this.#closed) this.#socket.write(frame({ opcode: 'close', payload: close.payload }));
    this.#socket.end();
  }
}

const connections = new Map<string, Connection>();

async function serve(socket: Socket): Promise<void> {
  socket.setNoDelay(true);
  let head = Buffer.alloc(0);
  while (headLength(head) === undefined) head = Buffer.concat([head, (await once(socket, 'data'))[0] as Buffer]);
  const text = head.toString('latin1');
  const { pathname, searchParams } = new URL(text.split(' ')[1] ?? '/', 'ws://x');
  const kind = searchParams.get('kind') ?? 'text';
  if (!isTrafficKind(kind)) throw new Error(`There is no traffic ${kind}.`);
  const extraHeaders = [['Sec-WebSocket-Extensions', 'permessage-deflate']] as const;
  const answer = answerBytes(kind === 'deflate' ? { extraHeaders } : {}, text);
  const name = pathname.slice(1);
  connections.set(name, new Connection(socket, new Traffic(kind, Number(searchParams.get('seed'))), answer.length));
  socket.once('close', () => connections.delete(name));
  socket.write(answer);
}

const server = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  serve(socket).catch(() => socket.destroy());
});
server.listen(0, '127.0.0.1');
const listening = once(server, 'listening');
process.on('disconnect', () => process.exit());

function connection(name: string): Connection {
  const found = connections.get(name);
  if (found === undefined) throw new Error(`There is no connection ${name}.`);
  return found;
}

new RpcChannel<object, object, PeerCalls, object>(
  {
    post: (message) => void process.send!(message),
    listen(receive) {
      process.on('message', receive);
      return () => void process.off('message', receive);
    },
  },
  {
    port: async () => {
      await listening;
      return (server.address() as { port: number }).port;
    },
    write: ({ name, frames }) => connection(name).write(frames),
    end({ name, how }) {
      connection(name).end(how);
      return null;
    },
  },
);
