import { describe, expect, it } from 'vitest';
import { problemsOf, readField } from './readField.ts';

describe('subprotocols', () => {
  it('are tokens in order', () => {
    expect(readField('subprotocols', '["b", "a", "${secret:token}"]')).toEqual({
      value: ['b', 'a', '${secret:token}'],
      told: [],
    });
  });

  it.each([
    ['"a"', 'subprotocols', '"a"'],
    ['["a b"]', 'subprotocol', '"a b"'],
    ['[""]', 'subprotocol', '""'],
    ['[7]', 'subprotocol', '7'],
    ['["a", "b", "a"]', 'subprotocol-twice', '"a"'],
  ])('marks %s', (json, code, marked) => {
    expect(problemsOf('subprotocols', json)).toEqual([[code, marked]]);
  });
});
