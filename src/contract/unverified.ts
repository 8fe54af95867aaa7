/** What is said of a connection whose certificate nobody looked at, wherever it is shown. */
import { t } from './l10n.ts';
import type { SessionSnapshot } from './model.ts';

export const unverifiedTitle = (): string => t('Certificate not verified');

/** Why a certificate is not taken: `it has expired (CERT_HAS_EXPIRED)`. */
export function unverifiedReason(code: string): string {
  const words = wordsOf(code);
  return words === undefined ? code : `${words} (${code})`;
}

/** Of OpenSSL's codes, and Node's one for names. */
function wordsOf(code: string): string | undefined {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return t('it is signed by itself');
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'CERT_UNTRUSTED':
      return t('its authority is not trusted here');
    case 'CERT_HAS_EXPIRED':
      return t('it has expired');
    case 'CERT_NOT_YET_VALID':
      return t('it is not valid yet');
    case 'CERT_REVOKED':
      return t('it was revoked');
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return t('it is for another host');
    default:
      return undefined;
  }
}

/** What it means, and what would have been said of the certificate. */
export function unverifiedWords({ reason }: NonNullable<SessionSnapshot['unverified']>): string {
  const verdict =
    reason === undefined
      ? t('This one would have been taken all the same.')
      : t('This one would not have been taken: {0}.', unverifiedReason(reason));
  const meaning = t(
    'The profile switches verification off (tls.verify): any certificate is taken, and whoever is in between can read and change everything.',
  );
  return `${meaning} ${verdict}`;
}

/** While there is a connection whose certificate nobody verified; undefined otherwise. */
export function unverifiedNow({
  state,
  unverified,
}: Pick<SessionSnapshot, 'state' | 'unverified'>): SessionSnapshot['unverified'] {
  return state === 'closed' || state === 'reconnecting' ? undefined : unverified;
}
