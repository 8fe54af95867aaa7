import { describe, expect, it } from 'vitest';
import { serverOwnWords } from '../../../../src/engine/doctor/serverOwnWords.ts';
import { profile } from './attempts.ts';

describe('a server with a protocol of its own', () => {
  it.each([
    ['socket.io-transport', {}, { query: { EIO: '4', transport: 'websocket' } }],
    ['socket.io-version', {}, { query: { EIO: '3' } }],
    ['socket.io-version', { query: { EIO: '3' } }, { query: { EIO: '4' } }],
    ['socket.io-version', { url: 'ws://h/?EIO=4' }, undefined],
    ['socket.io-session', {}, undefined],
    ['sockjs', { url: 'ws://h/echo?a=1' }, { url: 'ws://h/echo/websocket?a=1' }],
    ['sockjs', { url: 'ws://h/echo/' }, { url: 'ws://h/echo/websocket' }],
    ['signalr', {}, undefined],
    ['graphql', {}, undefined],
  ] as const)('%s with %j is asked by %j', (sign, fields, change) => {
    const words = serverOwnWords(sign, profile(fields));
    expect(words?.cause).toMatch(/\.$/);
    if (change === undefined) expect(words?.fix).toBeUndefined();
    else expect(words?.fix).toMatchObject({ profile: change });
  });

  it('is none by other signs', () => {
    expect(serverOwnWords('origin', profile())).toBeUndefined();
    expect(serverOwnWords(undefined, profile())).toBeUndefined();
  });
});
