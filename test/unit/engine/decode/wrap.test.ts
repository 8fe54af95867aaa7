import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapperIds, type WrapperId } from '../../../../src/contract/decoding.ts';
import { wrapperOf } from '../../../../src/engine/decode/wrap.ts';
import { unwrapper, type MessageWrapperId } from '../../../../src/engine/decode/wrappers.ts';

/** What nothing writes. */
const readOnly: readonly WrapperId[] = ['zstd', 'zlib-stream', 'shift_jis', 'euc-jp', 'euc-kr', 'gb18030', 'big5'];

describe('wrappers that are put around a payload', () => {
  it('are all but those that are only read', () => {
    expect(wrapperIds.filter((id) => wrapperOf(id) === undefined)).toEqual(readOnly);
  });

  it.each(wrapperIds.filter((id) => !readOnly.includes(id)))('%s is taken off again', async (id) => {
    const wrap = wrapperOf(id)!;
    const unwrap = await unwrapper(id as MessageWrapperId);
    const text = fc.string({ unit: fc.mapToConstant({ num: 127, build: (code) => String.fromCharCode(code) }) });
    fc.assert(
      fc.property(text, (inside) => {
        const wrapped = wrap(Buffer.from(inside));
        const bytes = 'text' in wrapped ? Buffer.from(wrapped.text) : wrapped.bytes;
        expect(Buffer.from(unwrap({ direction: 'in', text: 'text' in wrapped, bytes }).bytes).toString()).toBe(inside);
      }),
    );
  });

  it.each([
    ['latin1', 'é', 'e9'],
    ['windows-1252', '€', '80'],
    ['windows-1251', 'Ж', 'c6'],
    ['koi8-r', 'Ж', 'f6'],
    ['utf-16be', 'Ж', '0416'],
  ] as const)('%s writes %s as %s', (id, text, hex) => {
    const written = wrapperOf(id)!(Buffer.from(text));
    expect('bytes' in written && Buffer.from(written.bytes).toString('hex')).toBe(hex);
  });

  it('say what has no form in them', () => {
    expect(() => wrapperOf('latin1')!(Buffer.from('a€'))).toThrow('“€” has no form in latin1.');
  });
});
