import { describe, expect, it } from 'vitest';
import { chosenProxy, excluded } from '../../../../src/engine/net/proxyChoice.ts';
import { targetOf } from '../../../../src/engine/net/target.ts';

const plain = targetOf({ url: 'ws://api.example.com/x' });
const secure = targetOf({ url: 'wss://api.example.com/x' });

function chosen(
  setting: string | undefined,
  network?: Parameters<typeof chosenProxy>[2],
  target = plain,
): string | undefined {
  const proxy = chosenProxy(setting, target, network);
  return proxy && `${proxy.source} ${proxy.kind} ${proxy.host}:${proxy.port}`;
}

describe('chosenProxy', () => {
  it('is what the profile says, before all else', () => {
    const network = { vscodeProxy: 'http://v:1', environment: { HTTP_PROXY: 'http://e:1' } };
    expect(chosen('none', network)).toBeUndefined();
    expect(chosen('http://p:3128', network)).toBe('profile http p:3128');
    expect(chosen('https://p', network)).toBe('profile https p:443');
    expect(chosen('socks5://[::1]', network)).toBe('profile socks5 ::1:1080');
    expect(chosen('p:8080', network)).toBe('profile http p:8080');
  });

  it('then what VS Code says, then the environment', () => {
    const environment = { HTTP_PROXY: 'http://e:1', https_proxy: 'http://s:2', ALL_PROXY: 'socks5h://a' };
    expect(chosen(undefined, { vscodeProxy: 'http://v:1', environment })).toBe('http.proxy http v:1');
    expect(chosen('auto', { environment })).toBe('HTTP_PROXY http e:1');
    expect(chosen('auto', { environment }, secure)).toBe('https_proxy http s:2');
    expect(chosen('auto', { environment: { ALL_PROXY: 'socks5h://a' } }, secure)).toBe('ALL_PROXY socks5 a:1080');
    expect(chosen('auto', { environment: { http_proxy: 'http://lower:1', HTTP_PROXY: 'http://upper:1' } })).toBe(
      'http_proxy http lower:1',
    );
    expect(chosen(undefined)).toBeUndefined();
  });

  it('leaves out what is to be left out', () => {
    const environment = { HTTP_PROXY: 'http://e:1', NO_PROXY: 'localhost, .example.com' };
    expect(chosen(undefined, { environment })).toBeUndefined();
    expect(chosen(undefined, { vscodeProxy: 'http://v:1', environment })).toBeUndefined();
    expect(chosen(undefined, { vscodeProxy: 'http://v:1', vscodeNoProxy: ['other'], environment })).toBe(
      'http.proxy http v:1',
    );
    expect(chosen('http://p:1', { environment })).toBe('profile http p:1');
  });

  it('is none for a UNIX socket', () => {
    expect(chosen('http://p:1', {}, targetOf({ url: 'ws+unix:/x' }))).toBeUndefined();
  });

  it('tells credentials apart, and where names are resolved', () => {
    expect(chosenProxy('http://u:p%40@p:1', plain)).toMatchObject({
      credentials: { username: 'u', password: 'p@' },
      shown: 'http://p:1',
      resolves: true,
    });
    expect(chosenProxy('socks5://p', plain)?.resolves).toBe(false);
    expect(chosenProxy('socks5h://p', plain)?.resolves).toBe(true);
    expect(
      chosenProxy(undefined, plain, { vscodeProxy: 'http://v', proxyAuthorization: 'Basic x' })?.authorization,
    ).toBe('Basic x');
  });

  it.each(['ftp://x', 'http://', 'http://%zz@h', '::'])('refuses %s, and says where it is from', (text) => {
    expect(() => chosenProxy(undefined, plain, { environment: { HTTP_PROXY: text } })).toThrow(
      'The proxy in HTTP_PROXY cannot be used.',
    );
  });
});

describe('excluded', () => {
  it.each([
    ['*', true],
    ['example.com', true],
    ['.example.com', true],
    ['*.example.com', true],
    ['api.example.com:80', true],
    ['api.example.com:81', false],
    ['ample.com', false],
    ['API.Example.com', true],
    ['', false],
    ['other.com', false],
  ])('%s', (exclusion, yes) => {
    expect(excluded({ host: 'api.example.com', port: 80 }, [exclusion])).toBe(yes);
  });

  it('knows addresses', () => {
    expect(excluded({ host: '::1', port: 80 }, ['[::1]'])).toBe(true);
    expect(excluded({ host: '::1', port: 80 }, ['[::1]:80'])).toBe(true);
    expect(excluded({ host: '::1', port: 80 }, ['[::1]:81'])).toBe(false);
    expect(excluded({ host: '127.0.0.1', port: 80 }, ['127.0.0.1'])).toBe(true);
  });
});
