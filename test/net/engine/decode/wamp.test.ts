import { decode, encode } from '@msgpack/msgpack';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { decode as cborDecode, encode as cborEncode } from 'cborg';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocketServer, type RawData } from 'ws';
import { EngineSocket } from '../../../support/decode/engineSocket.ts';

/** What of its interface is used. */
interface Session {
  call(procedure: string, args?: unknown[], kwargs?: object): Promise<unknown>;
  register(procedure: string, endpoint: (args: number[]) => unknown): Promise<object>;
  subscribe(topic: string, handler: (args: unknown[], kwargs: object) => void): Promise<object>;
  publish(topic: string, args: unknown[], kwargs: object, options: object): Promise<object>;
  unregister(registration: object): Promise<unknown>;
  unsubscribe(subscription: object): Promise<unknown>;
}
interface Connection {
  onopen: (session: Session) => void;
  onclose: (reason: string, details: object) => boolean;
  open(): void;
  close(): void;
}
const autobahn = createRequire(import.meta.url)('autobahn') as {
  Connection: new (options: object) => Connection;
  Error: new (error: string, args: unknown[]) => Error;
  serializer: Record<'JSONSerializer' | 'MsgpackSerializer' | 'CBORSerializer', new () => object>;
};

type Message = [number, ...unknown[]];
const wires = {
  json: {
    read: (data: Buffer) => JSON.parse(data.toString()) as Message,
    write: (message: Message) => JSON.stringify(message),
    serializer: 'JSONSerializer',
  },
  msgpack: { read: (data: Buffer) => decode(data) as Message, write: encode, serializer: 'MsgpackSerializer' },
  cbor: { read: (data: Buffer) => cborDecode(data) as Message, write: cborEncode, serializer: 'CBORSerializer' },
} as const;

