import { describe, expect, it } from 'vitest';
import { messageSecrets } from '../../../../src/host/profiles/messageSecrets.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';

const found = (text: string, path: (string | number)[] = ['onOpen', 0]): string[] =>
  messageSecrets(text, path).map(({ from, to }) => text.slice(from, to));

describe('messageSecrets', () => {
  it('are tokens, wherever they stand', () => {
    expect(found(`AUTH ${token}, ${token}`)).toEqual([token, token]);
    expect(found(`x ${token}`, ['onOpen', 0, 'json', 'a'])).toEqual([token]);
  });

  it('are values with telling names', () => {
    expect(found('{"user":"me","password":"p\\"w","token" : "t"}')).toEqual(['p\\"w', 't']);
    expect(found('pw', ['onOpen', 0, 'json', 'auth', 'password'])).toEqual(['pw']);
    expect(found('pw', ['onOpen', 0, 'json', 'tokens', 0])).toEqual(['pw']);
    expect(found('me', ['onOpen', 0, 'json', 'user'])).toEqual([]);
    expect(found(`{"token":"${token}"}`)).toEqual([token]);
  });

  it.each(['', 'hello', '{"op":"subscribe"}', 'AUTH ${secret:token}'])('are not in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('are not looked for in bytes', () => {
    expect(found(token, ['onOpen', 0, 'base64'])).toEqual([]);
  });
});
