/** What is said of a connection whose certificate nobody looked at, wherever it is shown. */
import type { SessionSnapshot } from './model.ts';

export const unverifiedTitle = 'Certificate not verified';

/** OpenSSL's codes, and Node's one for names. */
const reasons: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT: 'its authority is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not trusted here',
  CERT_UNTRUSTED: 'its authority is not trusted here',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  CERT_REVOKED: 'it was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another host',
  HOSTNAME_MISMATCH: 'it is for another host',
};

/** Why a certificate is not taken: `it has expired (CERT_HAS_EXPIRED)`. */
export function unverifiedReason(code: string): string {
  const words = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return words === undefined ? code : `${words} (${code})`;
}

/** What it means, and what would have been said of the certificate. */
export function unverifiedWords({ reason }: NonNullable<SessionSnapshot['unverified']>): string {
  const verdict =
    reason === undefined
      ? 'This one would have been taken all the same.'
      : `This one would not have been taken: ${unverifiedReason(reason)}.`;
  return `The profile switches verification off (tls.verify): any certificate is taken, and whoever is in between can read and change everything. ${verdict}`;
}

/** While there is a connection whose certificate nobody verified; undefined otherwise. */
export function unverifiedNow({
  state,
  unverified,
}: Pick<SessionSnapshot, 'state' | 'unverified'>): SessionSnapshot['unverified'] {
  return state === 'closed' || state === 'reconnecting' ? undefined : unverified;
}
