import { createRequire } from 'node:module';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scriptedPeer } from '../../../support/decode/scriptedPeer.ts';
import { socketClass } from '../../../support/decode/socketClass.ts';

/** What of its interface is used. */
interface Client {
  connect(): Promise<unknown>;
  disconnect(): Promise<unknown>;
  call(method: string, ...params: unknown[]): Promise<unknown>;
  subscribe(name: string, ...params: unknown[]): { ready(): Promise<unknown>; remove(): Promise<unknown> };
  collection(name: string): { fetch(): unknown[] };
}
const simpleDDP = createRequire(import.meta.url)('simpleddp') as new (options: object) => Client;

interface Message {
  msg: string;
  id?: string;
  method?: string;
  name?: string;
  params?: number[];
}

/** A Meteor with one collection and one method. */
const server = (): Promise<string> =>
  scriptedPeer(
    (socketSay) => {
      const say = (message: object): void => socketSay(JSON.stringify(message));
      say({ server_id: '0' });
      return (text) => {
        const { msg, id, method, name, params = [] } = JSON.parse(text) as Message;
        if (msg === 'connect') {
          say({ msg: 'connected', session: 'abc' });
          say({ msg: 'ping' });
        }
        if (msg === 'method' && method === 'add') {
          say({ msg: 'updated', methods: [id] });
          say({ msg: 'result', id, result: params.reduce((a, b) => a + b, 0) });
        } else if (msg === 'method') {
          say({ msg: 'result', id, error: { error: 404, reason: 'Method not found' } });
        }
        if (msg === 'sub' && name === 'lists') {
          say({ msg: 'added', collection: 'lists', id: 'a', fields: { name: 'hällo' } });
          say({ msg: 'ready', subs: [id] });
        }
        if (msg === 'unsub') say({ msg: 'nosub', id });
      };
    },
    { path: '/websocket' },
  );

describe('DDP, beside simpleddp', () => {
  it('tells what it says and hears, and pairs what it pairs', async () => {
    const { Socket, opened } = socketClass();
    const client = new simpleDDP({
      endpoint: await server(),
      SocketConstructor: Socket,
      autoConnect: false,
      autoReconnect: false,
    });
    onTestFinished(() => void client.disconnect());
    await client.connect();
    expect(await client.call('add', 1, 2)).toBe(3);
    await expect(client.call('fail')).rejects.toMatchObject({ error: 404 });
    const subscription = client.subscribe('lists', 'mine');
    await subscription.ready();
    expect(client.collection('lists').fetch()).toEqual([{ id: 'a', name: 'hällo' }]);
    await subscription.remove();
    const socket = opened[0]!;
    await socket.engine.until(({ frames }) => frames >= 15);
    expect((await socket.said()).map((said) => said.replaceAll(/#\S+/g, '#'))).toEqual([
      '< {"server_id":"0"}',
      '> connect 1',
      '< connected abc',
      '< ping',
      '> pong',
      '> method add # [1,2]',
      '< updated #',
      '< result # 3',
      '> method fail # []',
      '< result # error 404 Method not found',
      '> sub lists # ["mine"]',
      '< added lists/a {"name":"hällo"}',
      '< ready #',
      '> unsub #',
      '< nosub #',
    ]);
    const answered = await socket.answered();
    expect(answered.map(([asked, answer]) => [asked.split(' ')[0], answer.split(' ')[0]])).toEqual([
      ['connect', 'connected'],
      ['ping', 'pong'],
      ['method', 'result'],
      ['method', 'result'],
      ['sub', 'ready'],
      ['unsub', 'nosub'],
    ]);
    for (const [asked, answer] of answered) expect(/#\S+/.exec(asked)?.[0]).toBe(/#\S+/.exec(answer)?.[0]);
    expect(await socket.said('$.fields.name == "hällo"')).toHaveLength(1);
    expect(socket.engine.snapshot.decoder).toMatchObject({ chain: 'ddp', by: 'evidence', sure: 0.95 });
  });
});
