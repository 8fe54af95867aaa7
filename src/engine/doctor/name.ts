/** The host's name could not be resolved. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Examined } from './examined.ts';
import { finding } from './finding.ts';
import { change } from './profileFix.ts';
import { quoted } from './shownText.ts';

const unknown = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NODATA', 'EAI_NONAME', 'EAI_ADDRFAMILY']);
const unanswered = new Set(['EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'ETIMEOUT', 'EREFUSED']);

export function isNameError(code: string): boolean {
  return unknown.has(code) || unanswered.has(code);
}

export function nameFinding({ attempt, shown, profile }: Examined): Finding | undefined {
  const { error, target, proxy } = attempt;
  if (error === undefined || !isNameError(error.code)) return undefined;
  const host = error.hostname ?? target.host;
  const evidence = [`${host}: ${error.code}`, shown.error?.message];
  const throughProxy = proxy?.kind === 'socks5' && attempt.stage === 'proxy';
  if (throughProxy) {
    const atProxy = proxy.source === 'profile' && !proxy.authenticated && /^socks5?:/.test(proxy.url);
    return finding({
      code: 'name-not-found',
      stage: 'name',
      evidence: [...evidence, `Proxy: ${shown.proxy?.url}`],
      cause: t('The host name {0} cannot be resolved here, and socks5:// resolves names here.', quoted(host)),
      remedy: t('Use socks5h:// to have the proxy resolve it, or check the spelling of the host.'),
      fix: atProxy
        ? change(t('Resolve names at the proxy'), { proxy: proxy.url.replace(/^socks5?:/, 'socks5h:') })
        : undefined,
    });
  }
  if (unanswered.has(error.code)) {
    return finding({
      code: 'name-not-found',
      stage: 'name',
      evidence,
      cause: t('The name server gave no answer for {0}.', quoted(host)),
      remedy: t('Check the network connection and the VPN, and try again.'),
    });
  }
  return finding({
    code: 'name-not-found',
    stage: 'name',
    evidence,
    cause:
      profile.family === undefined
        ? t('The host name {0} has no address.', quoted(host))
        : t(
            'The host name {0} has no address of the kind that the profile asks for ({1}).',
            quoted(host),
            profile.family,
          ),
    remedy: remedyFor(host, profile.family !== undefined),
    fix: profile.family === undefined ? undefined : change(t('Take IPv4 and IPv6'), { family: null }),
  });
}

function remedyFor(host: string, limited: boolean): string {
  if (limited) return t('Allow both IPv4 and IPv6, or check the spelling of the host.');
  if (!host.includes('.')) {
    return t('Check the spelling; a name without a dot is known only inside its own network, e.g. of containers.');
  }
  return t('Check the spelling of the host, and that the network or VPN it belongs to is connected.');
}
