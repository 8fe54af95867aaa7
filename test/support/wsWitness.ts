import { PassThrough } from 'node:stream';
import * as ws from 'ws';

/** The parts of `ws` that it exports and that its type declarations leave out. */
interface WsParts {
  PerMessageDeflate: new (options: object) => { accept(configurations: Record<string, unknown[]>[]): void };
  Receiver: new (options: object) => NodeJS.WritableStream;
  Sender: new (stream: object, extensions: object) => WsSender;
}

export interface WsSender {
  send(data: string | Uint8Array, options: object, done: () => void): void;
  ping(data: Uint8Array, mask: boolean, done: () => void): void;
  pong(data: Uint8Array, mask: boolean, done: () => void): void;
  close(code: number | undefined, reason: string | Uint8Array, mask: boolean, done: () => void): void;
}

const { PerMessageDeflate, Receiver, Sender } = ws as unknown as WsParts;

/** What `ws` made of a stream: its messages and control frames, and the error code it stopped with. */
export interface Witnessed {
  events: { kind: 'text' | 'binary' | 'ping' | 'pong' | 'close'; hex: string }[];
  error: string | undefined;
}

function extensions(isServer: boolean, deflate: boolean): object {
  if (!deflate) return {};
  const extension = new PerMessageDeflate({ threshold: 0, isServer });
  extension.accept([{}]);
  return { 'permessage-deflate': extension };
}

/** Feeds chunks to the receiver of `ws` and resolves when it has taken them all, or has failed. */
export async function witness(
  chunks: readonly Uint8Array[],
  { fromServer, deflate }: { fromServer: boolean; deflate: boolean },
): Promise<Witnessed> {
  const receiver = new Receiver({
    isServer: !fromServer,
    extensions: extensions(!fromServer, deflate),
    maxPayload: 0,
  });
  const witnessed: Witnessed = { events: [], error: undefined };
  const saw = (kind: Witnessed['events'][number]['kind'], data: Uint8Array): void => {
    witnessed.events.push({ kind, hex: Buffer.from(data).toString('hex') });
  };
  receiver.on('message', (data: Buffer, binary: boolean) => saw(binary ? 'binary' : 'text', data));
  receiver.on('ping', (data: Buffer) => saw('ping', data));
  receiver.on('pong', (data: Buffer) => saw('pong', data));
  receiver.on('conclude', (code: number, reason: Buffer) => {
    const head = code === 1005 ? Buffer.alloc(0) : Buffer.from([code >> 8, code & 0xff]);
    saw('close', Buffer.concat([head, reason]));
  });
  await new Promise<void>((resolve) => {
    receiver.on('error', (error: NodeJS.ErrnoException) => {
      witnessed.error = error.code ?? error.message;
      resolve();
    });
    receiver.on('finish', () => resolve());
    for (const chunk of chunks) receiver.write(Buffer.from(chunk));
    receiver.end();
  });
  return witnessed;
}

export interface SenderOptions {
  fromServer: boolean;
  deflate: boolean;
}

/** The bytes that the sender of `ws` writes for what `send` asks of it. */
export async function sentByWs(
  options: SenderOptions,
  send: (sender: WsSender, done: () => void) => void,
): Promise<Uint8Array> {
  const stream = new PassThrough();
  const written: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => written.push(chunk));
  const sender = new Sender(stream, extensions(options.fromServer, options.deflate));
  await new Promise<void>((resolve) => send(sender, resolve));
  await new Promise<void>((resolve) => {
    stream.once('end', resolve);
    stream.end();
  });
  return new Uint8Array(Buffer.concat(written));
}
