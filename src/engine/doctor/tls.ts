/** TLS could not be agreed on, for other reasons than the certificate. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { TlsVersion } from '../../contract/profile.ts';
import { chainLines } from './certificateChain.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { change } from './profileFix.ts';
import { isTlsError, tlsReason } from './tlsReason.ts';

type Words = Omit<Conclusion, 'evidence' | 'stage'>;

/** With TLS 1.3 a server judges our certificate after we are through: the alert comes while we wait for the answer. */
export function tlsFinding(examined: Examined): Finding | undefined {
  const { attempt, shown } = examined;
  const { error, stage } = attempt;
  if (error === undefined || !(stage === 'tls' || isTlsError(error))) return undefined;
  if (!isTlsError(error) && /^E[A-Z]+$/.test(error.code)) return undefined;
  const atProxy = stage === 'proxy';
  const record = atProxy ? attempt.proxy?.tls : attempt.tls;
  const versions = versionsAsked(examined);
  return finding({
    stage: atProxy ? 'proxy' : 'tls',
    evidence: [opensslLine(shown.error?.message ?? ''), error.code, versions, ...chainLines(record)],
    ...wordsFor(examined, (record?.chain.length ?? 0) > 0),
  });
}

function wordsFor(examined: Examined, sawCertificate: boolean): Words {
  const { attempt, profile } = examined;
  const reason = tlsReason(attempt.error);
  const own = profile.tls?.cert !== undefined || profile.tls?.pfx !== undefined;
  switch (reason) {
    case 'version':
      return versionWords(profile.tls ?? {});
    case 'client-certificate':
      return clientCertificate(own);
    case 'unknown-name':
      return {
        code: 'tls-wrong-host',
        cause: t('The server has no certificate for the name that it was asked for (SNI).'),
        remedy: t('Check the host name, or set the one that the server knows as tls.servername.'),
      };
    case 'handshake-failure':
      // It was agreed on version and cipher before the server showed its certificate.
      return sawCertificate ? clientCertificate(own) : handshakeFailure(own);
    case 'plain':
    case 'no-http1':
    case undefined:
      return {
        code: 'tls-failed',
        cause: t('The TLS handshake failed, for the reason that the evidence names.'),
        remedy: t('Check which TLS versions, ciphers and certificates the server wants.'),
      };
    default:
      return reason satisfies never;
  }
}

export function clientCertificate(own: boolean): Words {
  return {
    code: 'tls-client-cert-wanted',
    cause: own
      ? t('The server does not accept the client certificate of the profile.')
      : t('The server wants a client certificate, and the profile has none.'),
    remedy: own
      ? t(
          'Use a certificate that is still valid and signed by an authority that the server trusts (tls.cert and tls.key, or tls.pfx).',
        )
      : t('Set tls.cert and tls.key, or tls.pfx, in the profile.'),
  };
}

function handshakeFailure(own: boolean): Words {
  return {
    code: 'tls-failed',
    cause: own
      ? t(
          'The server broke off TLS: it shares no cipher with this client, does not know the host name, or does not accept the client certificate.',
        )
      : t(
          'The server broke off TLS: it shares no cipher with this client, does not know the host name, or wants a client certificate.',
        ),
    remedy: t('Look in the server’s log for which of them it is; check tls.servername, tls.minVersion and tls.cert.'),
  };
}

function versionWords({ minVersion, maxVersion }: { minVersion?: TlsVersion; maxVersion?: TlsVersion }): Words {
  const code = 'tls-version';
  if (minVersion !== undefined && maxVersion !== undefined && minVersion > maxVersion) {
    return {
      code,
      cause: t('The profile leaves no version: at least {0}, at most {1}.', minVersion, maxVersion),
      remedy: t('Lower tls.minVersion, or raise tls.maxVersion.'),
      fix: change(t('Allow {0}', maxVersion), { tls: { minVersion: maxVersion } }),
    };
  }
  if (maxVersion !== undefined && maxVersion !== 'TLSv1.3') {
    return {
      code,
      cause: t('The server takes none of the versions that the profile allows, which end with {0}.', maxVersion),
      remedy: t('Allow newer versions (tls.maxVersion).'),
      fix: change(t('Allow {0}', 'TLS 1.3'), { tls: { maxVersion: 'TLSv1.3' } }),
    };
  }
  if (minVersion === 'TLSv1.3') {
    return {
      code,
      cause: t('The server takes no TLS 1.3, and the profile asks for it.'),
      remedy: t('Allow TLS 1.2 (tls.minVersion), or update the server.'),
      fix: change(t('Allow {0}', 'TLS 1.2'), { tls: { minVersion: 'TLSv1.2' } }),
    };
  }
  return {
    code,
    cause: t('The server takes no TLS version that is used here: most likely it knows only TLS 1.0 or 1.1.'),
    remedy: t('Update the server; in a network that you trust, tls.minVersion may be lowered.'),
    fix: minVersion === 'TLSv1' ? undefined : change(t('Allow TLS 1.0 and 1.1'), { tls: { minVersion: 'TLSv1' } }),
  };
}

function versionsAsked({ profile }: Examined): string {
  const { minVersion = 'TLSv1.2', maxVersion = 'TLSv1.3' } = profile.tls ?? {};
  return `Offered: ${minVersion === maxVersion ? minVersion : `${minVersion} to ${maxVersion}`}`;
}

/** `400D…:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../deps/…:918:SSL alert number 70` without the file. */
function opensslLine(message: string): string {
  return message
    .slice(0, 500)
    .replace(/^[0-9A-F]+:(?=error:)/i, '')
    .replace(/:[^:\s]*\.(?:c|cc):\d+/, '')
    .trim()
    .replace(/:$/, '');
}
