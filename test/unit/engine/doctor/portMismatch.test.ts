import { describe, expect, it } from 'vitest';
import { http2OnlyFinding, plainOnTlsPort, portMismatchFinding } from '../../../../src/engine/doctor/portMismatch.ts';
import type { Attempt } from '../../../../src/engine/net/attempt.ts';
import { answered, attempt, error, examined, opensslError, profile, target, tlsRecord } from './attempts.ts';

const secure = target('wss://example.test/ws');
const wrong = opensslError('ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number');

function told(fields: Partial<Attempt>) {
  return portMismatchFinding(examined(attempt(fields)));
}

describe('wss:// to a plain port', () => {
  it.each<[string, Partial<Attempt>]>([
    ['OpenSSL', { error: wrong }],
    ['the bytes', { unreadable: Buffer.from('HTTP/1.1 400 Bad Request\r\n') }],
    ['a probe', { ended: true, probe: 'plain' }],
    ['a probe after a time-out', { timedOut: 1_000, probe: 'plain' }],
  ])('is told by %s', (_by, fields) => {
    expect(told({ stage: 'tls', target: secure, ...fields })).toMatchObject({
      code: 'tls-on-plain-port',
      fix: { profile: { url: 'ws://example.test/ws' } },
    });
  });

  it.each<[string, Partial<Attempt>]>([
    ['another protocol came', { error: wrong, unreadable: Buffer.from('SSH-2.0-x\r\n') }],
    ['a probe spoke TLS', { error: wrong, probe: 'tls' }],
    ['it is another error', { error: error('ECONNRESET') }],
    ['it is later', { error: wrong, stage: 'response' }],
  ])('is not told where %s', (_why, fields) => {
    expect(told({ stage: 'tls', target: secure, ...fields })).toBeUndefined();
  });
});

describe('ws:// to a TLS port', () => {
  it.each<[string, Partial<Attempt>]>([
    ['an alert', { unreadable: Buffer.from('15030300020246', 'hex') }],
    ['a probe', { ended: true, probe: 'tls' }],
    ['a probe that was given h2', { error: error('ECONNRESET'), probe: 'h2' }],
  ])('is told by %s', (_by, fields) => {
    expect(told(fields)).toMatchObject({
      code: 'plain-on-tls-port',
      stage: 'response',
      fix: { profile: { url: 'wss://example.test/ws' } },
    });
  });

  it('is not told where the other one spoke neither, or an answer came', () => {
    expect(told({ ended: true, probe: 'neither' })).toBeUndefined();
    expect(
      portMismatchFinding(examined(answered(['HTTP/1.1 404 x'], '', { fields: { probe: 'tls' } }))),
    ).toBeUndefined();
    expect(plainOnTlsPort(examined(attempt(), profile({ url: 'ws://h/?token=1' })), []).fix).toBeUndefined();
  });
});

describe('HTTP/2 alone', () => {
  it.each<[string, Partial<Attempt>, string]>([
    ['SETTINGS', { unreadable: Buffer.from('000000040000000000', 'hex') }, 'response'],
    ['an alert', { stage: 'tls', target: secure, error: error('ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL') }, 'tls'],
    ['a probe', { stage: 'tls', target: secure, error: error('ECONNRESET'), probe: 'h2' }, 'tls'],
    ['ALPN', { target: secure, tls: { ...tlsRecord([]), alpn: 'h2' } }, 'tls'],
  ])('is told by %s', (_by, fields, stage) => {
    expect(told(fields)).toMatchObject({ code: 'http2-only', stage });
    expect(http2OnlyFinding('tls', ['x']).evidence).toBe('x');
  });
});

describe('https: for a plain proxy', () => {
  it.each([
    ['https', true],
    ['http', false],
  ] as const)('%s: %s', (kind, found) => {
    const proxy = { url: `${kind}://p:1`, kind, source: 'profile', authenticated: false };
    const told = portMismatchFinding(examined(attempt({ stage: 'proxy', error: wrong, proxy })));
    expect(told?.code).toBe(found ? 'tls-on-plain-port' : undefined);
    if (found) expect(told).toMatchObject({ stage: 'proxy', fix: { profile: { proxy: 'http://p:1' } } });
  });
});
