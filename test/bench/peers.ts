/** The processes at the other end of the sockets, and the bare client beside ours. They end with this one. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cleanEnvironment } from '../support/cleanEnvironment.ts';
import { loads, type Load } from './scale.ts';
import { within } from './within.ts';

const streamLimit = 120_000;

export interface BareRequest {
  url: string;
  /** Write the payloads there, one a line, after the connection's end. */
  linesTo?: string;
}

export interface BareResult {
  milliseconds: number;
  messages: number;
  /** Frames. */
  announced: number;
  failure?: string;
}

export interface Peers {
  /** The address that sends so many frames, rounded up to whole blocks; at full speed, or so many a second. */
  senderUrl(load: Load, frames: number, rate?: number): string;
  /** The address that sends so many binary messages of 100 MiB, of the bytes 00 to ff again and again. */
  giantsUrl(messages: number): string;
  /** The address that sends so many messages of MessagePack of 128 bytes, rounded up to whole blocks. */
  packedUrl(messages: number): string;
  readonly echoUrl: string;
  bare(request: BareRequest): Promise<BareResult>;
  stop(): void;
}

export async function startPeers(): Promise<Peers> {
  const sender = start('rawSender.ts');
  const echo = start('echoServer.ts');
  const client = start('bareClient.ts');
  const senderPort = await printedPort(sender);
  const echoPort = await printedPort(echo);
  const senderUrl = (frames: number, query: string): string =>
    `ws://127.0.0.1:${senderPort}/?frames=${Math.ceil(frames)}&${query}`;
  return {
    senderUrl: (load, frames, rate) =>
      senderUrl(frames, rate === undefined ? loads[load].query : `${loads[load].query}&rate=${rate}`),
    giantsUrl: (messages) => senderUrl(messages, `size=${100 * 2 ** 20}&kind=binary`),
    packedUrl: (messages) => senderUrl(messages, 'size=128&kind=msgpack'),
    echoUrl: `ws://127.0.0.1:${echoPort}/`,
    async bare(request) {
      const answer = once(client, 'message');
      client.send(request);
      const [result] = (await within(streamLimit, 'the bare client', answer)) as [BareResult];
      if (result.failure !== undefined) throw new Error(`The bare client: ${result.failure}`);
      return result;
    },
    stop() {
      for (const child of [sender, echo, client]) child.disconnect();
    },
  };
}

function start(file: string): ChildProcess {
  const options = { env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'inherit', 'ipc'] as ('ignore' | 'pipe')[] };
  return fork(join(import.meta.dirname, file), {
    ...options,
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
}

async function printedPort(child: ChildProcess): Promise<number> {
  const [text] = (await within(10_000, 'a peer starts', once(child.stdout!, 'data'))) as [Buffer];
  return Number(text.toString());
}
