/** `ws`'s own frame writer and reader, as witnesses that share no code with ours. They are exported, but not typed. */
import type { Writable } from 'node:stream';
import * as ws from 'ws';
import { concat } from './hex.ts';

interface SenderOptions {
  fin: boolean;
  rsv1: boolean;
  opcode: number;
  mask: boolean;
  generateMask?: (key: Uint8Array) => void;
  readOnly: boolean;
}

interface Deflate {
  accept(parameters: readonly object[]): unknown;
  cleanup(): void;
}

interface Untyped {
  Sender: { frame(data: Buffer, options: SenderOptions): Uint8Array[] };
  Receiver: new (options: { isServer: boolean; extensions: Record<string, unknown> }) => Writable;
  PerMessageDeflate: new (options: { isServer: boolean }) => Deflate;
}

const { Sender, Receiver, PerMessageDeflate } = ws as unknown as Untyped;

export interface SentByWs {
  fin?: boolean;
  rsv1?: boolean;
  opcode: number;
  /** 4 bytes. */
  mask?: Uint8Array;
  payload: Uint8Array;
}

/** The frame as `ws` writes it. */
export function frameOfWs({ fin = true, rsv1 = false, opcode, mask, payload }: SentByWs): Uint8Array {
  const options = { fin, rsv1, opcode, mask: mask !== undefined, readOnly: false };
  const generateMask = mask && ((key: Uint8Array): void => key.set(mask));
  // A copy: ws masks in place.
  return concat(...Sender.frame(Buffer.from(payload), generateMask ? { ...options, generateMask } : options));
}

export interface HeardByWs {
  event: 'text' | 'binary' | 'ping' | 'pong' | 'close' | 'error';
  /** Of a close frame: the reason. */
  bytes: Uint8Array;
  /** Of a close frame: the code. Of an error: the code that ws closes with. */
  code?: number;
}

export interface HearingOptions {
  /** Reads as a server does: frames must be masked. */
  isServer?: boolean;
  /** permessage-deflate was negotiated. */
  deflate?: { contextTakeover: boolean };
}

/** What `ws` reads from these bytes, given to it in these chunks. Ends with the first error. */
export async function heardByWs(chunks: readonly Uint8Array[], options: HearingOptions = {}): Promise<HeardByWs[]> {
  const { isServer = false, deflate } = options;
  const extension = new PerMessageDeflate({ isServer });
  extension.accept([parameters(isServer, deflate?.contextTakeover ?? true)]);
  const receiver = new Receiver({ isServer, extensions: deflate ? { 'permessage-deflate': extension } : {} });
  const heard: HeardByWs[] = [];
  const hear = (event: HeardByWs['event'], bytes: Uint8Array, code?: number): unknown =>
    heard.push({ event, bytes: Uint8Array.from(bytes), ...(code === undefined ? {} : { code }) });
  receiver.on('message', (data: Buffer, binary: boolean) => hear(binary ? 'binary' : 'text', data));
  receiver.on('ping', (data: Buffer) => hear('ping', data));
  receiver.on('pong', (data: Buffer) => hear('pong', data));
  receiver.on('conclude', (code: number, reason: Buffer) => hear('close', reason, code));
  receiver.on('error', (error: object) => hear('error', new Uint8Array(), closeCodeOf(error)));
  for (const chunk of chunks) {
    if (!receiver.writable) break;
    await new Promise<void>((resolve) => receiver.write(Buffer.from(chunk), () => resolve()));
  }
  extension.cleanup();
  return heard;
}

function parameters(isServer: boolean, contextTakeover: boolean): object {
  if (contextTakeover) return {};
  return { [isServer ? 'client_no_context_takeover' : 'server_no_context_takeover']: [true] };
}

/** ws keeps the close code of an error under a symbol. */
function closeCodeOf(error: object): number | undefined {
  const symbol = Object.getOwnPropertySymbols(error).find(({ description }) => description === 'status-code');
  const code: unknown = symbol && (error as Record<symbol, unknown>)[symbol];
  return typeof code === 'number' ? code : undefined;
}
