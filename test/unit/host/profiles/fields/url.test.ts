import { describe, expect, it } from 'vitest';
import { namesSecretHost } from '../../../../../src/host/profiles/fields/url.ts';
import { fixedField, problemsOf, readField } from './readField.ts';

describe('url', () => {
  it.each([
    'wss://host/a?b=c',
    'host:80/a',
    'ws://localhost:${port}/${path}?q=${input:What is it?}',
    '${base}/feed',
    '${scheme}://${host}',
    'wss://${secret:user}@host/?token=${secret:token}',
    'ws+unix:/run/a.sock:/chat',
    'ws://h/$${literal}',
  ])('takes %s', (url) => {
    expect(readField('url', JSON.stringify(url))).toEqual({ value: url, told: [] });
  });

  it.each([
    ['"ftp://a"', 'url-scheme'],
    ['""', 'url-empty'],
    ['"ws://a/#b"', 'url-fragment'],
    ['"ws://a b/${x}"', 'url-whitespace'],
    ['"ws://"', 'url-unparseable'],
    ['7', 'url'],
    ['"wss://${secret:host}/"', 'secret-in-host'],
  ])('marks %s', (json, code) => {
    expect(problemsOf('url', json)).toEqual([[code, json]]);
    expect(readField('url', json).value).toBeUndefined();
  });

  it('offers the schemes of WebSocket', () => {
    expect(fixedField('url', '"ftp://a/b"')).toBe('"ws://a/b"');
    expect(fixedField('url', '"HTTPS://a/${x}"')).toBe('"wss://a/${x}"');
  });

  it('understands http, and says so', () => {
    const { value, told } = readField('url', '"http://a"');
    expect(value).toBe('http://a');
    expect(told).toEqual([
      expect.objectContaining({ code: 'http-scheme', severity: 'information', text: expect.stringContaining('ws://') }),
    ]);
  });
});

describe('namesSecretHost', () => {
  it.each([
    ['wss://${secret:a}', true],
    ['wss://x.${secret:a}:80/', true],
    ['wss://user@${secret:a}/', true],
    ['wss://h:${secret:a}/', true],
    ['${secret:a}/x', true],
    ['wss://${secret:a}@h', false],
    ['wss://me:${secret:a}@h', false],
    ['wss://h/${secret:a}', false],
    ['wss://h?${secret:a}', false],
    ['${base}/${secret:a}', false],
    ['ws+unix:/run/${secret:a}', false],
  ])('%s: %s', (url, is) => {
    expect(namesSecretHost(url)).toBe(is);
  });
});
