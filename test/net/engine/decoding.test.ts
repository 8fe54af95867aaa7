import { encode } from '@msgpack/msgpack';
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatIds } from '../../../src/contract/decoding.ts';
import type { ConnectionProfile, PayloadSchema } from '../../../src/contract/profile.ts';
import { dice, mutated } from '../../support/decode/fuzz.ts';
import { payload } from '../../support/decode/payloads.ts';
import { encoded, feedSchema } from '../../support/decode/protobufWitness.ts';
import { samples } from '../../support/decode/samples.ts';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { frame } from '../../support/frames/index.ts';
import { end, rawPeer, send } from '../../support/peers/index.ts';

type Sent = string | Uint8Array;

async function recorded(messages: readonly Sent[], profile: Omit<ConnectionProfile, 'url'> = {}) {
  const frames = messages.map((payload) => frame({ opcode: typeof payload === 'string' ? 'text' : 'binary', payload }));
  const peer = await rawPeer({ steps: [...frames.map((one) => send(one)), end()] });
  const engine = new EngineUnderTest();
  await engine.connect({ url: peer.url, ...profile });
  await engine.until(({ state }) => state === 'closed');
  return engine;
}

const ticks = ['ETH', 'BTC', 'ETH'].map((symbol, price) => ({ type: 'tick', symbol, price }));
const packed = ticks.map((tick) => Buffer.from(encode(tick)));
const previews = async (engine: EngineUnderTest, filter = '-op:close', view: 'frames' | 'messages' = 'messages') =>
  (await engine.rows(filter, view)).filter(({ marker }) => marker === undefined).map(({ preview }) => preview);
const detail = (engine: EngineUnderTest, id: number) =>
  Promise.resolve(engine.calls.detail({ session: 's', id, limit: 1_000 }, never));

