import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { EngineSocket } from '../../../support/decode/engineSocket.ts';

interface Push {
  receive(status: string, callback: (response: unknown) => void): Push;
}
interface Channel {
  join(): Push;
  push(event: string, payload: object): Push;
  on(event: string, callback: (payload: unknown) => void): void;
}
interface PhoenixSocket {
  connect(): void;
  disconnect(): void;
  channel(topic: string, params?: object): Channel;
}
const { Socket } = createRequire(import.meta.url)('phoenix') as {
  Socket: new (url: string, options: object) => PhoenixSocket;
};

/** A scripted peer: joins are welcome, `fail` is refused, all else is said to everybody. */
async function endpoint(): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const [join, ref, topic, event, payload] = JSON.parse(data.toString()) as unknown[];
      const status = event === 'fail' ? 'error' : 'ok';
      socket.send(JSON.stringify([join, ref, topic, 'phx_reply', { status, response: { event } }]));
      if (event === 'shout') socket.send(JSON.stringify([null, null, topic, 'shout', payload]));
    });
  });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/socket`;
}

const settled = (push: Push): Promise<unknown> =>
  new Promise((resolve) => {
    push
      .receive('ok', (response) => resolve({ ok: response }))
      .receive('error', (response) => resolve({ error: response }));
  });

describe('Phoenix channels, beside its client', () => {
  it('tells what it says and hears, and pairs what it pairs', async () => {
    const opened: EngineSocket[] = [];
    class Transport extends EngineSocket {
      constructor(url: string) {
        super(url);
        opened.push(this);
      }
    }
    const socket = new Socket(await endpoint(), { transport: Transport, heartbeatIntervalMs: 60_000 });
    onTestFinished(() => socket.disconnect());
    socket.connect();
    const channel = socket.channel('room:lobby', { name: 'Ada' });
    const shouted = new Promise((resolve) => channel.on('shout', resolve));
    expect(await settled(channel.join())).toEqual({ ok: { event: 'phx_join' } });
    expect(await settled(channel.push('fail', {}))).toEqual({ error: { event: 'fail' } });
    expect(await settled(channel.push('shout', { body: 'hi' }))).toEqual({ ok: { event: 'shout' } });
    expect(await shouted).toEqual({ body: 'hi' });
    expect((await opened[0]!.said()).map((said) => said.replace(/#\d+/, '#'))).toEqual([
      '> phx_join room:lobby # {"name":"Ada"}',
      '< phx_reply room:lobby # ok {"event":"phx_join"}',
      '> fail room:lobby #',
      '< phx_reply room:lobby # error {"event":"fail"}',
      '> shout room:lobby # {"body":"hi"}',
      '< phx_reply room:lobby # ok {"event":"shout"}',
      '< shout room:lobby {"body":"hi"}',
    ]);
    const answered = (await opened[0]!.answered()).map(([asked, answer]) => [asked.split(' ')[0], answer]);
    expect(answered).toEqual([
      ['phx_join', expect.stringContaining('"phx_join"')],
      ['fail', expect.stringContaining('error {"event":"fail"}')],
      ['shout', expect.stringContaining('"shout"')],
    ]);
    expect(opened[0]!.engine.snapshot.decoder).toMatchObject({ chain: 'phoenix', by: 'evidence' });
    expect(await opened[0]!.said('$.payload.body == "hi" dir:in')).toHaveLength(1);
  });
});
