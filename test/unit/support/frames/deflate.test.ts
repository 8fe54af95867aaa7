import { describe, expect, it } from 'vitest';
import { Deflater, Inflater } from '../../../support/frames/deflate.ts';
import { fragments } from '../../../support/frames/fragments.ts';
import { frame } from '../../../support/frames/frame.ts';
import { hex, toHex, utf8 } from '../../../support/frames/hex.ts';
import { heardByWs } from '../../../support/frames/wsWitness.ts';

/** Longer than the window together, and alike. */
const messages = [
  'Hello',
  'Hello',
  '',
  '{"type":"tick","sym":"BTC"}'.repeat(1000),
  '{"type":"tick","sym":"ETH"}'.repeat(1000),
  'Hello, {"type":"tick","sym":"BTC"}',
];

describe('Deflater', () => {
  it('writes what RFC 7692 §7.2.3 shows', () => {
    expect(toHex(new Deflater().deflate('Hello'))).toBe('f2 48 cd c9 c9 07 00');
    const deflater = new Deflater();
    deflater.deflate('Hello');
    expect(toHex(deflater.deflate('Hello'))).toBe('f2 00 11 00 00');
    expect(toHex(new Deflater().deflate(''))).toBe('00');
    expect(toHex(new Deflater({ level: 0 }).deflate('Hello'))).toBe('00 05 00 fa ff 48 65 6c 6c 6f 00');
  });

  it.each([true, false])('is read by ws; context takeover %s', async (contextTakeover) => {
    const deflater = new Deflater({ contextTakeover });
    const frames = messages.map((text) => frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(text) }));
    const heard = await heardByWs(frames, { deflate: { contextTakeover } });
    expect(heard.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(messages);
  });

  it('needs what came before only with context takeover', async () => {
    const lastAlone = async (contextTakeover: boolean): Promise<string[]> => {
      const deflater = new Deflater({ contextTakeover });
      const payload = messages.map((text) => deflater.deflate(text)).at(-1)!;
      const heard = await heardByWs([frame({ opcode: 'text', rsv: 4, payload })], { deflate: { contextTakeover } });
      return heard.map(({ event }) => event);
    };
    expect(await lastAlone(false)).toEqual(['text']);
    expect(await lastAlone(true)).toEqual(['error']);
  });

  it('makes one message of fragments whose first one has RSV1', async () => {
    const payload = new Deflater().deflate('Hello');
    const heard = await heardByWs(fragments({ opcode: 'text', payload, cuts: [1, 4], rsv: 4 }), {
      deflate: { contextTakeover: true },
    });
    expect(heard.map(({ bytes }) => toHex(bytes))).toEqual([toHex(utf8('Hello'))]);
  });
});

describe('Inflater', () => {
  it.each([true, false])('undoes the Deflater; context takeover %s', (contextTakeover) => {
    const deflater = new Deflater({ contextTakeover });
    const inflater = new Inflater({ contextTakeover });
    const texts = messages.map((text) => Buffer.from(inflater.inflate(deflater.deflate(text))).toString());
    expect(texts).toEqual(messages);
  });

  it('throws on what is no deflated data', () => {
    expect(() => new Inflater().inflate(hex('ff ff ff'))).toThrow();
  });
});
