import { describe, expect, it } from 'vitest';
import { connectAnswerFinding, proxyAuthWords } from '../../../../src/engine/doctor/proxyAnswer.ts';
import { answer, answered, attempt, examined, target } from './attempts.ts';

function told(lines: string[], authenticated = false, url = 'ws://example.test/ws') {
  const proxy = { url: 'http://p:1', kind: 'http', source: 'profile', authenticated } as const;
  const connect = answer(['CONNECT example.test:80 HTTP/1.1']);
  const of = attempt({
    stage: 'proxy',
    target: target(url),
    proxy: { ...proxy, request: connect, response: answer(lines) },
  });
  return connectAnswerFinding(examined(of));
}

describe('an answer to CONNECT', () => {
  it.each([
    [403, 'proxy-refused'],
    [302, 'proxy-refused'],
    [429, 'proxy-refused'],
    [400, 'proxy-blocks-connect'],
    [404, 'proxy-blocks-connect'],
    [405, 'proxy-blocks-connect'],
    [501, 'proxy-blocks-connect'],
    [502, 'gateway-error'],
    [503, 'gateway-error'],
    [504, 'gateway-timeout'],
  ])('%i is %s', (status, code) => {
    expect(told([`HTTP/1.1 ${status} x`, 'Via: 1.1 squid'])).toMatchObject({
      code,
      stage: 'proxy',
      evidence: `Proxy: http://p:1 (from profile)\nCONNECT example.test:80 HTTP/1.1\nHTTP/1.1 ${status} x\nVia: 1.1 squid`,
      fix: { profile: { proxy: 'none' } },
    });
  });

  it('403 says that other ports than 443 are often forbidden', () => {
    expect(told(['HTTP/1.1 403 x'])?.cause).toMatch(/many allow port 443 alone/);
    expect(told(['HTTP/1.1 403 x'], false, 'wss://example.test/')?.cause).not.toMatch(/443 alone/);
  });

  it.each([
    [['Proxy-Authenticate: Basic realm="x"'], false, /no credentials were sent/, true],
    [[], false, /no credentials were sent/, true],
    [['Proxy-Authenticate: Basic'], true, /does not accept the user name and password that were sent \(Basic\)/, false],
    [['Proxy-Authenticate: NTLM', 'Proxy-Authenticate: Negotiate'], false, /asks for NTLM or Negotiate/, false],
  ])('407 with %j, credentials sent: %s', (headers, authenticated, cause, fixed) => {
    const found = told(['HTTP/1.1 407 x', ...headers], authenticated);
    expect(found).toMatchObject({ code: 'proxy-auth', cause: expect.stringMatching(cause) as string });
    expect(found?.fix !== undefined).toBe(fixed);
    if (fixed) {
      const proxy = 'http://${input:Proxy user name}:${secret:proxy-password}@p:1';
      expect(found?.fix).toMatchObject({ profile: { proxy } });
    }
  });

  it('407 may come where no proxy was set', () => {
    const of = answered(['HTTP/1.1 407 x']);
    expect(proxyAuthWords(examined(of), of.response!)).toMatchObject({ code: 'proxy-auth', fix: undefined });
  });

  it('that gives the tunnel is well', () => {
    expect(told(['HTTP/1.1 200 Connection established'])).toBeUndefined();
    expect(connectAnswerFinding(examined(attempt()))).toBeUndefined();
  });
});
