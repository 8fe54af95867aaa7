import { t } from '../../src/contract/l10n.ts';
import type { CertificateInfo, TlsRecord } from '../../src/contract/model.ts';
import { unverifiedReason } from '../../src/contract/unverified.ts';
import { Icon } from '../controls/Icon.tsx';
import { visibleText } from '../format/visibleText.ts';
import { certificateTerm, type CertificateTerm } from './certificateTerm.ts';

/** What TLS agreed on, and whom it showed. `at`: when, in milliseconds since the epoch. */
export function TlsView({ tls, at }: { tls: TlsRecord; at: number }) {
  const { version, cipher, alpn, verified, unverified, chain } = tls;
  const agreed = [version, cipher, alpn === undefined ? '' : `ALPN ${alpn}`].filter((word) => word !== '');
  return (
    <section>
      <h2>
        TLS <span class="quiet">{visibleText(agreed.join(' · '))}</span>
      </h2>
      <p class="verdict">
        <Icon name={verified ? 'check' : 'error'} class={verified ? 'is-ok' : 'is-failed'} />{' '}
        {verified ? t('Certificate verified') : notVerified(unverified)}
      </p>
      {chain.length === 0 && <p class="quiet">{t('The server showed no certificate.')}</p>}
      <ol class="chain" aria-label={t('Certificates, the server’s own first')}>
        {chain.map((certificate, index) => (
          <li key={index}>
            <Certificate certificate={certificate} at={at} open={!verified && index === 0} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Certificate({ certificate, at, open }: { certificate: CertificateInfo; at: number; open: boolean }) {
  const { subject, issuer, names, validFrom, validTo, fingerprint } = certificate;
  const { from, to, problem } = certificateTerm(certificate, at);
  const facts = [
    [t('Subject'), subject],
    [t('Issuer'), subject === issuer ? t('{0} (signed by itself)', issuer) : issuer],
    [t('Names'), names],
    [t('Valid from'), validFrom],
    [t('Valid to'), validTo],
    ['SHA-256', fingerprint],
  ] as const;
  return (
    <details class="certificate" open={open || problem !== undefined}>
      <summary>
        <span class="certificate-subject">{visibleText(subject)}</span>
        <span class={problem === undefined ? 'quiet' : 'is-failed'}>
          {problem !== undefined && <Icon name="warning" />}{' '}
          {problem === undefined ? `${from} – ${to}` : problemWords(problem)}
        </span>
      </summary>
      <dl class="pairs">
        {facts.map(([name, value]) =>
          value === '' ? null : (
            <div key={name} class="pair">
              <dt>{name}</dt>
              <dd>{visibleText(value)}</dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
}

function notVerified(reason: string | undefined): string {
  return reason === undefined
    ? t('Certificate not verified')
    : t('Certificate not verified: {0}', visibleText(unverifiedReason(reason)));
}

function problemWords(problem: NonNullable<CertificateTerm['problem']>): string {
  return problem === 'expired' ? t('expired') : t('not valid yet');
}