describe('what payloads mean', () => {
  it('is recognised, told, and in the rows', async () => {
    const engine = await recorded(packed);
    expect(await previews(engine)).toEqual(ticks.map((tick) => JSON.stringify(tick)));
    expect(engine.snapshot.decoder).toMatchObject({ chain: 'msgpack', by: 'evidence' });
    const [row] = await engine.rows();
    expect(row).toMatchObject({ decoder: 'msgpack', payloadLength: packed[0]!.length });
  });

  it('is what filters by path go into', async () => {
    const engine = await recorded(packed);
    expect(await previews(engine, '$.symbol == "ETH"')).toHaveLength(2);
    expect(await previews(engine, '$.price > 0', 'frames')).toHaveLength(2);
    expect(await previews(engine, '$.nothing exists')).toHaveLength(0);
  });

  it('is what fields behind a decoder’s id are of', async () => {
    const engine = await recorded(packed);
    expect(await previews(engine, 'msgpack.symbol:eth')).toHaveLength(2);
    expect(await previews(engine, 'msgpack.symbol=eth')).toHaveLength(0);
    expect(await previews(engine, 'msgpack.price>0 msgpack.symbol:ETH')).toHaveLength(1);
    const of = { session: 's', view: 'messages' as const, start: 0, count: 9 };
    const { total, notes } = await Promise.resolve(engine.calls.window({ ...of, filter: 'mqtt.topic:a' }, never));
    const text = 'The messages are read as msgpack, not as mqtt: nothing is found. Choose Decoder… changes that.';
    expect([total, notes]).toEqual([0, [{ from: 0, to: 0, text }]]);
  });

  it('is found by a topic in every packet that names it', async () => {
    const subscribe = Buffer.from('82080001' + '0003612f62' + '00', 'hex');
    const publish = Buffer.from('3007' + '0003612f62' + '6869', 'hex');
    const engine = await recorded([subscribe, publish, Buffer.from('c000', 'hex')], { decoder: 'mqtt' });
    expect(await previews(engine, 'mqtt.topic:"a/b"')).toEqual(['SUBSCRIBE a/b #1', 'PUBLISH a/b hi']);
    expect(await previews(engine, 'mqtt.cmd:pingreq')).toEqual(['PINGREQ']);
  });

  it('is a tree with places in the detail', async () => {
    const engine = await recorded(packed);
    const { decoded } = await detail(engine, 1);
    expect(decoded).toMatchObject({ decoder: 'msgpack', title: 'MessagePack', tree: JSON.stringify(ticks[0]) });
    const ranges = decoded !== undefined && 'ranges' in decoded ? decoded.ranges : [];
    const { from, to } = ranges.find(({ path }) => path.join() === 'symbol')!;
    expect(packed[0]!.subarray(from, to).toString('latin1')).toBe('\u00a3ETH');
  });

  it('has a line that is bounded, however much is in the message', async () => {
    const engine = await recorded([Buffer.from('c000'.repeat(2_000), 'hex')], { decoder: 'mqtt' });
    const { decoded } = await detail(engine, 1);
    expect(decoded).toMatchObject({ decoder: 'mqtt', summary: expect.stringMatching(/^PINGREQ; PINGREQ; /) });
    expect(decoded !== undefined && 'summary' in decoded && decoded.summary.length).toBe(2_000);
    const [row] = await engine.rows('op:binary');
    expect(row!.preview.length).toBeLessThanOrEqual(2_000);
  });

  it('is said where one message is something else, with the reason and the place', async () => {
    const engine = await recorded([...packed, Buffer.from('93c1', 'hex')]);
    expect(await previews(engine)).toContain('93 c1');
    const { decoded, row } = await detail(engine, 4);
    expect(decoded).toMatchObject({
      decoder: 'msgpack',
      offset: 1,
      failure: 'An array of 3 elements is announced; bytes left: 1.',
    });
    expect(row.decoder).toBeUndefined();
    const failure = 'An array of 3 elements is announced; bytes left: 1.';
    expect(row.refused).toEqual({ title: 'MessagePack', failure, offset: 1 });
    expect((await engine.rows('op:binary')).map(({ refused }) => refused?.offset)).toEqual([
      ...packed.map(() => undefined),
      1,
    ]);
  });

  it('is no news where JSON was recognised, and no more, until somebody has chosen it', async () => {
    const engine = await recorded(['{"a":1}', '{"a":2}', '[3]', '{"a":4}', 'Hello']);
    const refusals = async () => (await engine.rows('op:text')).filter(({ refused }) => refused !== undefined).length;
    expect(await refusals()).toBe(0);
    expect(engine.snapshot.decoder).toMatchObject({ chain: 'json', by: 'evidence', sure: 0.4 });
    await engine.calls.chooseDecoder({ session: 's', chain: 'json' }, never);
    expect(await refusals()).toBe(1);
  });

  it('is what the profile says, and by a chain', async () => {
    const wrapped = packed.map((bytes) => deflateSync(bytes).toString('base64'));
    const engine = await recorded(wrapped, { decoder: 'base64 > zlib > msgpack' });
    expect(await previews(engine)).toEqual(ticks.map((tick) => JSON.stringify(tick)));
    expect(engine.snapshot.decoder).toEqual({ chain: 'base64 > zlib > msgpack', by: 'profile', writes: true });
    expect(await previews(engine, '$.symbol == "BTC"')).toHaveLength(1);
  });

  it('is what a person chooses, kept with the capture, and never changes the record', async () => {
    const engine = await recorded(packed);
    const before = await Promise.resolve(engine.calls.wire({ session: 's', id: 1 }, never));
    await engine.calls.chooseDecoder({ session: 's', chain: 'none' }, never);
    expect((await previews(engine))[0]).toBe(packed[0]!.toString('hex').replace(/..(?!$)/g, '$& '));
    expect(await previews(engine, '$.symbol == "ETH"')).toHaveLength(0);
    await engine.calls.chooseDecoder({ session: 's', chain: 'cbor' }, never);
    expect(engine.snapshot.decoder).toEqual({ chain: 'cbor', by: 'choice', writes: true });
    await engine.calls.forget({ session: 's' }, never);
    await engine.calls.openCapture({ capture: 's' }, never);
    expect((await detail(engine, 1)).decoded).toMatchObject({ decoder: 'cbor', failure: expect.any(String) });
    await engine.calls.chooseDecoder({ session: 's', chain: null }, never);
    expect(await previews(engine)).toEqual(ticks.map((tick) => JSON.stringify(tick)));
    expect(await Promise.resolve(engine.calls.wire({ session: 's', id: 1 }, never))).toEqual(before);
  });

  it('is read by a schema that a person chooses, kept with the capture', async () => {
    const bytes = encoded('feed.v1.ServerMessage', { id: 7, tick: { symbol: 'ETH' } });
    const engine = await recorded([bytes], { decoder: 'json' });
    const choose = (schema: PayloadSchema | null) => engine.calls.chooseSchema({ session: 's', schema }, never);
    await choose({ file: feedSchema, in: 'ServerMessage', out: 'ClientMessage' });
    expect(await previews(engine)).toEqual(['ServerMessage id: 7 tick {"symbol":"ETH"}']);
    expect(await previews(engine, '$.tick.symbol == "ETH"')).toHaveLength(1);
    expect(engine.snapshot.decoder).toEqual({ chain: 'protobuf', by: 'choice', writes: true });
    await choose({ file: feedSchema, message: 'Heartbeat' });
    expect(await previews(engine)).toEqual([expect.stringMatching(/^Heartbeat /)]);
    await engine.calls.forget({ session: 's' }, never);
    await engine.calls.openCapture({ capture: 's' }, never);
    expect(await previews(engine)).toEqual([expect.stringMatching(/^Heartbeat /)]);
    await choose(null);
    expect(await previews(engine)).toEqual(['1: 7 2 {1: "ETH"}']);
    const unread = Promise.resolve().then(() =>
      engine.calls.schemaMessages({ session: 's', file: '/nowhere/feed.proto' }, never),
    );
    await expect(unread).rejects.toMatchObject({ failure: { code: 'unreadable-schema' } });
  });

  it('is the choice that was made last, however quickly, while rows are asked for', async () => {
    const engine = await recorded(Array.from({ length: 20 }, () => packed[0]!));
    const choose = (chain: string | null) =>
      Promise.resolve(engine.calls.chooseDecoder({ session: 's', chain }, never));
    const asked = ['cbor', 'bson', null, 'text', 'cbor', 'none'].flatMap((chain) => [choose(chain), previews(engine)]);
    await Promise.all(asked);
    expect(engine.snapshot.decoder).toMatchObject({ chain: 'none', by: 'choice' });
    expect((await previews(engine))[0]).toBe(packed[0]!.toString('hex').replace(/..(?!$)/g, '$& '));
    await Promise.all([previews(engine), choose(null)]);
    expect((await previews(engine))[0]).toBe(JSON.stringify(ticks[0]));
  });

  it('is refused where no decoder has the name', async () => {
    const engine = await recorded([]);
    const chosen = Promise.resolve().then(() =>
      engine.calls.chooseDecoder({ session: 's', chain: 'zlib > nonsense' }, never),
    );
    await expect(chosen).rejects.toMatchObject({ failure: { code: 'unknown-decoder' } });
    const wrapped = Promise.resolve().then(() =>
      engine.calls.chooseDecoder({ session: 's', chain: 'base64 > none' }, never),
    );
    const cause = '“none” stands alone: payloads are then shown as they are.';
    await expect(wrapped).rejects.toMatchObject({ failure: { code: 'unknown-decoder', cause } });
  });

  it('is offered with what speaks for it', async () => {
    const engine = await recorded(packed);
    const offers = await Promise.resolve(engine.calls.decoders({ session: 's' }, never));
    const msgpack = offers.find(({ id }) => id === 'msgpack')!;
    expect(msgpack.sure).toBeGreaterThan(0.8);
    expect(msgpack).toMatchObject({ evidence: ['messages'], recognised: true });
    expect(offers.find(({ id }) => id === 'mqtt')!.sure).toBe(0);
  });

  it('leaves JSON as it was sent', async () => {
    const engine = await recorded(['{"a": 1}', '{ "a":2}']);
    expect(await previews(engine)).toEqual(['{"a": 1}', '{ "a":2}']);
    expect((await engine.rows())[0]!.decoder).toBeUndefined();
    expect(await previews(engine, '$.a == 2')).toEqual(['{ "a":2}']);
  });

  it('is not looked for in what is too long for a line, and is in the detail', async () => {
    const long = Buffer.from(encode({ text: 'x'.repeat(300 * 1024) }));
    const engine = await recorded([...packed, long]);
    expect((await engine.rows())[3]!.decoder).toBeUndefined();
    expect((await detail(engine, 4)).decoded).toMatchObject({
      decoder: 'msgpack',
      summary: expect.stringMatching(/^\{"text":"xxx/),
    });
  });

  it('never changes the record, whatever the payloads and whichever the decoder', async () => {
    const roll = dice(11);
    const own = Object.values(samples).flatMap(({ messages }) => messages.map((message) => payload(message).bytes));
    const hostile = Array.from({ length: 200 }, (_, i) => mutated(own[i % own.length]!, roll));
    const engine = await recorded(hostile);
    const hashOfWire = async () => {
      const hash = createHash('sha256');
      for (let id = 1; id <= hostile.length; id++) {
        hash.update(await Promise.resolve(engine.calls.wire({ session: 's', id }, never)));
      }
      return hash.digest('hex');
    };
    const sent = createHash('sha256');
    for (const bytes of hostile) sent.update(frame({ opcode: 'binary', payload: bytes }));
    const before = await hashOfWire();
    expect(before).toBe(sent.digest('hex'));
    for (const chain of formatIds) {
      await engine.calls.chooseDecoder({ session: 's', chain }, never);
      expect(await engine.rows()).toHaveLength(hostile.length + 1);
      await engine.rows('$.type exists');
      for (let id = 1; id <= hostile.length; id += 10) await detail(engine, id);
    }
    expect(await hashOfWire()).toBe(before);
  });
});
