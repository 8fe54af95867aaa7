import { describe, expect, it } from 'vitest';
import { wrapperIds } from '../../../../src/contract/decoding.ts';
import { surest } from '../../../../src/engine/decode/choose.ts';
import { DecodeError } from '../../../../src/engine/decode/format.ts';
import { formats } from '../../../../src/engine/decode/registry.ts';
import { dice, fuzz, mutated } from '../../../support/decode/fuzz.ts';
import { evidence, payload } from '../../../support/decode/payloads.ts';
import { samples } from '../../../support/decode/samples.ts';

const codecs = await Promise.all(
  formats.map(
    async (format) => [format.id, await format.open(samples[format.id as keyof typeof samples].about)] as const,
  ),
);

describe('hostile payloads', () => {
  it('are read or refused by every decoder, whatever they are', async () => {
    // And packets of MQTT that are split.
    expect(await fuzz(1_000, 20_261_128)).toBe(1_000 * (formats.length + wrapperIds.length + 1));
    // Many formats, each with a thousand payloads, on a machine that has much else to do.
  }, 90_000);

  // To a text nothing is nested.
  it.each(codecs.filter(([id]) => id !== 'text'))('nested without end do not end %s', (_, codec) => {
    for (const one of ['['.repeat(200_000), '{"a":'.repeat(100_000), `42${'['.repeat(100_000)}`]) {
      expect(() => codec.decode(payload(one))).toThrow(DecodeError);
    }
  });

  it.each(codecs)('that are deep and whole have a line in %s', (_, codec) => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    for (const one of [deep, `{"type":1,"id":${deep}}`, `42${deep}`, `{"type":6,"a":${deep}}\u001e`]) {
      try {
        expect(codec.summary(codec.decode(payload(one)))?.length ?? 0).toBeLessThan(5_000);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }
  });

  it.each(codecs)('change no prototype in %s', (_, codec) => {
    for (const one of [
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      'SEND\n__proto__:polluted\n\n\0',
    ]) {
      try {
        codec.summary(codec.decode(payload(one)));
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
      expect((Object.prototype as { polluted?: unknown }).polluted).toBeUndefined();
    }
  });

  it('never make the choice throw', () => {
    const roll = dice(5);
    for (let i = 0; i < 300; i++) {
      const bytes = mutated(Buffer.from('{"jsonrpc":"2.0","id":1}'), roll);
      const about = evidence([], { messages: [{ direction: 'out', text: roll(2) === 0, bytes, cut: roll(4) === 0 }] });
      expect((surest(about)?.sure ?? 1) <= 1).toBe(true);
    }
  });
});
