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

  it('are found in profiles that an error leaves out too', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';
    const found = problemsIn(`{
      "profiles": [
        { "name": "a", "url": "ws://a" },
        { "name": "a", "url": "ws://b/\${x}", "timeouts": { "connect": "5s" }, "query": { "token": "t", "n": 1 } },
        { "name": "c", "headers": [["A"], ["Authorization", "Bearer ${token}"]], "subprotocols": [1, "\${y}"] },
      ],
    }`);
    expect(found.map(({ code, marked, fixes }) => [code, marked, fixes?.[0]?.kind])).toEqual([
      ['name-taken', '"a"', 'replace'],
      ['unknown-variable', '"ws://b/${x}"', 'replace'],
      ['timeouts.connect', '"5s"', undefined],
      ['plain-secret', '"t"', 'keep-secret'],
      ['query.n', '1', 'replace'],
      ['url-missing', expect.stringMatching(/^{ "name": "c"/), undefined],
      ['header', '["A"]', undefined],
      ['plain-secret', `"Bearer ${token}"`, undefined],
      ['subprotocol', '1', undefined],
      ['unknown-variable', '"${y}"', 'replace'],
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
