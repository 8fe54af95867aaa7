/** Findings of a proxy that could not be reached or gives no tunnel. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { certificates } from '../../../support/certificates/certificates.ts';
import { answersEach, greets, latin1, listener } from '../../../support/peers/index.ts';
import { startBackend, type Backend } from '../../../support/servers/backend.ts';
import { startConnectProxy, type ConnectProxyOptions } from '../../../support/servers/connectProxy.ts';
import { closedPort } from '../../../support/servers/freePorts.ts';
import { lacks } from '../../../support/servers/programs.ts';
import { startSocks5, type Socks5, type Socks5Options } from '../../../support/servers/socks5.ts';
import { squidUser, startSquid, type Squid, type SquidPort } from '../../../support/servers/squid.ts';
import { checked, expectFirst, opened } from './checked.ts';
import { stoppedAfterAll } from '../../../support/servers/stoppedAfterAll.ts';

let backend: Backend;
const keep = stoppedAfterAll();
beforeAll(async () => {
  backend = keep(await startBackend());
});
const target = (): string => `ws://localhost:${backend.port}/feed`;

describe.skipIf(lacks('squid'))('squid', () => {
  let squid: Squid;
  const keep = stoppedAfterAll();
  beforeAll(async () => {
    squid = keep(await startSquid());
  });
  const through = (port: SquidPort, user = ''): { url: string; proxy: string } => ({
    url: target(),
    proxy: `http://${user}127.0.0.1:${squid.ports[port]}`,
  });
  const { username, password } = squidUser;

  it('gives a tunnel: the exchange is part of the handshake', async () => {
    const { findings, proxy, timings } = await opened(through('open'));
    expect(findings).toEqual([]);
    expect(proxy?.request.startLine).toBe(`CONNECT localhost:${backend.port} HTTP/1.1`);
    expect(proxy?.response?.startLine).toBe('HTTP/1.1 200 Connection established');
    expect(timings.proxy).toBeGreaterThan(0);
  });

  it('proxy-auth: no credentials', async () => {
    const first = expectFirst(await checked(through('password')), {
      code: 'proxy-auth',
      stage: 'proxy',
      evidence: [
        `CONNECT localhost:${backend.port} HTTP/1.1`,
        'HTTP/1.1 407 Proxy Authentication Required',
        'Proxy-Authenticate: Basic realm="the way out"',
        'Via: 1.1 proxy.example (squid',
      ],
    });
    expect(first.fix?.kind).toBe('change');
  });

  it('proxy-auth: wrong credentials, which are not shown', async () => {
    const findings = await checked(through('password', `${username}:wrong-one@`));
    expectFirst(findings, { code: 'proxy-auth', stage: 'proxy', evidence: ['HTTP/1.1 407'] });
    expect(JSON.stringify(findings)).not.toContain('wrong-one');
    expect(JSON.stringify(findings)).not.toContain(Buffer.from(`${username}:wrong-one`).toString('base64'));
  });

  it('lets in whom it knows, and the credentials are not in the record', async () => {
    const user = `${username}:${encodeURIComponent(password)}@`;
    const { findings, proxy } = await opened(through('password', user));
    expect(findings).toEqual([]);
    expect(proxy?.response?.startLine).toMatch(/^HTTP\/1\.1 200/);
    const record = Buffer.from(proxy!.request.raw).toString('latin1') + JSON.stringify(proxy!.request.headers);
    expect(record).not.toContain(Buffer.from(`${username}:${password}`).toString('base64'));
  });

  it.each(['blocking', 'connectless'] as const)('proxy-refused: %s', async (port) => {
    const proxyUrl = `http://127.0.0.1:${squid.ports[port]}`;
    expectFirst(await checked({ url: `ws://127.0.0.1:${backend.port}/`, proxy: proxyUrl }), {
      code: 'proxy-refused',
      stage: 'proxy',
      evidence: [`Proxy: ${proxyUrl}`, 'HTTP/1.1 403 Forbidden', 'X-Squid-Error: ERR_ACCESS_DENIED 0'],
    });
  });

  it('gateway-error: the proxy does not reach the server', async () => {
    const port = await closedPort();
    expectFirst(await checked({ ...through('open'), url: `ws://localhost:${port}/` }), {
      code: 'gateway-error',
      stage: 'proxy',
      evidence: [`CONNECT localhost:${port} HTTP/1.1`, 'HTTP/1.1 503 Service Unavailable'],
    });
  });

  it('is taken from the environment and from VS Code’s settings, unless the profile has none', async () => {
    const proxy = `http://127.0.0.1:${squid.ports.connectless}`;
    const environment = { environment: { HTTP_PROXY: proxy } };
    const refused = { code: 'proxy-refused', stage: 'proxy' } as const;
    expectFirst(await checked(target(), environment), { ...refused, evidence: ['HTTP_PROXY'] });
    expectFirst(await checked(target(), { vscodeProxy: proxy }), { ...refused, evidence: ['http.proxy'] });
    expect((await opened({ url: target(), proxy: 'none' }, environment)).findings).toEqual([]);
    const excluded = { environment: { ...environment.environment, NO_PROXY: 'localhost' } };
    expect((await opened(target(), excluded)).findings).toEqual([]);
  });
});

describe('another HTTP proxy', () => {
  async function through(options: ConnectProxyOptions, url = target()): Promise<{ url: string; proxy: string }> {
    const proxy = await startConnectProxy(options);
    onTestFinished(() => proxy.stop());
    return { url, proxy: proxy.url };
  }
  const says = (text: string): ConnectProxyOptions => ({ answer: { bytes: latin1(text) } });

  it.each([
    ['HTTP/1.1 405 Method Not Allowed', 'Allow: GET, HEAD'],
    ['HTTP/1.1 501 Not Implemented', 'Server: small'],
  ])('proxy-blocks-connect: %s', async (startLine, header) => {
    const bytes = `${startLine}\r\n${header}\r\nContent-Length: 0\r\n\r\n`;
    expectFirst(await checked(await through(says(bytes))), {
      code: 'proxy-blocks-connect',
      stage: 'proxy',
      evidence: [`CONNECT localhost:${backend.port} HTTP/1.1`, startLine, header],
    });
  });

  it('proxy-auth: of a kind that cannot be answered', async () => {
    const answer = 'HTTP/1.1 407 Authentication\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n';
    expectFirst(await checked(await through(says(answer))), {
      code: 'proxy-auth',
      stage: 'proxy',
      evidence: ['HTTP/1.1 407 Authentication', 'Proxy-Authenticate: NTLM'],
    });
  });

  it('gateway-timeout', async () => {
    const answer = 'HTTP/1.1 504 Gateway Time-out\r\nContent-Length: 0\r\n\r\n';
    expectFirst(await checked(await through(says(answer))), {
      code: 'gateway-timeout',
      stage: 'proxy',
      evidence: ['HTTP/1.1 504 Gateway Time-out'],
    });
  });

  it('an answer byte by byte is read', async () => {
    const bytes = latin1('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    const cuts = Array.from({ length: bytes.length - 1 }, (_, i) => i + 1);
    expectFirst(await checked(await through({ answer: { bytes }, cuts })), {
      code: 'proxy-refused',
      stage: 'proxy',
      evidence: ['HTTP/1.1 403 Forbidden'],
    });
  });

  it('closed-before-response: it closes without an answer', async () => {
    expectFirst(await checked(await through({ answer: 'close' })), {
      code: 'closed-before-response',
      stage: 'proxy',
      evidence: [`CONNECT localhost:${backend.port} HTTP/1.1`],
    });
  });

  it('connect-timeout: it does not answer', async () => {
    const profile = { ...(await through({ answer: 'silence' })), timeouts: { connect: 200 } };
    expectFirst(await checked(profile), { code: 'connect-timeout', stage: 'proxy', evidence: [/0\.2 s|200 ms/] });
  });

  it('proxy-unreachable', async () => {
    const port = await closedPort();
    expectFirst(await checked({ url: target(), proxy: `http://127.0.0.1:${port}` }), {
      code: 'proxy-unreachable',
      stage: 'proxy',
      evidence: [`127.0.0.1:${port}`, 'ECONNREFUSED'],
    });
    expectFirst(await checked({ url: target(), proxy: 'http://no-such-proxy.invalid:3128' }), {
      code: 'proxy-unreachable',
      stage: 'proxy',
      evidence: ['no-such-proxy.invalid', /ENOTFOUND|EAI_AGAIN/],
    });
  });

  it('proxy-not-http', async () => {
    const peer = await listener(greets(latin1('SSH-2.0-OpenSSH_9.2\r\n')));
    onTestFinished(() => peer.stop());
    const profile = { url: target(), proxy: `http://127.0.0.1:${peer.port}`, timeouts: { connect: 1_000 } };
    expectFirst(await checked(profile), {
      code: 'proxy-not-http',
      stage: 'proxy',
      evidence: ['53 53 48 2d 32 2e 30', 'SSH-2.0'],
    });
  });

  it('bytes that come with the 200 are the server’s', async () => {
    const peer = await listener(greets(latin1('SSH-2.0-OpenSSH_9.2\r\n')));
    onTestFinished(() => peer.stop());
    const profile = await through({ serverFirst: true }, `ws://localhost:${peer.port}/`);
    expectFirst(await checked(profile), { code: 'not-http', stage: 'response', evidence: ['53 53 48 2d', 'SSH-2.0'] });
  });

  describe.skipIf(lacks('openssl'))('that speaks TLS', () => {
    it('must be one that the system trusts, unless VS Code does not check it', async () => {
      const { good, root } = await certificates();
      const { url, proxy } = await through({ tls: good });
      const { remedy } = expectFirst(await checked({ url, proxy, tls: { ca: root.cert } }), {
        code: 'tls-unknown-ca',
        stage: 'proxy',
        evidence: [/CN=good/, /issuer CN=intermediate/],
      });
      // The profile's authorities are for the server.
      expect(remedy).not.toContain('tls.ca');
      const { findings, proxy: exchange } = await opened(url, { vscodeProxy: proxy, proxyStrictSSL: false });
      expect(findings).toEqual([]);
      expect(exchange?.response?.startLine).toMatch(/^HTTP\/1\.1 200/);
    });

    it('tls-on-plain-port: it does not', async () => {
      // As squid, it answers what it cannot read with 400.
      expectFirst(await checked({ url: target(), proxy: `https://127.0.0.1:${backend.port}` }), {
        code: 'tls-on-plain-port',
        stage: 'proxy',
        evidence: [`Proxy: https://127.0.0.1:${backend.port}`],
      });
    });

    it('is beneath the TLS of the server', async () => {
      const { good, root } = await certificates();
      const peer = await listener(answersEach({}), { tls: { ...good } });
      onTestFinished(() => peer.stop());
      const profile = await through({}, peer.url);
      expect((await opened({ ...profile, tls: { ca: root.cert } })).findings).toEqual([]);
      expectFirst(await checked(profile), { code: 'tls-unknown-ca', stage: 'tls', evidence: ['CN=good'] });
    });
  });
});

describe('a SOCKS5 proxy', () => {
  async function started(options: Socks5Options = {}): Promise<Socks5> {
    const socks = await startSocks5(options);
    onTestFinished(() => socks.stop());
    return socks;
  }

  it('resolves the name itself, or is told the address', async () => {
    const socks = await started({ names: { 'backend.example': '127.0.0.1' } });
    const url = `ws://backend.example:${backend.port}/`;
    expect((await opened({ url, proxy: `socks5h://127.0.0.1:${socks.port}` })).findings).toEqual([]);
    const here = { url: target(), proxy: `socks5://127.0.0.1:${socks.port}`, family: 'ipv4' } as const;
    expect((await opened(here)).findings).toEqual([]);
    const { port } = backend;
    expect(socks.requests).toEqual([
      { kind: 'name', host: 'backend.example', port },
      { kind: 'ipv4', host: '127.0.0.1', port },
    ]);
  });

  it('name-not-found: the name is not known here, where it should be resolved', async () => {
    const socks = await started();
    expectFirst(await checked({ url: 'ws://no-such-host.invalid/', proxy: `socks5://127.0.0.1:${socks.port}` }), {
      code: 'name-not-found',
      stage: 'name',
      evidence: ['no-such-host.invalid', `socks5://127.0.0.1:${socks.port}`],
    });
  });

  it.each([
    [1, 'gateway-error'],
    [2, 'proxy-refused'],
    [3, 'unreachable'],
    [4, 'unreachable'],
    [5, 'refused'],
    [6, 'unreachable'],
    [7, 'proxy-blocks-connect'],
    [8, 'proxy-refused'],
  ])('reply %i is told as %s', async (refuse, code) => {
    const socks = await started({ refuse });
    expectFirst(await checked({ url: target(), proxy: `socks5h://127.0.0.1:${socks.port}` }), {
      code,
      stage: 'proxy',
      evidence: [`socks5h://127.0.0.1:${socks.port}`, `reply ${refuse}`],
    });
  });

  it('proxy-auth: it wants a user, and another one', async () => {
    const socks = await started({ user: { username: 'ann', password: 's:e@c' } });
    const at = `127.0.0.1:${socks.port}`;
    for (const user of ['', 'ann:not-this@']) {
      const findings = await checked({ url: target(), proxy: `socks5h://${user}${at}` });
      expectFirst(findings, { code: 'proxy-auth', stage: 'proxy', evidence: [`socks5h://${at}`] });
      expect(JSON.stringify(findings)).not.toContain('not-this');
    }
    const known = await opened({ url: target(), proxy: `socks5h://ann:${encodeURIComponent('s:e@c')}@${at}` });
    expect(known.findings).toEqual([]);
    expect(socks.requests).toEqual([expect.objectContaining({ user: { username: 'ann', password: 's:e@c' } })]);
  });

  it.each<[string, () => Promise<{ port: number; stop(): Promise<void> }>]>([
    // It answers what it cannot read with 400.
    ['a web server', () => startBackend()],
    ['an SSH server', () => listener(greets(latin1('SSH-2.0-OpenSSH_9.2\r\n')))],
  ])('proxy-not-socks: it is %s', async (_name, start) => {
    const peer = await start();
    onTestFinished(() => peer.stop());
    expectFirst(await checked({ url: target(), proxy: `socks5://127.0.0.1:${peer.port}` }), {
      code: 'proxy-not-socks',
      stage: 'proxy',
      evidence: [`socks5://127.0.0.1:${peer.port}`],
    });
  });
});
