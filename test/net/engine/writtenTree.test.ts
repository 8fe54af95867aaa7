import { decode as unpack } from '@msgpack/msgpack';
import { deserialize } from 'bson';
import { decode as decodeCbor, Tagged } from 'cborg';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { parser } from 'mqtt-packet';
import { Server } from 'socket.io';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import type { WrittenTree } from '../../../src/contract/engine.ts';
import type { ConnectionProfile } from '../../../src/contract/profile.ts';
import { tickSchema, tickType } from '../../support/decode/avroWitness.ts';
import { mqttBroker } from '../../support/decode/mqttBroker.ts';
import { decoded, feedSchema } from '../../support/decode/protobufWitness.ts';
import { EngineUnderTest, never } from '../../support/engines.ts';

interface Heard {
  data: Buffer;
  binary: boolean;
}

/** What `ws` hears on loopback, in order. */
async function peer(subprotocol?: string) {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    ...(subprotocol !== undefined && { handleProtocols: () => subprotocol }),
  });
  const heard: Heard[] = [];
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer, binary) => heard.push({ data, binary }));
  });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard };
}

async function connected(profile: ConnectionProfile) {
  const engine = new EngineUnderTest();
  expect(await engine.connect(profile)).toBeUndefined();
  const send = (tree: unknown, how: Omit<WrittenTree, 'kind' | 'json'> = {}): Promise<unknown> =>
    Promise.resolve(
      engine.calls.send(
        {
          session: 's',
          message: { kind: 'tree', json: typeof tree === 'string' ? tree : JSON.stringify(tree), ...how },
        },
        never,
      ),
    );
  return { engine, send };
}

/** What a peer hears of a tree that a connection with this profile sends. */
async function sent(tree: unknown, profile: Omit<ConnectionProfile, 'url'>, subprotocol?: string): Promise<Heard> {
  const { url, heard } = await peer(subprotocol);
  const { send } = await connected({ url, ...profile });
  await send(tree);
  await expect.poll(() => heard.length).toBe(1);
  return heard[0]!;
}

const tick = { type: 'tick', symbol: 'ÉTH', prices: [1, 2.5, -3], nested: { a: true, none: null } };
const json = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString());

