import { describe, expect, it } from 'vitest';
import { problemsOf, readField } from './readField.ts';

describe('auth', () => {
  it.each([
    { type: 'basic', username: 'me', password: '${secret:p}' },
    { type: 'bearer', token: '${env:TOKEN}' },
    { type: 'apiKey', name: 'X-Key', value: 'v', in: 'header' },
    { type: 'apiKey', name: 'any name', value: 'v', in: 'query' },
  ])('takes %j', (auth) => {
    expect(readField('auth', JSON.stringify(auth))).toEqual({ value: auth, told: [] });
  });

  it.each([
    ['"Bearer x"', 'auth', '"Bearer x"'],
    ['{}', 'auth.type', '{}'],
    ['{ "type": "digest" }', 'auth.type', '"digest"'],
    ['{ "type": "Basic" }', 'auth.type', '"Basic"'],
    ['{ "type": "bearer" }', 'auth.token', '{ "type": "bearer" }'],
    ['{ "type": "bearer", "token": "a\\nb" }', 'header-value', '"a\\nb"'],
    ['{ "type": "basic", "username": "a:b", "password": "c" }', 'basic-colon', '"a:b"'],
    ['{ "type": "basic", "username": "a", "pasword": "c", "password": "c" }', 'unknown-field', '"pasword"'],
    ['{ "type": "apiKey", "name": "a b", "value": "c", "in": "header" }', 'header-name', '"a b"'],
    ['{ "type": "apiKey", "name": "a", "value": "c", "in": "cookie" }', 'auth.in', '"cookie"'],
  ])('marks %s', (json, code, marked) => {
    expect(problemsOf('auth', json)).toEqual([[code, marked]]);
  });

  it('is looked through though nobody knows of which type it is', () => {
    expect(problemsOf('auth', '{ "type": "Basic", "username": "a:b", "password": 7 }')).toEqual([
      ['auth.type', '"Basic"'],
      ['basic-colon', '"a:b"'],
      ['auth.password', '7'],
    ]);
    expect(problemsOf('auth', '{ "token": 7 }')).toEqual([
      ['auth.type', '{ "token": 7 }'],
      ['auth.token', '7'],
    ]);
  });
});
