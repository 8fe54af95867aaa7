import { describe, expect, it } from 'vitest';
import { IgnoreRules } from '../../../../src/engine/compare/ignoreRules.ts';

const json = (rules: string[], value: unknown): unknown => new IgnoreRules(rules).json(value);
const parsed = (text: string): unknown => JSON.parse(text);

describe('what is ignored in JSON', () => {
  it.each([
    ['$.time', '{"time":1,"a":{"time":2}}', '{"time":"…","a":{"time":2}}'],
    ['$..time', '{"time":1,"a":[{"time":2}]}', '{"time":"…","a":[{"time":"…"}]}'],
    ['$.list[1]', '{"list":[1,2,3]}', '{"list":[1,"…",3]}'],
    ['$.list[*].id', '{"list":[{"id":1,"b":1},{"id":2}]}', '{"list":[{"id":"…","b":1},{"id":"…"}]}'],
    ['$.by[*]', '{"by":{"a":1,"b":2}}', '{"by":{"a":"…","b":"…"}}'],
    ['$["a b"].c', '{"a b":{"c":1}}', '{"a b":{"c":"…"}}'],
    ['$.nothing.here', '{"a":1}', '{"a":1}'],
    ['$.__proto__', '{"__proto__":1,"a":1}', '{"__proto__":"…","a":1}'],
  ])('%s of %s', (rule, before, after) => {
    expect(JSON.stringify(json([rule], parsed(before)))).toBe(after);
  });

  it('is nothing without rules', () => {
    const value = { a: 1 };
    expect(json([], value)).toBe(value);
  });
});

describe('what is ignored in text', () => {
  it('is what a regular expression matches, wherever that is', () => {
    expect(new IgnoreRules(['/\\d+/', '/ID/i', '$.a']).text('id 12 and 7')).toBe('… … and …');
  });

  it('is nothing where it does not end', () => {
    const text = `${'a'.repeat(40)}!`;
    expect(new IgnoreRules(['/^(a+)+$/']).text(text)).toBe(text);
  });
});

describe('what is no rule', () => {
  it.each(['time', '$', '$.', '/(/', '$..a.b'])('is refused: %s', (rule) => {
    expect(() => new IgnoreRules([rule])).toThrow(expect.objectContaining({ code: 'ignore-rule' }));
  });
});
