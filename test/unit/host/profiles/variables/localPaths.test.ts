import { describe, expect, it } from 'vitest';
import { absolutePath, isPem, withAbsolutePaths } from '../../../../../src/host/profiles/variables/localPaths.ts';

const base = { folder: '/work/my api', home: '/home/me' };
const pem = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----';

describe('withAbsolutePaths', () => {
  it('takes paths as relative to the folder', () => {
    const tls = { ca: ['a.pem', '/b.pem', '../c.pem', pem], cert: '~/d.pem', key: pem, pfx: 'e.p12', passphrase: 'f' };
    expect(withAbsolutePaths({ url: 'wss://h', tls }, base)).toEqual({
      url: 'wss://h',
      tls: {
        ca: ['/work/my api/a.pem', '/b.pem', '/work/c.pem', pem],
        cert: '/home/me/d.pem',
        key: pem,
        pfx: '/work/my api/e.p12',
        passphrase: 'f',
      },
    });
    expect(withAbsolutePaths({ url: 'wss://h', tls: { ca: 'a.pem' } }, base).tls).toEqual({ ca: '/work/my api/a.pem' });
  });

  it('takes that of the schema so, too, and leaves the names in it', () => {
    const schema = { file: 'proto/feed.proto', message: 'feed.Envelope' };
    expect(withAbsolutePaths({ url: 'wss://h', schema }, base)).toEqual({
      url: 'wss://h',
      schema: { file: '/work/my api/proto/feed.proto', message: 'feed.Envelope' },
    });
  });

  it.each([
    ['ws+unix:run/a.sock:/x', 'ws+unix:/work/my%20api/run/a.sock:/x'],
    ['ws+unix:/run/a.sock:/x?y', 'ws+unix:/run/a.sock:/x?y'],
    ['wss+unix:///run/a.sock', 'wss+unix:/run/a.sock'],
    ['ws://run/a.sock', 'ws://run/a.sock'],
  ])('takes the socket of %s for %s', (url, expected) => {
    expect(withAbsolutePaths({ url }, base).url).toBe(expected);
  });

  it('says which path leads nowhere without a folder', () => {
    const nowhere = { folder: undefined, home: '/home/me' };
    expect(() => withAbsolutePaths({ url: 'wss://h', tls: { cert: 'a.pem' } }, nowhere)).toThrow(
      expect.objectContaining({ code: 'relative-path', message: 'The path of tls.cert leads nowhere: a.pem' }),
    );
    expect(() => withAbsolutePaths({ url: 'ws+unix:a.sock' }, nowhere)).toThrow(/url/);
    expect(withAbsolutePaths({ url: 'wss://h', tls: { ca: '/a' } }, nowhere).tls).toEqual({ ca: '/a' });
  });
});

describe('absolutePath', () => {
  it('knows the home by its sign only', () => {
    expect(absolutePath('~', base)).toBe('/home/me');
    expect(absolutePath('~me/a', base)).toBe('/work/my api/~me/a');
  });
});

describe('isPem', () => {
  it('goes by the beginning', () => {
    expect(isPem(pem)).toBe(true);
    expect(isPem('BEGIN.pem')).toBe(false);
  });
});
