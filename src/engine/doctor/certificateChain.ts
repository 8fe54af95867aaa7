import type { ProfileFix } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { CertificateInfo, TlsRecord } from '../../contract/model.ts';
import { shownText } from './shownText.ts';

const pemPattern = /^-----BEGIN CERTIFICATE-----\r?\n[A-Za-z0-9+/=\r\n]{1,50000}\r?\n-----END CERTIFICATE-----\s*$/;

/** What the server showed of itself: four lines for each certificate, its own first; the first four of them. */
export function chainLines(tls: TlsRecord | undefined): string[] {
  const chain = tls?.chain ?? [];
  const lines = chain
    .slice(0, 4)
    .flatMap((certificate, index) => [
      `${index}: ${certificate.subject}${isSelfSigned(certificate) ? ', signed by itself' : ''}`,
      ...(isSelfSigned(certificate) ? [] : [`   issuer ${certificate.issuer}`]),
      `   valid ${certificate.validFrom} to ${certificate.validTo}`,
      ...(certificate.names === '' ? [] : [`   names ${certificate.names}`]),
      `   SHA-256 ${certificate.fingerprint}`,
    ]);
  return chain.length > 4 ? [...lines, `… ${chain.length} certificates`] : lines;
}

export function isSelfSigned({ subject, issuer }: CertificateInfo): boolean {
  return subject === issuer;
}

/** To trust the end of the chain: the root where the server sent it, otherwise the last certificate that it did send. */
export function trustFix(tls: TlsRecord | undefined): ProfileFix | undefined {
  const last = tls?.chain.at(-1);
  if (last === undefined || !pemPattern.test(last.pem)) return undefined;
  const subject = shownText(last.subject);
  return { kind: 'trust', title: t('Trust {0}', shownText(last.subject, 60)), pem: last.pem, subject };
}

/** The names of a certificate that are host names without a wildcard, in its order. */
export function hostNames(certificate: CertificateInfo | undefined): string[] {
  const names = certificate?.names.slice(0, 10_000).split(',') ?? [];
  return names.flatMap((name) => {
    const host = /^\s*DNS:([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)\s*$/i.exec(name)?.[1];
    return host === undefined ? [] : [host];
  });
}