/** A router for one session: it calls and tells whom it is called and told by. */
async function router(name: keyof typeof wires): Promise<string> {
  const { read, write } = wires[name];
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => `wamp.2.${name}` });
  server.on('connection', (socket) => {
    const registrations = new Map<unknown, number>();
    const calls = new Map<number, unknown>();
    const say = (...message: Message): void => socket.send(write(message));
    socket.on('message', (data: RawData) => {
      const [type, request, ...rest] = read(data as Buffer);
      if (type === 1) say(2, 9129137332, { roles: { broker: {}, dealer: {} } });
      if (type === 6) say(6, {}, 'wamp.close.goodbye_and_out');
      if (type === 64) {
        registrations.set(rest[1], 700 + registrations.size);
        say(65, request, 699 + registrations.size);
      }
      if (type === 66) say(67, request);
      if (type === 32) say(33, request, 500);
      if (type === 34) say(35, request);
      if (type === 16) {
        say(17, request, 900);
        say(36, 500, 900, {}, rest[2], rest[3]);
      }
      if (type === 48) {
        const registration = registrations.get(rest[1]);
        if (registration === undefined) say(8, 48, request, {}, 'wamp.error.no_such_procedure');
        else {
          calls.set(calls.size + 1, request);
          say(68, calls.size, registration, {}, rest[2] ?? []);
        }
      }
      if (type === 70) say(50, calls.get(request as number), {}, rest[1]);
      if (type === 8) say(8, 48, calls.get(rest[0] as number), {}, rest[2], rest[3] ?? []);
    });
  });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('WAMP, beside autobahn-js', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it.each(['json', 'msgpack', 'cbor'] as const)(
    'tells what it says and hears, and pairs what it pairs, in %s',
    async (name) => {
      const url = await router(name);
      const opened: EngineSocket[] = [];
      class Socket extends EngineSocket {
        constructor(to: string, subprotocols: string[]) {
          super(to, subprotocols);
          opened.push(this);
        }
      }
      vi.stubGlobal('WebSocket', Socket);
      const serializers = [new autobahn.serializer[wires[name].serializer]()];
      const connection = new autobahn.Connection({
        url,
        realm: 'realm1',
        serializers,
        max_retries: 0,
        on_user_error: () => undefined,
      });
      const closed = new Promise<string>((resolve) => {
        connection.onclose = (reason) => {
          resolve(reason);
          return true;
        };
      });
      const session = await new Promise<Session>((resolve) => {
        connection.onopen = resolve;
        connection.open();
      });
      const add = await session.register('com.example.add', ([a = 0, b = 0]) => a + b);
      await session.register('com.example.fail', () => {
        throw new autobahn.Error('com.example.error', ['it failed']);
      });
      expect(await session.call('com.example.add', [1, 2])).toBe(3);
      await expect(session.call('com.example.fail')).rejects.toMatchObject({ error: 'com.example.error' });
      await expect(session.call('com.example.none')).rejects.toMatchObject({ error: 'wamp.error.no_such_procedure' });
      const told = new Promise<unknown>((resolve) => {
        void session
          .subscribe('com.example.news', (args, kwargs) => resolve([args, kwargs]))
          .then(async (subscription) => {
            await session.publish('com.example.news', ['hällo'], { n: 1 }, { acknowledge: true, exclude_me: false });
            await session.unsubscribe(subscription);
            await session.unregister(add);
            connection.close();
          });
      });
      expect(await told).toEqual([['hällo'], { n: 1 }]);
      expect(await closed).toBe('closed');
      const socket = opened[0]!;
      await socket.engine.until(({ frames }) => frames >= 27);
      const said = await socket.said();
      expect(said.map((one) => one.replace(/#\d{3,}/, '#'))).toEqual([
        '> HELLO realm1',
        '< WELCOME session 9129137332',
        '> REGISTER com.example.add #1',
        '< REGISTERED #1 registration 700',
        '> REGISTER com.example.fail #2',
        '< REGISTERED #2 registration 701',
        '> CALL com.example.add #3 [1,2]',
        '< INVOCATION #1 registration 700 [1,2]',
        '> YIELD #1 [3]',
        '< RESULT #3 [3]',
        '> CALL com.example.fail #4',
        '< INVOCATION #2 registration 701',
        '> ERROR INVOCATION #2 com.example.error ["it failed"]',
        '< ERROR CALL #4 com.example.error ["it failed"]',
        '> CALL com.example.none #5',
        '< ERROR CALL #5 wamp.error.no_such_procedure',
        '> SUBSCRIBE com.example.news #6',
        '< SUBSCRIBED #6 subscription 500',
        '> PUBLISH com.example.news #7 ["hällo"] {"n":1}',
        '< PUBLISHED #7 publication 900',
        '< EVENT subscription 500 publication 900 ["hällo"] {"n":1}',
        '> UNSUBSCRIBE #8 subscription 500',
        '< UNSUBSCRIBED #8',
        '> UNREGISTER #9 registration 700',
        '< UNREGISTERED #9',
        '> GOODBYE wamp.close.normal',
        '< GOODBYE wamp.close.goodbye_and_out',
      ]);
      const answered = await socket.answered();
      expect(answered.map(([asked, answer]) => [asked.split(' ')[0], answer.split(' ')[0]])).toEqual([
        ['HELLO', 'WELCOME'],
        ['REGISTER', 'REGISTERED'],
        ['REGISTER', 'REGISTERED'],
        ['CALL', 'RESULT'],
        ['INVOCATION', 'YIELD'],
        ['CALL', 'ERROR'],
        ['INVOCATION', 'ERROR'],
        ['CALL', 'ERROR'],
        ['SUBSCRIBE', 'SUBSCRIBED'],
        ['PUBLISH', 'PUBLISHED'],
        ['UNSUBSCRIBE', 'UNSUBSCRIBED'],
        ['UNREGISTER', 'UNREGISTERED'],
        ['GOODBYE', 'GOODBYE'],
      ]);
      expect(await socket.said('$.procedure == "com.example.add" dir:out')).toHaveLength(2);
      expect(socket.engine.snapshot.decoder).toEqual({
        chain: 'wamp',
        by: 'evidence',
        sure: 1,
        evidence: ['subprotocol', 'messages'],
        writes: true,
      });
    },
  );
});
