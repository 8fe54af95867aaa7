/** The proxy could not be reached, or gave no tunnel. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Attempt } from '../net/attempt.ts';
import { certificateFinding } from './certificate.ts';
import { addressLines } from './connect.ts';
import { seconds } from './durations.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { hexLines } from './hexLines.ts';
import { isNameError } from './name.ts';
import { protocolOf, protocolWords } from './protocols.ts';
import { connectAnswerFinding } from './proxyAnswer.ts';
import { proxyLine, withoutProxy } from './proxyWords.ts';
import { socksFinding } from './socks.ts';
import { timeoutFinding } from './timeout.ts';
import { tlsFinding } from './tls.ts';
import { isTlsError } from './tlsReason.ts';

export function proxyFinding(examined: Examined): Finding | undefined {
  const { attempt } = examined;
  if (attempt.proxy === undefined) return undefined;
  if (attempt.stage === 'name' || attempt.stage === 'connect') return unreachableProxy(examined);
  if (attempt.stage !== 'proxy') return undefined;
  return (
    timeoutFinding(examined) ??
    notTheProtocol(examined) ??
    connectAnswerFinding(examined) ??
    socksFinding(examined) ??
    certificateFinding(examined) ??
    (isTlsError(attempt.error) ? tlsFinding(examined) : undefined) ??
    (isNameError(attempt.error?.code ?? '') ? undefined : closedByProxy(examined))
  );
}

function unreachableProxy(examined: Examined): Finding {
  const { attempt, shown } = examined;
  const { error, timedOut } = attempt;
  const happened =
    timedOut !== undefined
      ? [`Nothing within ${seconds(timedOut)}`]
      : isNameError(error?.code ?? '')
        ? [`${error?.hostname ?? ''}: ${error?.code ?? ''}`]
        : addressLines(withProxyAddress(attempt), shown.error?.message);
  return finding({
    code: 'proxy-unreachable',
    stage: 'proxy',
    evidence: [proxyLine(examined), ...happened],
    cause: whyNot(attempt),
    remedy: inProfile(attempt)
      ? t('Check the proxy’s address in the profile, and whether a proxy is needed here.')
      : t('Check the proxy’s address in {0}, and whether a proxy is needed here.', attempt.proxy!.source),
    fix: withoutProxy(),
  });
}

function whyNot({ error, timedOut }: Attempt): string {
  if (timedOut !== undefined) return t('The proxy itself could not be reached: it did not answer.');
  if (isNameError(error?.code ?? '')) return t('The proxy itself could not be reached: its name has no address.');
  return error?.code === 'ECONNREFUSED'
    ? t('The proxy itself could not be reached: nothing listens on its port.')
    : t('The proxy itself could not be reached.');
}

function inProfile({ proxy }: Attempt): boolean {
  return proxy?.source === 'profile';
}

/** The attempt's own address is the server's. */
function withProxyAddress(attempt: Attempt): Attempt {
  const [, host = attempt.proxy!.url, port = '0'] = /^[^:]*:\/\/(.*?)(?::(\d+))?\/?$/.exec(attempt.proxy!.url) ?? [];
  return { ...attempt, target: { ...attempt.target, host, port: Number(port) } };
}

function notTheProtocol(examined: Examined): Finding | undefined {
  const { attempt, shown } = examined;
  const { proxy, unreadable } = attempt;
  const answer = proxy?.response?.status === 0 ? proxy.response.raw : unreadable;
  const socks = proxy?.kind === 'socks5';
  if (answer === undefined) return socks ? wrongSocks(examined) : undefined;
  const bytes = (proxy?.response?.status === 0 ? shown.proxy?.response?.raw : shown.unreadable) ?? answer;
  return notProxy(examined, hexLines(bytes), protocolOf(answer));
}

/** `socks` says so of a first byte that is not 5 (RFC 1928 §3). */
function wrongSocks(examined: Examined): Finding | undefined {
  const { refusal } = examined.shown.proxy!;
  return /invalid socks version|handshake response/i.test(refusal ?? '')
    ? notProxy(examined, [refusal!], undefined)
    : undefined;
}

function notProxy(examined: Examined, lines: readonly string[], protocol: string | undefined): Finding {
  const socks = examined.attempt.proxy?.kind === 'socks5';
  const kind = socks ? 'SOCKS5' : 'HTTP';
  return finding({
    code: socks ? 'proxy-not-socks' : 'proxy-not-http',
    stage: 'proxy',
    evidence: [proxyLine(examined), ...lines],
    cause:
      protocol === undefined
        ? t('What answers there is no {0} proxy.', kind)
        : t('What answers there is no {0} proxy: it speaks {1}.', kind, protocolWords(protocol)),
    remedy: inProfile(examined.attempt)
      ? t('Check scheme, host and port of the proxy in the profile.')
      : t('Check scheme, host and port of the proxy in {0}.', examined.attempt.proxy!.source),
    fix: withoutProxy(),
  });
}

function closedByProxy(examined: Examined): Finding | undefined {
  const { attempt, shown } = examined;
  if (attempt.error === undefined && attempt.ended !== true) return undefined;
  const words: Pick<Conclusion, 'cause' | 'remedy'> = {
    cause: t('The proxy closed the connection before it had given a tunnel.'),
    remedy: t('Check that it is a proxy of this kind, and that it may connect to this host and port.'),
  };
  return finding({
    code: 'closed-before-response',
    stage: 'proxy',
    evidence: [proxyLine(examined), shown.proxy?.request?.startLine, shown.error?.code, shown.error?.message],
    ...words,
    fix: withoutProxy(),
  });
}
