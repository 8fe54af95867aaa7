/** A SOCKS5 proxy refused (RFC 1928 §3 and §6, RFC 1929). */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { credentialsWanted, proxyLine, withoutProxy } from './proxyWords.ts';

type Words = Omit<Conclusion, 'evidence' | 'stage'>;

/** Reply fields by the words that are used for them. */
const byWords: [reply: number, pattern: RegExp][] = [
  [2, /not ?allowed/i],
  [3, /network ?unreachable/i],
  [4, /host ?unreachable/i],
  [5, /connection ?refused/i],
  [6, /ttl ?expired/i],
  [7, /command ?not ?supported/i],
  [8, /address(?: ?type)? ?not ?supported/i],
  [1, /failure/i],
];

export function socksFinding(examined: Examined): Finding | undefined {
  const { attempt, shown } = examined;
  const { proxy, target } = attempt;
  if (proxy?.kind !== 'socks5' || proxy.refusal === undefined) return undefined;
  const { refusal } = proxy;
  const reply = proxy.reply ?? byWords.find(([, pattern]) => pattern.test(refusal))?.[0];
  const words = /authenti/i.test(refusal)
    ? credentialsWanted(examined)
    : byReply(reply, `${target.host}:${target.port}`);
  if (words === undefined) return undefined;
  const field = reply === undefined ? '' : ` (reply ${reply}, RFC 1928 §6)`;
  return finding({
    stage: 'proxy',
    evidence: [proxyLine(examined), `${shown.proxy!.refusal!}${field}`],
    ...words,
  });
}

function byReply(reply: number | undefined, place: string): Words | undefined {
  switch (reply) {
    case 1:
      return {
        code: 'gateway-error',
        cause: t('The proxy could not connect to {0}, and does not say why.', place),
        remedy: t('Check host and port, and look in the proxy’s log.'),
      };
    case 2:
    case 8:
      return {
        code: 'proxy-refused',
        cause: t('The proxy does not allow a connection to {0}.', place),
        remedy: t('Have this host and port allowed on the proxy, or go without it.'),
        fix: withoutProxy(),
      };
    case 3:
    case 4:
    case 6:
      return {
        code: 'unreachable',
        cause: t('There is no route from the proxy to {0}.', place),
        remedy: t('Check the host; a proxy may not reach what is in this network.'),
        fix: withoutProxy(),
      };
    case 5:
      return {
        code: 'refused',
        cause: t('The proxy found nothing that listens on {0}.', place),
        remedy: t('Check that the server runs, and that host and port are right.'),
      };
    case 7:
      return {
        code: 'proxy-blocks-connect',
        cause: t('The proxy does not take CONNECT, which WebSockets need to pass it.'),
        remedy: t('Allow CONNECT on the proxy, or name another one.'),
        fix: withoutProxy(),
      };
    default:
      return undefined;
  }
}
