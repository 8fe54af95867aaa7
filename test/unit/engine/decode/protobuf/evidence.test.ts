import { encode as msgpackEncode } from '@msgpack/msgpack';
import { encode as cborEncode } from 'cborg';
import { describe, expect, it } from 'vitest';
import { looksLikeMessages } from '../../../../../src/engine/decode/protobuf/evidence.ts';
import { dice } from '../../../../support/decode/fuzz.ts';
import { evidence } from '../../../../support/decode/payloads.ts';
import { encoded } from '../../../../support/decode/protobufWitness.ts';

const hex = (bytes: Uint8Array): string => `< 0x${Buffer.from(bytes).toString('hex')}`;
const ticks = ['ETH', 'BTC', 'DOGE', 'XMR'].map((symbol, i) => ({
  id: i,
  tick: { symbol, price: { currency: 'EUR', units: 300 + i }, side: 'BUY' },
}));
const sure = (messages: readonly string[]): number => looksLikeMessages(evidence(messages));

describe('looksLikeMessages', () => {
  it('is sure of several messages with texts in them', () => {
    expect(sure(ticks.map((tick) => hex(encoded('feed.v1.ServerMessage', tick))))).toBe(0.5);
  });

  it('claims no few messages, none without a text, and none among texts', () => {
    const bytes = ticks.map((tick) => hex(encoded('feed.v1.ServerMessage', tick)));
    expect(sure(bytes.slice(0, 2))).toBe(0);
    expect(sure([...bytes, '< hello'])).toBe(0);
    const numbers = Array.from({ length: 9 }, (_, i) =>
      hex(encoded('feed.v1.Heartbeat', { sequence: i, load: i / 7 })),
    );
    expect(sure(numbers)).toBe(0);
  });

  it('claims no other bytes', () => {
    const others = [
      ticks.map((tick) => hex(msgpackEncode(tick))),
      ticks.map((tick) => hex(cborEncode(tick))),
      ticks.map(() => hex(Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex'))),
      ticks.map((tick) => hex(Buffer.from(JSON.stringify(tick)))),
      ticks.map((tick) => hex(Buffer.from(JSON.stringify(tick), 'utf16le'))),
    ];
    for (const messages of others) expect(sure(messages)).toBe(0);
  });

  it('claims no random bytes', () => {
    const roll = dice(3);
    for (let i = 0; i < 2_000; i++) {
      const messages = Array.from({ length: 3 }, () =>
        hex(Uint8Array.from({ length: 17 + roll(20) }, () => roll(256))),
      );
      expect(sure(messages)).toBe(0);
    }
  });
});
