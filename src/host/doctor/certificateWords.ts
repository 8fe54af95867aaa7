/** A certificate in words, for the question whether it is to be trusted. */
import { X509Certificate } from 'node:crypto';
import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';

const longest = 300;

/** Throws an `RpcError` where it is no certificate. */
export function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new RpcError({
      code: 'bad-certificate',
      message: t('The certificate cannot be read.'),
      cause: error instanceof Error ? error.message : String(error),
      remedy: t('Ask whoever runs the server for the file of its authority, and name it in tls.ca.'),
    });
  }
}

/** Subject, issuer, validity and fingerprint, a line each. `now`: milliseconds since the epoch. */
export function certificateWords(certificate: X509Certificate, now: number): string {
  const { subject, issuer, fingerprint256 } = certificate;
  return [
    t('Subject: {0}', shown(subject)),
    subject === issuer ? t('Signed by itself.') : t('Issuer: {0}', shown(issuer)),
    validityWords(certificate, now),
    `SHA-256: ${fingerprint256}`,
  ].join('\n');
}

/** The subject on one line. */
export function subjectWords({ subject }: X509Certificate): string {
  return shown(subject);
}

function validityWords({ validFrom, validTo }: X509Certificate, now: number): string {
  const [from, to] = [shown(validFrom), shown(validTo)];
  if (Date.parse(validTo) < now) return t('Valid from {0} to {1} – it has expired', from, to);
  return Date.parse(validFrom) > now
    ? t('Valid from {0} to {1} – not valid yet', from, to)
    : t('Valid from {0} to {1}', from, to);
}

/** A stranger wrote it: on one line, nothing that is not seen, and not without end. */
function shown(text: string): string {
  const line = text.trim().replace(/\r?\n/g, ', ');
  const seen = line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
  return seen.length > longest ? `${seen.slice(0, longest)}…` : seen;
}
