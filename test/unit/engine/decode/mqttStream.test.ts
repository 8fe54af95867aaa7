import fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../src/contract/decoding.ts';
import { mqttStream } from '../../../../src/engine/decode/mqttStream.ts';
import { conversation, linesOf } from '../../../support/decode/rowsOf.ts';

const connect = '100c 00044d515454 04 02 003c 0000'.replaceAll(' ', '');
const publish = '3209 0003612f62 000a 6869'.replaceAll(' ', '');
const ping = 'c000';
const lines = (...written: string[]) => linesOf('mqtt', written);

// mqtt-v5.0 §6.0.
describe('packets of MQTT that are split over messages', () => {
  it('are read where they end, and told where they begin', async () => {
    expect(
      await lines(`> 0x${connect}`, `> 0x${publish.slice(0, 8)}`, `< 0x2002 0000`, `> 0x${publish.slice(8)}`),
    ).toEqual([
      'CONNECT MQTT 3.1.1',
      'PUBLISH goes on in the next message: 4 of 11 bytes',
      'CONNACK Accepted',
      'PUBLISH a/b QoS 1 #10 hi',
    ]);
  });

  it('are read with whole ones before and behind them in the same message', async () => {
    const all = ping + publish + ping;
    expect(await lines(`> 0x${all.slice(0, 10)}`, `> 0x${all.slice(10)}`)).toEqual([
      'PINGREQ; PUBLISH goes on in the next message: 3 of 11 bytes',
      'PUBLISH a/b QoS 1 #10 hi; PINGREQ',
    ]);
  });

  it('are read byte by byte, the fixed header too', async () => {
    const bytes = [...Buffer.from(connect + publish, 'hex')].map((byte) => `> 0x${byte.toString(16).padStart(2, '0')}`);
    const said = await lines(...bytes);
    expect(said[0]).toBe('CONNECT goes on in the next message');
    expect(said[13]).toBe('CONNECT MQTT 3.1.1');
    expect(said.at(-1)).toBe('PUBLISH a/b QoS 1 #10 hi');
    const { codec } = await conversation('mqtt', bytes);
    expect(codec.decode({ direction: 'out', text: false, bytes: Buffer.from(publish, 'hex') })).toMatchObject({
      topic: 'a/b',
    });
  });

  it('tell places, and the ids of what is whole', async () => {
    const all = ping + publish;
    const { codec, rows } = await conversation('mqtt', [`> 0x${all.slice(0, 10)}`, `> 0x${all.slice(10)}`]);
    const ranges: ByteRange[] = [];
    const first = codec.decode(rows[0]!, ranges);
    expect(ranges).toEqual([
      { path: [0], from: 0, to: 2 },
      { path: [1], from: 2, to: 5 },
    ]);
    expect(codec.correlations!(first, rows[0]!)).toEqual([{ id: 'ping ', role: 'request' }]);
    expect(codec.correlations!(codec.decode(rows[1]!), rows[1]!)).toEqual([{ id: 'publish 10', role: 'request' }]);
    expect(() => codec.encode!(first)).toThrow();
  });

  it('begin anew behind what is no packet', async () => {
    expect(await lines('> 0x3009', '> 0x00', '> 0x0001', `> 0x${publish}`)).toEqual([
      'PUBLISH goes on in the next message: 2 of 11 bytes',
      'PUBLISH goes on in the next message: 3 of 11 bytes',
      'PUBLISH goes on in the next message: 5 of 11 bytes',
      // No packet ends here: it is one by itself.
      'PUBLISH a/b QoS 1 #10 hi',
    ]);
    expect(await lines('> 0x30ffffffff7f', `> 0x${publish}`)).toEqual([
      'The length of the packet has more than four bytes.',
      'PUBLISH a/b QoS 1 #10 hi',
    ]);
  });

  it('are not put together where they are too long', async () => {
    // 268,435,455 bytes follow.
    const part = Buffer.alloc(2 * 1024 * 1024, 0x61).toString('hex');
    const said = await lines('> 0x30ffffff7f', `> 0x${part}`, `> 0x${part}`);
    expect(said.at(-1)).toBe('PUBLISH goes on in the next message: 4194309 of 268435460 bytes');
    const length = 5 * 1024 * 1024;
    const header = Buffer.from([
      0x30,
      (length & 0x7f) | 0x80,
      ((length >> 7) & 0x7f) | 0x80,
      ((length >> 14) & 0x7f) | 0x80,
      length >> 21,
    ]);
    const long = await lines(
      `> 0x${header.toString('hex')}`,
      `> 0x${part}`,
      `> 0x${part}`,
      `> 0x${part.slice(0, part.length / 2)}`,
      `> 0x${ping}`,
    );
    expect(long.slice(-2)).toEqual([
      'The packet has more than 4 MiB in several messages: it is not put together.',
      'PINGREQ',
    ]);
  });

  it('are the same wherever they are split', () => {
    const packet = fc.oneof(
      fc.constant(generate({ cmd: 'pingreq' })),
      fc
        .record({ topic: fc.constantFrom('a', 'a/b'), payload: fc.string({ maxLength: 300 }) })
        .map(({ topic, payload }) => generate({ cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false })),
    );
    const split = fc.tuple(fc.array(packet, { maxLength: 6 }), fc.array(fc.nat(40), { minLength: 1, maxLength: 20 }));
    fc.assert(
      fc.property(split, ([packets, sizes]) => {
        const all = Buffer.concat(packets);
        let state = mqttStream.initial;
        const ends: number[] = [];
        for (let at = 0, i = 0; at < all.length; i++) {
          const bytes = all.subarray(at, at + 1 + sizes[i % sizes.length]!);
          const { state: next, result } = mqttStream.step(state, { direction: 'out', text: false, bytes, id: i });
          expect(result.refused).toBeUndefined();
          ends.push(...result.pieces.filter(({ goesOn }) => goesOn === undefined).map(({ to }) => at + to));
          state = next;
          at += bytes.length;
        }
        let end = 0;
        expect(ends).toEqual(packets.map(({ length }) => (end += length)));
      }),
    );
  });
});
