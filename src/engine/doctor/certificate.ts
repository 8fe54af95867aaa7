/** The server's certificate could not be verified. */
import type { Finding } from '../../contract/finding.ts';
import type { CertificateInfo, TlsRecord } from '../../contract/model.ts';
import { chainLines, hostNames, trustFix } from './certificateChain.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { change } from './profileFix.ts';
import { quoted } from './shownText.ts';

interface Verified {
  /** Whose certificate it is, and how it is told. */
  tls: TlsRecord | undefined;
  whose: string;
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
    whose: atProxy ? 'The proxy’s' : 'The server’s',
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
const trustedByMachine =
  'Have this machine trust it, or let VS Code leave it unchecked (http.proxyStrictSSL) where the proxy is VS Code’s.';

function selfSigned({ tls, whose, stage }: Verified): Words {
  return {
    code: 'tls-self-signed',
    cause: `${whose} certificate is signed by itself: no authority that is trusted here vouches for it.`,
    remedy:
      stage === 'proxy'
        ? trustedByMachine
        : 'Compare its fingerprint with the server’s, then trust this certificate in the profile (tls.ca).',
    fix: trustFix(tls),
  };
}

function unknownAuthority({ tls, whose, stage }: Verified): Words {
  const issuer = tls?.chain.at(-1)?.issuer;
  const named = issuer === undefined ? 'The authority' : `The authority ${quoted(issuer)}`;
  return {
    code: 'tls-unknown-ca',
    cause: `${named} behind ${whose.toLowerCase()} certificate is not trusted here, or the server leaves out a link to it.`,
    remedy:
      stage === 'proxy'
        ? trustedByMachine
        : 'Trust the authority’s certificate in the profile (tls.ca), or have the server send its whole chain.',
    fix: trustFix(tls),
  };
}

function expired({ tls, whose }: Verified): Words {
  const ended = earliest(tls, 'validTo');
  return {
    code: 'tls-expired',
    cause: `${whose} certificate${ended === undefined ? '' : ` ${quoted(ended.subject)}`} expired${on(ended?.validTo)}.`,
    remedy: 'Renew the certificate; if it is still good, the clock of this machine is wrong.',
  };
}

function notYetValid({ tls, whose }: Verified): Words {
  const begins = tls?.chain.toSorted((a, b) => time(b.validFrom) - time(a.validFrom))[0];
  return {
    code: 'tls-not-yet-valid',
    cause: `${whose} certificate is not valid yet: it begins${on(begins?.validFrom)}.`,
    remedy: 'Set the clock of this machine right, or have the certificate issued again.',
  };
}

function wrongHost({ tls, examined, stage }: Verified): Words {
  const chosen = hostNames(tls?.chain[0])[0];
  const code = 'tls-wrong-host';
  if (stage === 'proxy') {
    return {
      code,
      cause: 'The proxy’s certificate is for another host name.',
      remedy: 'Write the proxy’s address with the name that is in its certificate.',
    };
  }
  const asked = examined.profile.tls?.servername ?? examined.attempt.target.host;
  const cause = `The server’s certificate is not for ${quoted(asked)}.`;
  if (chosen === undefined) return { code, cause, remedy: 'Have the certificate made for this name.' };
  return {
    code,
    cause,
    remedy: `Connect to ${quoted(chosen)}, or, if this is that server, have its certificate checked for that name (tls.servername).`,
    fix: change(`Check for ${chosen}`, { tls: { servername: chosen } }),
  };
}

function refusedCertificate(cause: string): (verified: Verified) => Words {
  return ({ whose }) => ({
    code: 'tls-failed',
    cause: `${whose} certificate ${cause}.`,
    remedy: 'Have the certificate issued anew, for servers, by an authority that is trusted here.',
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
  ['CERT_REVOKED', refusedCertificate('was revoked')],
  ['CERT_REJECTED', refusedCertificate('is rejected by its own authority')],
  ['INVALID_PURPOSE', refusedCertificate('is not for servers')],
  ['INVALID_CA', refusedCertificate('is signed by one that is no authority')],
  ['CERT_SIGNATURE_FAILURE', refusedCertificate('has a signature that does not fit')],
]);

function earliest(tls: TlsRecord | undefined, field: 'validTo'): CertificateInfo | undefined {
  return tls?.chain.toSorted((a, b) => time(a[field]) - time(b[field]))[0];
}

/** What cannot be read comes last. */
function time(text: string): number {
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? Number.MAX_SAFE_INTEGER : parsed;
}

function on(date: string | undefined): string {
  return date === undefined ? '' : ` on ${date}`;
}
