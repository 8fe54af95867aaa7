import { describe, expect, it } from 'vitest';
import {
  addressLabel,
  addressOrigin,
  parseAddress,
  withoutUserInformation,
} from '../../../../src/host/address/address.ts';

describe('parseAddress', () => {
  it.each([
    ['ws://example.com', 'ws://example.com'],
    ['  wss://example.com/feed \n', 'wss://example.com/feed'],
    ['WSS://Example.com/Feed?Case=Kept', 'wss://Example.com/Feed?Case=Kept'],
    ['ws://[::1]:8080/a', 'ws://[::1]:8080/a'],
    ['ws://user:pass@host/', 'ws://user:pass@host/'],
    ['ws://host/a%20b?x=%23', 'ws://host/a%20b?x=%23'],
  ])('takes %s as it is', (typed, url) => {
    expect(parseAddress(typed)).toEqual({ url });
  });

  it.each([
    ['ws+unix:/run/a.sock:/chat?x=1', 'ws+unix:/run/a.sock:/chat?x=1'],
    ['WS+UNIX:/run/a.sock', 'ws+unix:/run/a.sock'],
    ['wss+unix:///run/a.sock:/', 'wss+unix:/run/a.sock:/'],
    ['ws+unix:run/a.sock', 'ws+unix:run/a.sock'],
  ])('takes the socket of %s', (typed, url) => {
    expect(parseAddress(typed)).toEqual({ url });
  });

  it.each([
    ['http://example.com/a', 'ws://example.com/a', 'http:// is understood as ws://'],
    ['HTTPS://example.com/a', 'wss://example.com/a', 'https:// is understood as wss://'],
    ['example.com', 'ws://example.com', 'Understood as ws://example.com'],
    ['localhost', 'ws://localhost', 'Understood as ws://localhost'],
    ['localhost:8080/chat', 'ws://localhost:8080/chat', 'Understood as ws://localhost:8080/chat'],
    ['server/chat?room=1', 'ws://server/chat?room=1', 'Understood as ws://server/chat?room=1'],
    ['127.0.0.1:9', 'ws://127.0.0.1:9', 'Understood as ws://127.0.0.1:9'],
    ['[::1]:80/x', 'ws://[::1]:80/x', 'Understood as ws://[::1]:80/x'],
  ])('understands %s and says so', (typed, url, note) => {
    expect(parseAddress(typed)).toEqual({ url, note });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['ws://a b', 'whitespace'],
    ['ftp://example.com', 'scheme'],
    ['ws://example.com/#part', 'fragment'],
    ['staging', 'unparseable'],
    ['ws://', 'unparseable'],
    ['ws://host:99999', 'unparseable'],
    ['host:port', 'unparseable'],
    ['ws://[::1', 'unparseable'],
    ['%%%', 'unparseable'],
    ['ws+unix:', 'unparseable'],
    ['ws+unix://', 'unparseable'],
    ['ws+unix:/a#b', 'fragment'],
  ])('refuses %j: %s', (typed, code) => {
    expect(parseAddress(typed)).toEqual({ code, error: expect.stringMatching(/\S/) });
  });
});

describe('addressLabel', () => {
  it('is host and path, without what may be secret', () => {
    expect(addressLabel('wss://u:p@example.com:8443/a/b?token=x')).toBe('example.com:8443/a/b');
    expect(addressLabel('ws://example.com')).toBe('example.com');
    expect(addressLabel('ws://example.com/')).toBe('example.com');
    expect(addressLabel('ws+unix:/run/a.sock:/chat?token=x')).toBe('a.sock/chat');
    expect(addressLabel('ws+unix:/run/a.sock')).toBe('a.sock');
  });
});

describe('addressOrigin', () => {
  it('tells scheme, host and port apart', () => {
    expect(addressOrigin('https://example.com/a')).toBe('wss://example.com');
    expect(addressOrigin('ws://example.com:80/b')).toBe('ws://example.com');
    expect(addressOrigin('ws://example.com:81')).toBe('ws://example.com:81');
    expect(addressOrigin('ws://${secret:userinfo}@example.com')).toBe('ws://example.com');
    expect(addressOrigin('ws+unix:/run/a.sock:/chat?x')).toBe('ws+unix:/run/a.sock');
    expect(addressOrigin('nothing')).toBeUndefined();
  });
});

describe('withoutUserInformation', () => {
  it('leaves everything else', () => {
    expect(withoutUserInformation('ws://u:p@host/a@b?c@d')).toBe('ws://host/a@b?c@d');
    expect(withoutUserInformation('ws://host/a@b')).toBe('ws://host/a@b');
    expect(withoutUserInformation('ws://u:p@ss@host/')).toBe('ws://host/');
  });
});
