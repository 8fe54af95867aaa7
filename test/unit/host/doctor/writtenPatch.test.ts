import { describe, expect, it } from 'vitest';
import { writtenPatch } from '../../../../src/host/doctor/writtenPatch.ts';

const patchOf = (url: string, proposed: string) => writtenPatch({ url }, { url: proposed });

describe('a change of a profile as it is written', () => {
  it('is the proposal where the profile has no variables', () => {
    expect(writtenPatch({ url: 'ws://a' }, { url: 'wss://a', timeouts: { connect: 1 }, origin: null })).toEqual({
      url: 'wss://a',
      timeouts: { connect: 1 },
      origin: null,
    });
  });

  it('never makes a variable of what a server has written', () => {
    expect(patchOf('ws://a', 'ws://b/${env:TOKEN}')).toEqual({ url: 'ws://b/$${env:TOKEN}' });
    expect(writtenPatch({ url: 'ws://a' }, { tls: { servername: '${secret:s}' }, subprotocols: ['${x}'] })).toEqual({
      tls: { servername: '$${secret:s}' },
      subprotocols: ['$${x}'],
    });
  });

  it('asks for credentials by the variables that were proposed, and by no others', () => {
    const bearer = { auth: { type: 'bearer', token: '${secret:token}' } } as const;
    expect(writtenPatch({ url: 'ws://a' }, bearer)).toEqual(bearer);
    const basic = { auth: { type: 'basic', username: '${input:User name}', password: '${secret:password}' } } as const;
    expect(writtenPatch({ url: 'ws://${host}' }, basic)).toEqual(basic);
    for (const token of ['${env:TOKEN}', '${token}', 'a${secret:token}', '${secret:token}${env:TOKEN}', '${secret:}']) {
      expect(writtenPatch({ url: 'ws://a' }, { auth: { type: 'bearer', token } })).toEqual({
        auth: { type: 'bearer', token: token.replaceAll('${', () => '$${') },
      });
    }
  });

  it('changes the scheme alone of an address with variables', () => {
    expect(patchOf('ws://${host}/a?t=${secret:t}', 'wss://h/a?t=4711')).toEqual({
      url: 'wss://${host}/a?t=${secret:t}',
    });
    expect(patchOf('https://${host}', 'ws://h')).toEqual({ url: 'ws://${host}' });
    expect(patchOf('wss+unix:${path}:/a', 'ws+unix:/p:/a')).toEqual({ url: 'ws+unix:${path}:/a' });
  });

  it('is refused where variables of the address would be lost', () => {
    for (const [url, proposed] of [
      ['${base}/feed', 'wss://h/feed'],
      ['ws://${host}/a', 'ws://h/b'],
    ] as const) {
      expect(() => patchOf(url, proposed)).toThrow(expect.objectContaining({ code: 'address-has-variables' }) as Error);
    }
  });
});
