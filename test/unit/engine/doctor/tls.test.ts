import { describe, expect, it } from 'vitest';
import { clientCertificate, tlsFinding } from '../../../../src/engine/doctor/tls.ts';
import { attempt, certificate, error, examined, opensslError, profile, target, tlsRecord } from './attempts.ts';

const secure = target('wss://example.test/ws');
const failure = opensslError('ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'ssl/tls alert handshake failure');
const version = opensslError('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tlsv1 alert protocol version');

function told(said: { code: string; message: string }, fields = {}, by = profile()) {
  return tlsFinding(examined(attempt({ stage: 'tls', target: secure, error: said, ...fields }), by));
}

describe('TLS that could not be agreed on', () => {
  it('for the client certificate, told by TLS 1.3 after the handshake', () => {
    const said = opensslError('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tlsv13 alert certificate required');
    expect(told(said, { stage: 'response' })).toMatchObject({
      code: 'tls-client-cert-wanted',
      stage: 'tls',
      cause: expect.stringContaining('has none') as string,
    });
    expect(told(said, {}, profile({ tls: { pfx: '/x.pfx' } }))?.cause).toMatch(
      /does not accept the client certificate/,
    );
    expect(clientCertificate(true).code).toBe(clientCertificate(false).code);
  });

  it('for the client certificate, told by TLS 1.2 with the general alert after its own certificate', () => {
    expect(told(failure, { tls: tlsRecord([certificate()]) })?.code).toBe('tls-client-cert-wanted');
    expect(told(failure)?.code).toBe('tls-failed');
    expect(told(failure, {}, profile({ tls: { cert: 'c' } }))?.cause).toMatch(
      /does not accept the client certificate\./,
    );
  });

  it.each([
    [{}, { minVersion: 'TLSv1' }],
    [{ maxVersion: 'TLSv1.2' as const }, { maxVersion: 'TLSv1.3' }],
    [{ minVersion: 'TLSv1.3' as const }, { minVersion: 'TLSv1.2' }],
    [{ minVersion: 'TLSv1.3' as const, maxVersion: 'TLSv1.2' as const }, { minVersion: 'TLSv1.2' }],
  ])('for the version, with %j in the profile', (tls, fixed) => {
    expect(told(version, {}, profile({ tls }))).toMatchObject({
      code: 'tls-version',
      fix: { profile: { tls: fixed } },
    });
  });

  it('for the version, with all allowed already', () => {
    expect(told(version, {}, profile({ tls: { minVersion: 'TLSv1' } }))?.fix).toBeUndefined();
  });

  it('for the name', () => {
    expect(told(opensslError('ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'x'))?.code).toBe('tls-wrong-host');
  });

  it('shows what OpenSSL said without its files', () => {
    expect(told(version)?.evidence.split('\n')[0]).toBe(
      'error:0A00045C:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version',
    );
  });

  it('is not what a socket said, nor what came later', () => {
    expect(told(error('ECONNRESET'))).toBeUndefined();
    expect(told(error('EOTHER'), { stage: 'response' })).toBeUndefined();
    expect(tlsFinding(examined(attempt({ stage: 'tls' })))).toBeUndefined();
  });
});
