import { describe, expect, it } from 'vitest';
import { notSaid } from '../../../../../src/host/commandLines/write/notSaid.ts';

const url = 'ws://a';

describe('what a program has no words for', () => {
  it('is told in one sentence', () => {
    const profile = {
      url,
      name: 'n',
      folder: 'f',
      heartbeat: { interval: 1000 },
      tls: { pfx: 'a.p12' },
      maxPayload: 5,
    };
    expect(notSaid(profile, 'wscat', ['url'])).toEqual([
      'wscat has no words for `heartbeat`, `maxPayload` and `tls.pfx`: left out.',
    ]);
    expect(notSaid(profile, 'wscat', ['url', 'heartbeat', 'maxPayload'])).toEqual([
      'wscat has no words for `tls.pfx`: left out.',
    ]);
  });

  it('is nothing where a field says what is so anyway', () => {
    const profile = {
      url,
      autoPong: true,
      compression: true,
      followRedirects: 0,
      proxy: 'auto',
      reconnect: false,
      onOpen: [],
      tls: { verify: true },
    };
    expect(notSaid(profile, 'wscat', ['url'])).toEqual([]);
    expect(notSaid({ url, autoPong: false, tls: { verify: false } }, 'wscat', ['url'])).toHaveLength(1);
  });
});
