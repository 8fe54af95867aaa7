import { describe, expect, it } from 'vitest';
import { isProxyUrl } from '../../../../../src/host/profiles/fields/proxy.ts';
import { fixedField, problemsOf, readField } from './readField.ts';

describe('proxy', () => {
  it.each([
    'none',
    'auto',
    'http://me:${secret:p}@proxy:3128',
    'https://proxy',
    'socks5://127.0.0.1:1080',
    'socks5h://[::1]:1080',
    '${env:MY_PROXY}',
  ])('takes %s', (proxy) => {
    expect(readField('proxy', JSON.stringify(proxy))).toEqual({ value: proxy, told: [] });
  });

  it.each(['false', '""', '"ftp://proxy"', '"http://"', '"http://a b"'])('marks %s', (json) => {
    expect(problemsOf('proxy', json)).toEqual([['proxy', json]]);
  });

  it('offers what was meant', () => {
    expect(fixedField('proxy', '"proxy:3128"')).toBe('"http://proxy:3128"');
    expect(fixedField('proxy', '"direct"')).toBe('"none"');
    expect(fixedField('proxy', '"ftp://proxy"')).toBeUndefined();
  });
});

describe('isProxyUrl', () => {
  it('wants a scheme that proxies have, and a host', () => {
    expect(isProxyUrl('socks5://a')).toBe(true);
    expect(isProxyUrl('ws://a')).toBe(false);
    expect(isProxyUrl('a:80')).toBe(false);
  });
});
