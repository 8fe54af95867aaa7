import { describe, expect, it } from 'vitest';
import { connectFailure, timeoutFailure } from '../../../../src/engine/net/connectFailure.ts';

function error(code: string, message = 'm'): Error {
  return Object.assign(new Error(message), { code });
}

describe('connectFailure', () => {
  it.each([
    [error('ENOTFOUND'), 'name-not-found'],
    [error('ECONNREFUSED'), 'refused'],
    [new AggregateError([error('ECONNREFUSED'), error('EHOSTUNREACH')]), 'refused'],
    [error('ENETUNREACH'), 'unreachable'],
    [error('ETIMEDOUT'), 'connect-timeout'],
    [error('ECONNRESET'), 'closed-before-response'],
    [error('HPE_INVALID_CONSTANT'), 'not-http'],
    [error('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls-self-signed'],
    [error('CERT_HAS_EXPIRED'), 'tls-expired'],
    [error('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls-wrong-host'],
    [error('EPROTO', 'ssl3_get_record:wrong version number'), 'tls-on-plain-port'],
    [error('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'), 'tls-failed'],
    [new Error('Invalid Sec-WebSocket-Accept header'), 'bad-accept'],
    [new Error('Server sent no subprotocol'), 'no-subprotocol-chosen'],
    [new Error('something else'), 'connect-failed'],
  ])('%s is %s', (cause, code) => {
    expect(connectFailure(cause, 'ws://h/', 'response')).toMatchObject({
      code,
      message: 'ws://h/ could not be connected.',
    });
  });

  it('says what a time-out was waiting for', () => {
    expect(timeoutFailure('ws://h/', 'connect', 1_500)).toMatchObject({
      code: 'connect-timeout',
      message: 'ws://h/ did not answer within 1.5 s.',
    });
    expect(timeoutFailure('ws://h/', 'tls', 1_000).cause).toMatch(/TLS handshake/);
    expect(timeoutFailure('ws://h/', 'response', 1_000).code).toBe('response-timeout');
  });
});
