import { describe, expect, it } from 'vitest';
import { isTlsError, tlsReason } from '../../../../src/engine/doctor/tlsReason.ts';
import { error, opensslError } from './attempts.ts';

/** As BoringSSL says it, where OpenSSL's error has a code of its own. */
function boringssl(words: string) {
  return error('EPROTO', `write EPROTO 1407:error:100000f7:SSL routines:OPENSSL_internal:${words}:tls_record.cc:242:`);
}

describe('what a TLS library says', () => {
  it.each([
    [opensslError('ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number'), 'plain'],
    [boringssl('WRONG_VERSION_NUMBER'), 'plain'],
    [boringssl('HTTP_REQUEST'), 'plain'],
    [opensslError('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tlsv1 alert protocol version'), 'version'],
    [boringssl('UNSUPPORTED_PROTOCOL'), 'version'],
    [error('ERR_SSL_NO_PROTOCOLS_AVAILABLE'), 'version'],
    [opensslError('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'x'), 'client-certificate'],
    [boringssl('TLSV1_CERTIFICATE_REQUIRED'), 'client-certificate'],
    [boringssl('SSLV3_ALERT_BAD_CERTIFICATE'), 'client-certificate'],
    [opensslError('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'tlsv1 alert unknown ca'), 'client-certificate'],
    [opensslError('ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'ssl/tls alert bad certificate'), 'client-certificate'],
    [boringssl('TLSV1_ALERT_NO_APPLICATION_PROTOCOL'), 'no-http1'],
    [boringssl('TLSV1_UNRECOGNIZED_NAME'), 'unknown-name'],
    [opensslError('ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'x'), 'handshake-failure'],
    [boringssl('SOMETHING_ELSE'), undefined],
    [undefined, undefined],
  ])('%j is %s', (said, reason) => {
    expect(tlsReason(said)).toBe(reason);
    expect(isTlsError(said)).toBe(said !== undefined);
  });

  it('is not what a socket says', () => {
    expect(isTlsError(error('ECONNRESET', 'read ECONNRESET'))).toBe(false);
  });
});
