import { describe, expect, it } from 'vitest';
import { problemsOf, readField } from './readField.ts';

describe('cookies', () => {
  it('are texts by name', () => {
    const cookies = { sid: '${secret:sid}', theme: '"dark", 1' };
    expect(readField('cookies', JSON.stringify(cookies))).toEqual({ value: cookies, told: [] });
  });

  it.each([
    ['[]', 'cookies', '[]'],
    ['{ "a b": "c" }', 'cookie-name', '"a b"'],
    ['{ "a": 7 }', 'cookies.a', '7'],
    ['{ "a": "b; c=d" }', 'cookie-value', '"b; c=d"'],
    ['{ "a": "b\\n" }', 'cookie-value', '"b\\n"'],
  ])('marks %s', (json, code, marked) => {
    expect(problemsOf('cookies', json)).toEqual([[code, marked]]);
  });
});
