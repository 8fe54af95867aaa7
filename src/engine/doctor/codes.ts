import type { Finding } from '../../contract/finding.ts';

/**
 * Every code of the doctor, and how grave it is where a finding does not say otherwise. An `error` is why a connection
 * could not be made, or must not be used (RFC 6455 §4.1); with a `warning` it goes on. Each is explained in docs/doctor.md.
 */
export const severities = {
  'name-not-found': 'error',
  refused: 'error',
  unreachable: 'error',
  'connect-timeout': 'error',
  'proxy-unreachable': 'error',
  'proxy-auth': 'error',
  'proxy-refused': 'error',
  'proxy-blocks-connect': 'error',
  'proxy-not-http': 'error',
  'proxy-not-socks': 'error',
  'tls-on-plain-port': 'error',
  'tls-self-signed': 'error',
  'tls-unknown-ca': 'error',
  'tls-expired': 'error',
  'tls-not-yet-valid': 'error',
  'tls-wrong-host': 'error',
  'tls-version': 'error',
  'tls-client-cert-wanted': 'error',
  'tls-failed': 'error',
  'plain-on-tls-port': 'error',
  'http2-only': 'error',
  'response-timeout': 'error',
  'closed-before-response': 'error',
  'not-http': 'error',
  'answer-too-long': 'error',
  'http-1.0': 'error',
  'not-upgraded': 'error',
  redirect: 'error',
  'bad-request': 'error',
  unauthorized: 'error',
  'forbidden-origin': 'error',
  'not-found': 'error',
  method: 'error',
  'upgrade-required': 'error',
  'too-many': 'error',
  'gateway-error': 'error',
  'gateway-timeout': 'error',
  'unexpected-status': 'error',
  'missing-upgrade': 'error',
  'missing-connection': 'error',
  'bad-accept': 'error',
  'unexpected-extension': 'error',
  'bad-extension-parameters': 'error',
  'unexpected-subprotocol': 'error',
  'no-subprotocol-chosen': 'warning',
  'connect-failed': 'error',
  'closed-at-once': 'error',
  'idle-timeout': 'warning',
  'affinity-lost': 'warning',
} as const satisfies Record<string, Finding['severity']>;

export type FindingCode = keyof typeof severities;

/** Whether the connection fails for it. */
export function isFatal({ severity }: Finding): boolean {
  return severity === 'error';
}
