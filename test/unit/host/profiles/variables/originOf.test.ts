import { describe, expect, it } from 'vitest';
import type { SourceProfile } from '../../../../../src/host/profiles/sourceProfile.ts';
import { flatTexts } from '../../../../../src/host/profiles/variables/flatTexts.ts';
import { addressFailure, originFor, secretOrigins } from '../../../../../src/host/profiles/variables/originOf.ts';
import { scopeOf } from './scopeOf.ts';

const variables = { host: 'h:81', evil: '${secret:x}.example' };
const origins = (profile: SourceProfile): unknown =>
  secretOrigins(flatTexts(profile, scopeOf({ variables })), () => 'typed', { folder: '/w', home: '/h' });

describe('secretOrigins', () => {
  it('are those of the server and of the proxy', () => {
    expect(
      origins({ url: 'http://${secret:u}@${host}/${secret:p}', proxy: 'http://me:${secret:p}@proxy:3128' }),
    ).toEqual({ server: 'ws://h:81', proxy: 'http://proxy:3128' });
    expect(origins({ url: '${input:host}:80', proxy: 'none' })).toEqual({ server: 'ws://typed', proxy: undefined });
    expect(origins({ url: 'ws+unix:a.sock:/' })).toEqual({ server: 'ws+unix:/w/a.sock', proxy: undefined });
  });

  it.each([
    { url: 'wss://${evil}/' },
    { url: 'wss://h:${secret:port}/' },
    { url: 'wss://h', proxy: 'http://${secret:x}:80' },
  ])('do not come from secrets: %j', (profile) => {
    expect(() => origins(profile)).toThrow(expect.objectContaining({ code: 'secret-in-host' }));
  });

  it.each([
    ['', 'url-empty'],
    ['ftp://h/?t=${secret:x}', 'url-scheme'],
    ['//', 'url-unparseable'],
  ])('are none of %j', (url, code) => {
    expect(() => origins({ url })).toThrow(expect.objectContaining({ code }));
  });
});

describe('originFor', () => {
  it('is the proxy’s for what the proxy is told', () => {
    const both = { server: 'ws://a', proxy: 'http://b' };
    expect(originFor(['proxy'], both)).toBe('http://b');
    expect(originFor(['headers', 0, 1], both)).toBe('ws://a');
    expect(originFor(['proxy'], { server: 'ws://a', proxy: undefined })).toBe('ws://a');
  });
});

describe('addressFailure', () => {
  it('says what is wrong', () => {
    expect(addressFailure('ftp://a').failure).toMatchObject({
      code: 'url-scheme',
      cause: 'ftp:// is not WebSocket; use ws:// or wss://.',
    });
  });
});
