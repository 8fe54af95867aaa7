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

  it('are those of templates too, of profiles and of the file, each in its place', () => {
    const found = problemsIn(`{
      "environments": { "dev": { "host": "h" } },
      "profiles": [
        { "name": "a", "url": "ws://a/\${uuid}", "templates": [
          { "name": "wrong" },
          { "name": "made", "text": "\${uuid} \${now} \${counter} \${host}" },
          { "name": "not", "json": { "a": "\${nowhere}", "password": "p" } },
        ] },
      ],
      "templates": [
        { "name": "meant", "text": "\${conter}" },
        { "name": "secret", "json": { "token": "t" } },
      ],
    }`);
    expect(found.map(({ code, severity, marked, fixes }) => [code, severity, marked, fixes?.[0]?.title])).toEqual([
      ['unknown-variable', 'warning', '"ws://a/${uuid}"', expect.anything()],
      ['templates', 'warning', '{ "name": "wrong" }', undefined],
      ['unknown-variable', 'warning', '"${nowhere}"', 'Give ${nowhere} a value in "dev"'],
      ['plain-secret', 'warning', '"p"', 'Move to secret storage'],
      ['unknown-variable', 'warning', '"${conter}"', 'Change to ${counter}'],
      ['plain-secret', 'warning', '"t"', undefined],
    ]);
    expect(found.find(({ marked }) => marked === '"p"')?.fixes).toMatchObject([
      { index: 0, path: ['templates', 2, 'json', 'password'] },
    ]);
  });

  it.each([
    '',
    '[]',
    '{ "profiles": 7 }',
    '{ "profiles": [',
    '{ "environments": 7 }',
    '{ "templates": 7, "profiles": [{ "name": "a", "url": "ws://a", "templates": 7 }] }',
    '{ "templates": [7, { "json": [[{}]] }] }',
    '{ "environments": { "a": 7 } }',
  ])('are found in %j without a fall', (text) => {
    expect(Array.isArray(problemsIn(text))).toBe(true);
  });
});
