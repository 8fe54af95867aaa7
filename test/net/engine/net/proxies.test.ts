/** Connections by way of proxies that do what they are told. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionProfile } from '../../../../src/contract/profile.ts';
import { EngineUnderTest } from '../../../support/engines.ts';
import { frame } from '../../../support/frames/index.ts';
import { latin1, rawPeer, selfSigned, send, type PeerScript } from '../../../support/peers/index.ts';
import { startConnectProxy, type ConnectProxyOptions } from '../../../support/servers/connectProxy.ts';
import { startSocks5, type Socks5Options } from '../../../support/servers/socks5.ts';

const hello: PeerScript = { steps: [send(frame({ opcode: 'text', payload: 'through' }))] };

async function peerThat(script: PeerScript = hello) {
  const peer = await rawPeer(script);
  onTestFinished(() => peer.stop());
  return peer;
}

async function throughHttp(options: ConnectProxyOptions, profile: Partial<ConnectionProfile> = {}, user = '') {
  const proxy = await startConnectProxy(options);
  onTestFinished(() => proxy.stop());
  const peer = await peerThat();
  const engine = new EngineUnderTest();
  const error = await engine.connect({ url: peer.url, proxy: proxy.url.replace('://', `://${user}`), ...profile });
  return { proxy, peer, engine, error };
}

async function throughSocks(options: Socks5Options, url: (peer: string) => string, scheme = 'socks5h', user = '') {
  const proxy = await startSocks5(options);
  onTestFinished(() => proxy.stop());
  const peer = await peerThat();
  const engine = new EngineUnderTest();
  const error = await engine.connect({ url: url(peer.url), proxy: `${scheme}://${user}127.0.0.1:${proxy.port}` });
  return { proxy, peer, engine, error };
}

describe('an HTTP proxy', () => {
  it.each<[string, ConnectProxyOptions]>([
    ['at once', {}],
    ['with its answer in pieces', { cuts: [1, 20, 37] }],
    ['after interim responses', { interim: 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nX: 1\r\n\r\n' }],
    ['after one in pieces', { interim: 'HTTP/1.1 100 Continue\r\n\r\n', cuts: [1, 24, 30] }],
  ])('makes a tunnel %s, and its exchange is kept', async (_how, options) => {
    const { proxy, peer, engine, error } = await throughHttp(options, {}, 'user:p%40ss@');
    expect(error).toBeUndefined();
    await engine.until(({ frames }) => frames === 1);
    const { port } = new URL(peer.url);
    expect(proxy.requests).toEqual([
      `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nProxy-Authorization: Basic dXNlcjpwQHNz\r\n\r\n`,
    ]);
    const handshake = await engine.handshake();
    expect(handshake.proxy?.request.startLine).toBe(`CONNECT 127.0.0.1:${port} HTTP/1.1`);
    expect(Buffer.from(handshake.proxy!.request.raw).toString()).not.toContain('dXNl');
    expect(handshake.proxy?.response?.startLine).toBe('HTTP/1.1 200 Connection established');
    expect(handshake.timings.proxy).toBeGreaterThanOrEqual(0);
    expect(Buffer.from(handshake.request.raw).toString('latin1')).toBe(peer.requestHead);
  });

  it('that speaks TLS itself is verified', async () => {
    const { error } = await throughHttp({ tls: await selfSigned() });
    expect(error?.failure.code).toMatch(/^(tls|proxy)-/);
  });

  it.each<[string, ConnectProxyOptions, string]>([
    ['407', { answer: { bytes: latin1('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n') } }, 'proxy-auth'],
    ['403', { answer: { bytes: latin1('HTTP/1.1 403 Forbidden\r\n\r\n') } }, 'proxy-refused'],
    ['405', { answer: { bytes: latin1('HTTP/1.1 405 Method Not Allowed\r\n\r\n') } }, 'proxy-blocks-connect'],
  ])('that answers %s', async (_status, options, code) => {
    const { error } = await throughHttp(options);
    expect(error?.code).toBe(code);
  });

  it('that never answers is not waited for longer than the transport may take', async () => {
    const { error } = await throughHttp({ answer: 'silence' }, { timeouts: { connect: 200 } });
    expect(error?.code).toMatch(/timeout/);
  });
});

describe('a SOCKS5 proxy', () => {
  it.each([
    ['user name', `${'ü'.repeat(128)}:p@`],
    ['password', `u:${'p'.repeat(256)}@`],
  ])('is not given a longer %s than it can be told', async (which, user) => {
    const { error, proxy } = await throughSocks(
      { user: { username: 'u', password: 'p' } },
      (url) => url,
      'socks5',
      user,
    );
    expect(error?.failure).toMatchObject({ code: 'invalid-proxy', cause: expect.stringContaining(which) as string });
    expect(proxy.requests).toEqual([]);
  });

  it('resolves the name there', async () => {
    const { proxy, engine, error } = await throughSocks({ names: { 'backend.example': '127.0.0.1' } }, (url) =>
      url.replace('127.0.0.1', 'backend.example'),
    );
    expect(error).toBeUndefined();
    await engine.until(({ frames }) => frames === 1);
    expect(proxy.requests).toMatchObject([{ kind: 'name', host: 'backend.example' }]);
  });

  it('or is given the address that it has here, and who we are', async () => {
    const user = { username: 'u', password: 'p' };
    const { proxy, engine, error } = await throughSocks(
      { user },
      (url) => url.replace('127.0.0.1', 'localhost'),
      'socks5',
      'u:p@',
    );
    expect(error).toBeUndefined();
    await engine.until(({ frames }) => frames === 1);
    expect(proxy.requests).toMatchObject([{ host: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) as string, user }]);
  });

  it('that refuses is told', async () => {
    const { error } = await throughSocks({ refuse: 2 }, (url) => url);
    expect(error?.code).toBe('proxy-refused');
  });
});
