import { describe, expect, it } from 'vitest';
import { openChain } from '../../../../../src/engine/decode/open.ts';
import { codecOf, evidence, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('text');

describe('plain text', () => {
  it('is what a chain may end in', async () => {
    const chain = (await openChain({ wrappers: ['shift_jis'], format: 'text' }, evidence()))!;
    const tree = chain.decode(payload('0x82a082a2'));
    expect(structuredClone(tree)).toEqual({ text: 'あい' });
    expect(chain.summary(tree)).toBe('あい');
  });

  it('is read and written, and never taken by itself', () => {
    expect(read(codec, 'hello')).toEqual({ text: 'hello' });
    expect(line(codec, 'hello')).toBe('hello');
    expect(codec.encode!({ text: 'hello' })).toEqual({ text: 'hello' });
    expect(() => codec.encode!('hello')).toThrow('{"text":"…"}');
    expect(refusedAt(codec, '0xff')).toBeUndefined();
    expect(sure('text', evidence(['< hello']))).toBe(0);
  });
});
