/** The sender of `ws`: what it writes to a stream for what is asked of it. */
import { PassThrough } from 'node:stream';
import * as ws from 'ws';

export interface WsSender {
  send(data: string | Uint8Array, options: object, done: () => void): void;
  ping(data: Uint8Array, mask: boolean, done: () => void): void;
  pong(data: Uint8Array, mask: boolean, done: () => void): void;
  close(code: number | undefined, reason: string | Uint8Array, mask: boolean, done: () => void): void;
}

interface Untyped {
  Sender: new (stream: PassThrough, extensions: Record<string, unknown>) => WsSender;
  PerMessageDeflate: new (options: object) => { accept(parameters: readonly object[]): unknown };
}

const { Sender, PerMessageDeflate } = ws as unknown as Untyped;

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
  const extension = new PerMessageDeflate({ threshold: 0, isServer: options.fromServer });
  extension.accept([{}]);
  const sender = new Sender(stream, options.deflate ? { 'permessage-deflate': extension } : {});
  await new Promise<void>((resolve) => send(sender, resolve));
  await new Promise<void>((resolve) => {
    stream.once('end', resolve);
    stream.end();
  });
  return new Uint8Array(Buffer.concat(written));
}