describe('a tree that is sent', () => {
  it('is read by the library of its format: MessagePack, CBOR, BSON', async () => {
    const packed = await sent(tick, { decoder: 'msgpack' });
    expect([packed.binary, unpack(packed.data)]).toEqual([true, tick]);
    expect(decodeCbor((await sent(tick, { decoder: 'cbor' })).data)).toEqual(tick);
    expect(deserialize((await sent(tick, { decoder: 'bson' })).data)).toEqual(tick);
  });

  it('has bytes, times, extensions, tags and numbers of any length', async () => {
    const written =
      '{"id":18446744073709551615,"bytes":"h\'00ff\'","at":{"timestamp":"2026-01-02T03:04:05.000000006Z"}}';
    const packed = await sent(written, { decoder: 'msgpack' });
    // A time with nanoseconds has eight bytes: thirty bits of them, thirty-four of seconds.
    const seconds = BigInt(Date.UTC(2026, 0, 2, 3, 4, 5) / 1000);
    const time = ((6n << 34n) | seconds).toString(16).padStart(16, '0');
    expect(packed.data.toString('hex')).toContain(`d7ff${time}`);
    expect(unpack(packed.data, { useBigInt64: true })).toMatchObject({
      id: 2n ** 64n - 1n,
      bytes: Buffer.from([0, 255]),
    });
    const extension = await sent({ x: { extension: 5, data: "h'0102'" } }, { decoder: 'msgpack' });
    expect(extension.data.toString('hex')).toBe('81a178d5050102');
    const tagged = await sent('{"id":18446744073709551615,"t":{"tag":32,"value":"http://a/"}}', { decoder: 'cbor' });
    expect(decodeCbor(tagged.data, { tags: Tagged.preserve(32), allowBigInt: true })).toEqual({
      id: 2n ** 64n - 1n,
      t: new Tagged(32, 'http://a/'),
    });
  });

  it('is read by protobufjs and avsc, by the schema of the profile', async () => {
    const schema = { file: feedSchema, in: 'ServerMessage', out: 'ClientMessage' };
    const message = { id: 7, subscribe: { symbols: ['ETH'] } };
    const { data } = await sent(message, { decoder: 'protobuf', schema });
    expect(decoded('feed.v1.ClientMessage', data)).toEqual(message);
    const value = { id: 7, symbol: 'ETH', side: 'BUY', price: 1.5, depth: [1], volumes: {}, note: null, before: null };
    const avro = await sent({ ...value, signature: "h'01020304'" }, { decoder: 'avro', schema: { file: tickSchema } });
    expect(tickType.fromBuffer(avro.data)).toEqual({ ...value, signature: Buffer.from('01020304', 'hex') });
  });

  it.each([
    ['gzip > json', (bytes: Buffer) => json(gunzipSync(bytes))],
    ['zlib > json', (bytes: Buffer) => json(inflateSync(bytes))],
    ['deflate > json', (bytes: Buffer) => json(inflateRawSync(bytes))],
    ['brotli > json', (bytes: Buffer) => json(brotliDecompressSync(bytes))],
    ['utf-16le > json', (bytes: Buffer) => JSON.parse(bytes.toString('utf16le')) as unknown],
    ['latin1 > json', (bytes: Buffer) => JSON.parse(bytes.toString('latin1')) as unknown],
    ['gzip > cbor', (bytes: Buffer) => decodeCbor(gunzipSync(bytes)) as unknown],
  ])('is wrapped: %s', async (decoder, read) => {
    const { data, binary } = await sent(tick, { decoder });
    expect([binary, read(data)]).toEqual([true, tick]);
  });

  it('is a text where the outermost wrapper is Base64', async () => {
    const { data, binary } = await sent(tick, { decoder: 'base64 > zlib > msgpack' });
    expect([binary, unpack(inflateSync(Buffer.from(data.toString(), 'base64')))]).toEqual([false, tick]);
  });

  it('is a message of WAMP in the serialization that was agreed', async () => {
    const call = { type: 'CALL', request: 3, options: {}, procedure: 'com.example.add', args: [1, 2] };
    const list = [48, 3, {}, 'com.example.add', [1, 2]];
    const of = async (subprotocol: string) => (await sent(call, { subprotocols: [subprotocol] }, subprotocol)).data;
    expect(unpack(await of('wamp.2.msgpack'))).toEqual(list);
    expect(decodeCbor(await of('wamp.2.cbor'))).toEqual(list);
    expect(json(await of('wamp.2.json'))).toEqual(list);
  });

  it('is a message of STOMP, with its lengths and escapes', async () => {
    const frame = { command: 'SEND', headers: { destination: '/queue/a', odd: 'a:b\nc' }, body: 'hällo' };
    expect((await sent(frame, { decoder: 'stomp' })).data.toString()).toBe(
      'SEND\ndestination:/queue/a\nodd:a\\cb\\nc\n\nhällo\0',
    );
  });

  it('is an invocation of SignalR by the protocol of the handshake', async () => {
    const { url, heard } = await peer();
    const { engine, send } = await connected({ url, decoder: 'signalr' });
    const handshake = `${JSON.stringify({ protocol: 'messagepack', version: 1 })}\x1e`;
    const message = { kind: 'text' as const, text: handshake };
    await engine.calls.send({ session: 's', message }, never);
    await send({ type: 1, invocationId: '0', target: 'Send', arguments: ['a', 1] });
    await expect.poll(() => heard.length).toBe(2);
    const { data } = heard[1]!;
    expect([data[0], unpack(data.subarray(1))]).toEqual([data.length - 1, [1, {}, '0', 'Send', ['a', 1]]]);
  });

  it('is found where nobody answered it, though it is binary', async () => {
    const { url, heard } = await peer('mqtt');
    const { engine, send } = await connected({ url, subprotocols: ['mqtt'] });
    const connect = {
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean: true,
      clientId: 'c',
      keepalive: 0,
    };
    await send(connect);
    await send({ cmd: 'publish', topic: 'a/b', qos: 1, messageId: 5, payload: 'x' });
    await send({ cmd: 'publish', topic: 'a/b', qos: 0, payload: 'nobody is asked' });
    await engine.calls.send({ session: 's', message: { kind: 'ping', bytes: new Uint8Array(0) } }, never);
    await expect.poll(() => heard.length).toBe(3);
    const unanswered = (await engine.rows('reply:none -op:ping')).map(({ preview }) => preview);
    expect(unanswered).toEqual(['CONNECT c MQTT 3.1.1', 'PUBLISH a/b QoS 1 #5 x']);
  });

  it('goes out in fragments where that is asked for', async () => {
    const { url, heard } = await peer();
    const { engine, send } = await connected({ url, decoder: 'msgpack' });
    await send(tick, { fragment: 10 });
    await expect.poll(() => heard.length).toBe(1);
    expect(unpack(heard[0]!.data)).toEqual(tick);
    expect((await engine.rows('dir:out', 'frames')).length).toBeGreaterThan(2);
  });
});

