/** The server's certificate could not be verified. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { CertificateInfo, TlsRecord } from '../../contract/model.ts';
import { chainLines, hostNames, trustFix } from './certificateChain.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { change } from './profileFix.ts';
import { quoted } from './shownText.ts';

interface Verified {
  tls: TlsRecord | undefined;
  /** `proxy`: the certificate is that of the proxy, not of the server. */
  stage: 'tls' | 'proxy';
  examined: Examined;
}

type Words = Omit<Conclusion, 'evidence' | 'stage'>;

/** Verification's codes are OpenSSL's names, and one of Node's. */
export function certificateFinding(examined: Examined): Finding | undefined {
  const { attempt } = examined;
  const code = attempt.error?.code;
  if (code === undefined) return undefined;
  const atProxy = attempt.stage === 'proxy';
  const verified: Verified = {
    tls: atProxy ? attempt.proxy?.tls : attempt.tls,
    stage: atProxy ? 'proxy' : 'tls',
    examined,
  };
  const words = byCode.get(code)?.(verified);
  if (words === undefined) return undefined;
  const evidence = [
    `${code}${serverName(examined, atProxy)}`,
    ...(verified.tls === undefined ? [examined.shown.error?.message] : chainLines(verified.tls)),
  ];
  const { fix, ...told } = words;
  return finding({ ...told, fix: atProxy ? undefined : fix, stage: verified.stage, evidence });
}

function serverName({ attempt, profile }: Examined, atProxy: boolean): string {
  if (atProxy) return '';
  return `, asked for ${profile.tls?.servername ?? attempt.target.host}`;
}

/** What the profile trusts is for servers. */
function trustedByMachine(): string {
  return t(
    'Have this machine trust it, or let VS Code leave it unchecked (http.proxyStrictSSL) where the proxy is VS Code’s.',
  );
}

function selfSigned({ tls, stage }: Verified): Words {
  return {
    code: 'tls-self-signed',
    cause:
      stage === 'proxy'
        ? t('The proxy’s certificate is signed by itself: no authority that is trusted here vouches for it.')
        : t('The server’s certificate is signed by itself: no authority that is trusted here vouches for it.'),
    remedy:
      stage === 'proxy'
        ? trustedByMachine()
        : t('Compare its fingerprint with the server’s, then trust this certificate in the profile (tls.ca).'),
    fix: trustFix(tls),
  };
}

function unknownAuthority({ tls, stage }: Verified): Words {
  return {
    code: 'tls-unknown-ca',
    cause: notTrusted(tls?.chain.at(-1)?.issuer, stage === 'proxy'),
    remedy:
      stage === 'proxy'
        ? trustedByMachine()
        : t('Trust the authority’s certificate in the profile (tls.ca), or have the server send its whole chain.'),
    fix: trustFix(tls),
  };
}

function notTrusted(issuer: string | undefined, ofProxy: boolean): string {
  if (issuer === undefined) {
    return ofProxy
      ? t('The authority behind the proxy’s certificate is not trusted here, or the server leaves out a link to it.')
      : t('The authority behind the server’s certificate is not trusted here, or the server leaves out a link to it.');
  }
  const named = quoted(issuer);
  return ofProxy
    ? t(
        'The authority {0} behind the proxy’s certificate is not trusted here, or the server leaves out a link to it.',
        named,
      )
    : t(
        'The authority {0} behind the server’s certificate is not trusted here, or the server leaves out a link to it.',
        named,
      );
}

function expired({ tls, stage }: Verified): Words {
  return {
    code: 'tls-expired',
    cause: hasExpired(earliest(tls, 'validTo'), stage === 'proxy'),
    remedy: t('Renew the certificate; if it is still good, the clock of this machine is wrong.'),
  };
}

function hasExpired(ended: CertificateInfo | undefined, ofProxy: boolean): string {
  if (ended === undefined) {
    return ofProxy ? t('The proxy’s certificate expired.') : t('The server’s certificate expired.');
  }
  const subject = quoted(ended.subject);
  return ofProxy
    ? t('The proxy’s certificate {0} expired on {1}.', subject, ended.validTo)
    : t('The server’s certificate {0} expired on {1}.', subject, ended.validTo);
}

