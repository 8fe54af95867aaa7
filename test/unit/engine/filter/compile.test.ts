import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/engine/filter/compile.ts';
import { readFilter } from '../../../../src/filterLanguage/read.ts';

const started = new Date(2026, 2, 28, 23, 30).getTime();
const compiled = (filter: string) => compile(readFilter(filter).filter, started);

describe('compile', () => {
  it('makes conditions that all have the same fields', () => {
    const all = [
      'a',
      '/a/',
      'dir:in',
      'size>1',
      '$.a exists',
      '-a',
      'a b',
      'note:x',
      'hex:00',
      'rsv:any',
      'reply>1s',
      'reply:none',
    ].map(compiled);
    expect(new Set(all.map((condition) => Object.keys(condition).join())).size).toBe(1);
  });

  it.each([
    ['parentheses', `${'('.repeat(10_000)}a${')'.repeat(10_000)}`],
    ['negations', `${'-('.repeat(10_000)}a${')'.repeat(10_000)}`],
    ['alternatives within alternatives', `${'(a or '.repeat(5_000)}b${')'.repeat(5_000)}`],
    ['ten thousand terms', Array.from({ length: 10_000 }, (_, at) => `w${at}`).join(' or ')],
    ['an expression', `/${'a?'.repeat(10_000)}${'a'.repeat(10_000)}/`],
    ['a path', `$${'.a'.repeat(10_000)} == 1`],
    ['a phrase without an end', `"${'\\"'.repeat(10_000)}`],
  ])('takes what is enormous: %s', (_what, filter) => {
    expect(Object.keys(compiled(filter)).length).toBeGreaterThan(0);
  });

  it('makes times of day those of the day on which the capture began', () => {
    const { min, max } = compiled('time:16:20:01.25');
    expect(min).toBe(new Date(2026, 2, 28, 16, 20, 1, 250).getTime());
    expect(max).toBeGreaterThan(min + 9.9);
    expect(compiled('time<1:00').min).toBe(-Infinity);
  });

  it('knows what a condition asks for, however deep', () => {
    expect(compiled('a (b or -/c/)').asks('regex')).toBe(true);
    expect(compiled('a (b or -c)').asks('regex')).toBe(false);
  });
});