describe('trees that real servers hear', () => {
  it('connect to aedes, publish, and are acknowledged', async () => {
    const { url, aedes, answers } = await mqttBroker();
    const published: unknown[] = [];
    aedes.on('publish', ({ topic, payload }, client) => client && published.push([topic, payload.toString()]));
    const { engine, send } = await connected({ url, subprotocols: ['mqtt'], decoder: 'mqtt' });
    await send({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean: true,
      clientId: 'probe',
      keepalive: 0,
    });
    await send({ cmd: 'publish', topic: 'a/b', qos: 1, messageId: 5, payload: { temperature: 21 } });
    await expect.poll(() => published).toEqual([['a/b', '{"temperature":21}']]);
    const commands = (): string[] => {
      const read: string[] = [];
      const packets = parser();
      packets.on('packet', ({ cmd }) => read.push(cmd));
      packets.parse(Buffer.concat(answers));
      return read;
    };
    await expect.poll(commands).toEqual(['connack', 'puback']);
    await expect
      .poll(async () => (await engine.rows('mqtt.cmd:puback')).map(({ preview }) => preview))
      .toEqual(['PUBACK #5']);
  });

  it('are events of Socket.IO, and are acknowledged by its server', async () => {
    const http = createServer();
    const server = new Server(http);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => server.close());
    server.on('connection', (socket) => {
      socket.on('join', (name: string, done: (answer: object) => void) => done({ welcome: name }));
    });
    const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/socket.io/?EIO=4&transport=websocket`;
    const { engine, send } = await connected({ url });
    await send({ engine: 'message', type: 'connect', namespace: '/' });
    // What comes before the server has let it in is refused.
    const admitted = (): Promise<number> => engine.rows('dir:in socketio.type:connect').then(({ length }) => length);
    await expect.poll(admitted, { timeout: 10_000 }).toBe(1);
    await send({ engine: 'message', type: 'event', namespace: '/', id: 7, data: ['join', 'Ada'] });
    await expect
      .poll(async () => (await engine.rows('dir:in socketio.type:ack')).map(({ preview }) => preview), {
        timeout: 10_000,
      })
      .toEqual(['ack 7 {"welcome":"Ada"}']);
  });
});

describe('a tree that cannot be sent', () => {
  it.each([
    ['none', '{}', 'no-decoder'],
    ['zstd > json', '{}', 'decoder-reads-only'],
    ['rfb', '{}', 'decoder-reads-only'],
    ['mqtt', '{"cmd":"nothing"}', 'not-encoded'],
    ['mqtt', '[1]', 'not-encoded'],
    ['bson', '[]', 'not-encoded'],
    ['windows-1251 > json', '{"a":"你"}', 'not-encoded'],
    ['msgpack', '{"a":', 'not-encoded'],
    ['msgpack', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'not-encoded'],
  ])('says why: %s %#', async (decoder, tree, code) => {
    const { url, heard } = await peer();
    const { send, engine } = await connected({ url, decoder });
    await expect(send(tree)).rejects.toMatchObject({
      failure: { code, cause: expect.stringMatching(/[.!?…]$/) as string },
    });
    expect([heard, (await engine.rows('dir:out')).length]).toEqual([[], 0]);
  });
});

describe('a message that is to be edited', () => {
  it('is a tree where its decoder writes the very same bytes', async () => {
    const { url, heard } = await peer();
    const { engine, send } = await connected({ url, decoder: 'msgpack' });
    await send(tick);
    // A number in more bytes than it needs, and what is no MessagePack.
    for (const hex of ['81a161cd0001', 'c1']) {
      const message = { kind: 'binary' as const, bytes: Buffer.from(hex, 'hex') };
      await engine.calls.send({ session: 's', message }, never);
    }
    await expect.poll(() => heard.length).toBe(3);
    const tree = (id: number): Promise<unknown> => Promise.resolve(engine.calls.tree({ session: 's', id }, never));
    const trees = await Promise.all([1, 2, 3].map(tree));
    expect(trees).toEqual([JSON.stringify(tick), null, null]);
    expect(engine.snapshot.decoder).toMatchObject({ chain: 'msgpack', writes: true });
  });
});