function notYetValid({ tls, stage }: Verified): Words {
  const begins = tls?.chain.toSorted((a, b) => time(b.validFrom) - time(a.validFrom))[0];
  return {
    code: 'tls-not-yet-valid',
    cause: willBegin(begins?.validFrom, stage === 'proxy'),
    remedy: t('Set the clock of this machine right, or have the certificate issued again.'),
  };
}

function willBegin(date: string | undefined, ofProxy: boolean): string {
  if (date === undefined) {
    return ofProxy ? t('The proxy’s certificate is not valid yet.') : t('The server’s certificate is not valid yet.');
  }
  return ofProxy
    ? t('The proxy’s certificate is not valid yet: it begins on {0}.', date)
    : t('The server’s certificate is not valid yet: it begins on {0}.', date);
}

function wrongHost({ tls, examined, stage }: Verified): Words {
  const chosen = hostNames(tls?.chain[0])[0];
  const code = 'tls-wrong-host';
  if (stage === 'proxy') {
    return {
      code,
      cause: t('The proxy’s certificate is for another host name.'),
      remedy: t('Write the proxy’s address with the name that is in its certificate.'),
    };
  }
  const asked = examined.profile.tls?.servername ?? examined.attempt.target.host;
  const cause = t('The server’s certificate is not for {0}.', quoted(asked));
  if (chosen === undefined) return { code, cause, remedy: t('Have the certificate made for this name.') };
  return {
    code,
    cause,
    remedy: t(
      'Connect to {0}, or, if this is that server, have its certificate checked for that name (tls.servername).',
      quoted(chosen),
    ),
    fix: change(t('Check for {0}', chosen), { tls: { servername: chosen } }),
  };
}

function refusedCertificate(causes: () => { ofServer: string; ofProxy: string }): (verified: Verified) => Words {
  return ({ stage }) => ({
    code: 'tls-failed',
    cause: stage === 'proxy' ? causes().ofProxy : causes().ofServer,
    remedy: t('Have the certificate issued anew, for servers, by an authority that is trusted here.'),
  });
}

const byCode = new Map<string, (verified: Verified) => Words>([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', selfSigned],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownAuthority],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownAuthority],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownAuthority],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownAuthority],
  ['CERT_UNTRUSTED', unknownAuthority],
  ['CERT_HAS_EXPIRED', expired],
  ['CERT_NOT_YET_VALID', notYetValid],
  ['ERR_TLS_CERT_ALTNAME_INVALID', wrongHost],
  ['HOSTNAME_MISMATCH', wrongHost],
  [
    'CERT_REVOKED',
    refusedCertificate(() => ({
      ofServer: t('The server’s certificate was revoked.'),
      ofProxy: t('The proxy’s certificate was revoked.'),
    })),
  ],
  [
    'CERT_REJECTED',
    refusedCertificate(() => ({
      ofServer: t('The server’s certificate is rejected by its own authority.'),
      ofProxy: t('The proxy’s certificate is rejected by its own authority.'),
    })),
  ],
  [
    'INVALID_PURPOSE',
    refusedCertificate(() => ({
      ofServer: t('The server’s certificate is not for servers.'),
      ofProxy: t('The proxy’s certificate is not for servers.'),
    })),
  ],
  [
    'INVALID_CA',
    refusedCertificate(() => ({
      ofServer: t('The server’s certificate is signed by one that is no authority.'),
      ofProxy: t('The proxy’s certificate is signed by one that is no authority.'),
    })),
  ],
  [
    'CERT_SIGNATURE_FAILURE',
    refusedCertificate(() => ({
      ofServer: t('The server’s certificate has a signature that does not fit.'),
      ofProxy: t('The proxy’s certificate has a signature that does not fit.'),
    })),
  ],
]);

function earliest(tls: TlsRecord | undefined, field: 'validTo'): CertificateInfo | undefined {
  return tls?.chain.toSorted((a, b) => time(a[field]) - time(b[field]))[0];
}

/** What cannot be read comes last. */
function time(text: string): number {
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? Number.MAX_SAFE_INTEGER : parsed;
}
