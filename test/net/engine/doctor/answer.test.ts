/** Findings of an answer that is no 101. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionProfile } from '../../../../src/contract/model.ts';
import {
  answersEach,
  end,
  latin1,
  listener,
  rawPeer,
  type PeerScript,
  type RawPeer,
} from '../../../support/peers/index.ts';
import { startBackend, type Backend } from '../../../support/servers/backend.ts';
import { closedPort } from '../../../support/servers/freePorts.ts';
import { nginxUser, startNginx, type Nginx } from '../../../support/servers/nginx.ts';
import { lacks } from '../../../support/servers/programs.ts';
import { checked, checkedPeer, expectAmong, expectFirst, opened } from './checked.ts';
import { stoppedAfterAll } from '../../../support/servers/stoppedAfterAll.ts';

function answering(...lines: readonly string[]): PeerScript {
  return { answer: { bytes: latin1(lines.join('\r\n')) }, steps: [end()] };
}

describe.skipIf(lacks('nginx', 'openssl'))('nginx', () => {
  let backend: Backend;
  let elsewhere: RawPeer;
  let nginx: Nginx;
  const keep = stoppedAfterAll();
  beforeAll(async () => {
    backend = keep(await startBackend());
    elsewhere = keep(await rawPeer());
    nginx = keep(
      await startNginx({
        backend: backend.port,
        closedPort: await closedPort(),
        elsewhere: `http://127.0.0.1:${elsewhere.port}/feed`,
      }),
    );
  });

  const at = (path: string): string => `ws://127.0.0.1:${nginx.ports.http}${path}`;

  it('that passes the upgrade on is a good way', async () => {
    expect((await opened(at('/upgraded'))).findings).toEqual([]);
  });

  it.each(['/dropped', '/dropped-1.1'])('not-upgraded: nginx drops Upgrade (%s)', async (path) => {
    const { remedy } = expectFirst(await checked(at(path)), {
      code: 'not-upgraded',
      stage: 'response',
      evidence: ['HTTP/1.1 200 OK', /^Server: nginx/m, 'The page behind.'],
    });
    expect(remedy).toContain('nginx');
  });

  it('not-upgraded: the path is a page', async () => {
    const { cause } = expectFirst(await checked(at('/page')), {
      code: 'not-upgraded',
      stage: 'response',
      evidence: ['HTTP/1.1 200 OK', 'Content-Type: text/html', 'A page'],
    });
    expect(cause).toContain('page');
  });

  it.each([
    ['/nothing', 'not-found', ['HTTP/1.1 404 Not Found']],
    ['/method', 'method', ['HTTP/1.1 405 Not Allowed', 'Allow: POST']],
    ['/origin', 'forbidden-origin', ['HTTP/1.1 403 Forbidden', 'Sent: ']],
    ['/private', 'unauthorized', ['HTTP/1.1 401 Unauthorized', 'WWW-Authenticate: Basic realm="the back room"']],
    ['/down', 'gateway-error', ['HTTP/1.1 502 Bad Gateway']],
    ['/unavailable', 'gateway-error', ['HTTP/1.1 503 Service Temporarily Unavailable']],
    ['/slow', 'gateway-timeout', ['HTTP/1.1 504 Gateway Time-out']],
  ])('%s: %s', async (path, code, evidence) => {
    expectFirst(await checked(at(path)), { code, stage: 'response', evidence: [...evidence, /^Server: nginx/m] });
  });

  it('too-many: at the second request', async () => {
    await opened(at('/limited'));
    expectFirst(await checked(at('/limited')), {
      code: 'too-many',
      stage: 'response',
      evidence: ['HTTP/1.1 429 Too Many Requests', 'Retry-After: 60'],
    });
  });

  it('unauthorized: by the wrong password, which is not shown; and by the right one it is open', async () => {
    const auth = { type: 'basic', ...nginxUser } as const;
    const findings = await checked({ url: at('/private'), auth: { ...auth, password: 'not-this' } });
    expectFirst(findings, { code: 'unauthorized', stage: 'response', evidence: ['Sent: Authorization'] });
    const told = JSON.stringify(findings);
    expect(told).not.toContain('not-this');
    expect(told).not.toContain(Buffer.from(`${nginxUser.username}:not-this`).toString('base64'));
    expect((await opened({ url: at('/private'), auth })).findings).toEqual([]);
  });

  it('forbidden-origin: shows the Origin that was sent', async () => {
    expectFirst(await checked({ url: at('/origin'), origin: 'https://other.example' }), {
      code: 'forbidden-origin',
      stage: 'response',
      evidence: ['Origin: https://other.example'],
    });
    expect((await opened({ url: at('/origin'), origin: 'https://app.example' })).findings).toEqual([]);
  });

  it.each([301, 302, 307, 308])('redirect: %i, not followed, and followed', async (status) => {
    const url = at(`/moved/${status}`);
    expectFirst(await checked(url), {
      code: 'redirect',
      stage: 'response',
      evidence: [`HTTP/1.1 ${status}`, 'Location: /upgraded'],
    });
    const { findings, redirects } = await opened({ url, followRedirects: 1 });
    expect(redirects).toEqual([expect.objectContaining({ status, location: '/upgraded', omitted: [] })]);
    expectAmong(findings, {
      code: 'redirect',
      stage: 'response',
      severity: 'info',
      evidence: [`${status}`, '/upgraded'],
    });
  });

  it('redirect: what would leak to another origin is left out and listed', async () => {
    const profile: ConnectionProfile = {
      url: at('/elsewhere/302'),
      auth: { type: 'bearer', token: 'token-of-mine' },
      cookies: { session: 'cookie-of-mine' },
      headers: [['X-Api-Key', 'key-of-mine']],
      followRedirects: 3,
    };
    const { findings } = await opened(profile);
    const { evidence } = expectAmong(findings, {
      code: 'redirect',
      stage: 'response',
      severity: 'info',
      evidence: ['302', `http://127.0.0.1:${elsewhere.port}/feed`, 'Authorization', 'Cookie', 'X-Api-Key'],
    });
    expect(evidence).not.toContain('of-mine');
    expect(elsewhere.requestHead).toMatch(/^GET \/feed HTTP\/1\.1\r\n/);
    expect(elsewhere.requestHead).not.toContain('of-mine');
    expectFirst(await checked({ ...profile, followRedirects: 0 }), {
      code: 'redirect',
      stage: 'response',
      evidence: [`Location: http://127.0.0.1:${elsewhere.port}/feed`, 'Authorization', 'Cookie', 'X-Api-Key'],
    });
  });
});

describe('a raw peer', () => {
  it('http-1.0: 200 by HTTP/1.0', async () => {
    const script = answering('HTTP/1.0 200 OK', 'Content-Type: text/html', '', '<p>old</p>');
    expectFirst(await checkedPeer(script), {
      code: 'http-1.0',
      stage: 'response',
      evidence: ['HTTP/1.0 200 OK'],
    });
  });

  it('http-1.0: a 101 by HTTP/1.0 is a warning, and the connection stays', async () => {
    const peer = await rawPeer({ answer: { statusLine: 'HTTP/1.0 101 Switching Protocols' } });
    onTestFinished(() => peer.stop());
    const { findings } = await opened(peer.url);
    expectFirst(findings, {
      code: 'http-1.0',
      stage: 'upgrade',
      severity: 'warning',
      evidence: ['HTTP/1.0 101 Switching Protocols'],
    });
  });

  it.each([
    [
      'bad-request',
      ['HTTP/1.1 400 Bad Request', 'Content-Length: 22', '', 'Missing Sec-X-Protocol'],
      ['Missing Sec-X-Protocol'],
    ],
    [
      'upgrade-required',
      ['HTTP/1.1 426 Upgrade Required', 'Sec-WebSocket-Version: 8, 7', 'Content-Length: 0', '', ''],
      ['Sec-WebSocket-Version: 8, 7'],
    ],
    [
      'gateway-error',
      ['HTTP/1.1 503 Service Unavailable', 'Retry-After: 5', 'Content-Length: 0', '', ''],
      ['Retry-After: 5'],
    ],
    ['not-upgraded', ['HTTP/1.1 204 No Content', 'Via: 1.1 old-cache', '', ''], ['HTTP/1.1 204', 'Via: 1.1 old-cache']],
    ['unexpected-status', ["HTTP/1.1 418 I'm a teapot", 'Content-Length: 0', '', ''], ['HTTP/1.1 418']],
    ['redirect', ['HTTP/1.1 302 Found', 'Content-Length: 0', '', ''], ['HTTP/1.1 302 Found']],
  ] as const)('%s', async (code, lines, evidence) => {
    expectFirst(await checkedPeer(answering(...lines)), { code, stage: 'response', evidence: [lines[0], ...evidence] });
  });

  it('closed-before-response: at once, and in the middle of the head', async () => {
    expectFirst(await checkedPeer(answering('')), {
      code: 'closed-before-response',
      stage: 'response',
      evidence: ['GET / HTTP/1.1'],
    });
    expectFirst(await checkedPeer(answering('HTTP/1.1 101 Swi')), {
      code: 'closed-before-response',
      stage: 'response',
      evidence: ['GET / HTTP/1.1'],
    });
  });

  it('redirect: in circles, until the limit is reached', async () => {
    const head = latin1('HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n');
    const peer = await listener(answersEach({ bytes: head }));
    onTestFinished(() => peer.stop());
    expectFirst(await checked({ url: peer.url, followRedirects: 3 }), {
      code: 'redirect',
      stage: 'response',
      evidence: ['HTTP/1.1 302 Found', 'Location: /again'],
    });
    expect(peer.count).toBe(4);
  });
});
