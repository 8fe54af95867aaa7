/** What OpenSSL or BoringSSL says went wrong, whichever of the two it is. */
import type { Attempt } from '../net/attempt.ts';

export type TlsReason =
  /** The other side does not answer with TLS. */
  | 'plain'
  | 'version'
  /** The server ended it for want of a certificate of ours that it accepts. */
  | 'client-certificate'
  | 'no-http1'
  /** The server does not know the name that it was asked for (RFC 6066 §3). */
  | 'unknown-name'
  /** `handshake_failure` (RFC 8446 §6.2), which is said for many reasons. */
  | 'handshake-failure';

const patterns: [TlsReason, RegExp][] = [
  ['plain', /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|HTTPS_PROXY_REQUEST|UNKNOWN_PROTOCOL/],
  [
    'version',
    /ALERT_PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|WRONG_SSL_VERSION|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE|PROTOCOL_VERSION_CONFLICT|NO_SUPPORTED_VERSIONS_ENABLED|INAPPROPRIATE_FALLBACK/,
  ],
  [
    'client-certificate',
    /CERTIFICATE_REQUIRED|ALERT_(?:BAD_CERTIFICATE|NO_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_REVOKED|CERTIFICATE_EXPIRED|CERTIFICATE_UNKNOWN|UNKNOWN_CA|ACCESS_DENIED)/,
  ],
  ['no-http1', /NO_APPLICATION_PROTOCOL/],
  ['unknown-name', /UNRECOGNIZED_NAME/],
  ['handshake-failure', /ALERT_HANDSHAKE_FAILURE/],
];

/** Undefined where it is none of these. */
export function tlsReason(error: Attempt['error']): TlsReason | undefined {
  const words = spelled(error);
  return patterns.find(([, pattern]) => pattern.test(words))?.[0];
}

/** An alert of ours or theirs, or an error of the TLS library. */
export function isTlsError(error: Attempt['error']): boolean {
  return /^ERR_SSL|^EPROTO\b|SSL_ROUTINES|^ERR_TLS/.test(spelled(error));
}

/** `ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE …`: code and message alike in capitals and underscores. */
function spelled(error: Attempt['error']): string {
  if (error === undefined) return '';
  return `${error.code} ${error.message.slice(0, 500)}`.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
