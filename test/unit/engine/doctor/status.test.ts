import { describe, expect, it } from 'vitest';
import { statusFindings } from '../../../../src/engine/doctor/status.ts';
import { answered, examined } from './attempts.ts';

function told(line: string, headers: string[] = [], body = '', url = 'ws://example.test/ws'): string[] {
  const found = statusFindings(examined(answered([line, ...headers], body, { url })));
  return found.map(({ code, severity }) => (severity === 'error' ? code : `${code} (${severity})`));
}

describe('a status', () => {
  it.each([
    ['HTTP/1.1 200 OK', 'not-upgraded'],
    ['HTTP/1.1 204 No Content', 'not-upgraded'],
    ['HTTP/1.1 100 Continue', 'unexpected-status'],
    ['HTTP/1.1 303 See Other', 'redirect'],
    ['HTTP/1.1 304 Not Modified', 'redirect'],
    ['HTTP/1.1 407 x', 'proxy-auth'],
    ['HTTP/1.1 410 Gone', 'not-found'],
    ['HTTP/1.1 414 x', 'bad-request'],
    ['HTTP/1.1 431 x', 'bad-request'],
    ['HTTP/1.1 520 x', 'gateway-error'],
    ['HTTP/1.1 522 x', 'gateway-timeout'],
    ['HTTP/1.1 524 x', 'gateway-timeout'],
    ['HTTP/1.1 505 x', 'unexpected-status'],
    ['HTTP/2 200 OK', 'http2-only'],
    ['ICY 200 OK', 'not-http'],
  ])('%s is %s', (line, code) => {
    expect(told(line)).toEqual([code]);
  });

  it.each([
    ['HTTP/1.0 200 OK', ['http-1.0']],
    ['HTTP/1.0 400 x', ['http-1.0']],
    ['HTTP/1.0 501 x', ['http-1.0']],
    ['HTTP/1.0 302 x', ['redirect']],
    ['HTTP/1.0 404 x', ['not-found', 'http-1.0 (warning)']],
    ['HTTP/1.0 503 x', ['gateway-error', 'http-1.0 (warning)']],
  ])('%s is %j', (line, codes) => {
    expect(told(line)).toEqual(codes);
  });

  it.each([
    ['HTTP/1.0 400 Bad Request', 'Client sent an HTTP request to an HTTPS server.', 'plain-on-tls-port'],
    ['HTTP/1.1 400 Bad Request', '<center>No required SSL certificate was sent</center>', 'tls-client-cert-wanted'],
    ['HTTP/1.1 400 Bad Request', '<center>The SSL certificate error</center>', 'tls-client-cert-wanted'],
    ['HTTP/1.0 403 Forbidden', 'Missing ALPN Protocol, expected `h2` to be available', 'http2-only'],
    ['HTTP/1.0 200 OK', 'It looks like you are trying to access MongoDB over HTTP', 'not-http'],
  ])('%s with %j is %s', (line, body, code) => {
    expect(told(line, [], body)).toEqual([code]);
  });

  it('of a plain request is of a TLS port only where it was plain', () => {
    const body = 'The plain HTTP request was sent to HTTPS port';
    expect(told('HTTP/1.1 400 x', [], body, 'wss://example.test/')).toEqual(['bad-request']);
  });

  it.each([
    ['h2c', 'http2-only'],
    ['HTTP/2.0', 'http2-only'],
    ['h2c, websocket', 'upgrade-required'],
    ['websocket', 'upgrade-required'],
  ])('426 with Upgrade: %s is %s', (upgrade, code) => {
    expect(told('HTTP/1.1 426 x', [`Upgrade: ${upgrade}`])).toEqual([code]);
  });
});
