import { describe, expect, it } from 'vitest';
import { problemsIn } from './problemsIn.ts';

describe('fileProblems', () => {
  it('are those of the fields, of variables and of secrets, in the order of the file', () => {
    const found = problemsIn(`{
      // ours
      "environments": { "dev": { "password": "x" } },
      "profiles": [
        { "name": "a", "url": "http://a/\${b}", "tls": { "verify": false } },
        { "name": "b", "url": "ws://b", "headers": { "Authorization": "x" }, "header": 1, },
      ],
    }`);
    expect(found.map(({ code, marked }) => [code, marked])).toEqual([
      ['plain-secret', '"x"'],
      ['http-scheme', '"http://a/${b}"'],
      ['unknown-variable', '"http://a/${b}"'],
      ['verify-off', 'false'],
      ['plain-secret', '"x"'],
      ['unknown-field', '"header"'],
    ]);
  });

  it.each([
    '',
    '[]',
    '{ "profiles": 7 }',
    '{ "profiles": [',
    '{ "environments": 7 }',
    '{ "environments": { "a": 7 } }',
  ])('are found in %j without a fall', (text) => {
    expect(Array.isArray(problemsIn(text))).toBe(true);
  });
});
