/** The host's name could not be resolved. */
import type { Finding } from '../../contract/finding.ts';
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
      cause: `The host name ${quoted(host)} cannot be resolved here, and socks5:// resolves names here.`,
      remedy: 'Use socks5h:// to have the proxy resolve it, or check the spelling of the host.',
      fix: atProxy
        ? change('Resolve names at the proxy', { proxy: proxy.url.replace(/^socks5?:/, 'socks5h:') })
        : undefined,
    });
  }
  if (unanswered.has(error.code)) {
    return finding({
      code: 'name-not-found',
      stage: 'name',
      evidence,
      cause: `The name server gave no answer for ${quoted(host)}.`,
      remedy: 'Check the network connection and the VPN, and try again.',
    });
  }
  const only = profile.family === undefined ? '' : ` of the kind that the profile asks for (${profile.family})`;
  return finding({
    code: 'name-not-found',
    stage: 'name',
    evidence,
    cause: `The host name ${quoted(host)} has no address${only}.`,
    remedy: remedyFor(host, profile.family !== undefined),
    fix: profile.family === undefined ? undefined : change('Take IPv4 and IPv6', { family: null }),
  });
}

function remedyFor(host: string, limited: boolean): string {
  if (limited) return 'Allow both IPv4 and IPv6, or check the spelling of the host.';
  if (!host.includes('.')) {
    return 'Check the spelling; a name without a dot is known only inside its own network, e.g. of containers.';
  }
  return 'Check the spelling of the host, and that the network or VPN it belongs to is connected.';
}
