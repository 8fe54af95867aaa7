/** The time for a stage is over. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { durationsOf, seconds } from './durations.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { longerTimeout } from './profileFix.ts';

export function timeoutFinding({ attempt, shown, profile }: Examined): Finding | undefined {
  const { timedOut, stage } = attempt;
  if (timedOut === undefined) return undefined;
  const evidence = [`Nothing within ${seconds(timedOut)}`, durationsOf(attempt), addresses(attempt.addresses)];
  if (stage === 'response' || stage === 'open') {
    return finding({
      code: 'response-timeout',
      stage: 'response',
      evidence: [shown.request?.startLine, ...evidence],
      cause: t('The connection was made and the request sent, but no whole answer to it came.'),
      remedy: t('Check that this port speaks HTTP and WebSocket, or allow more time with timeouts.response.'),
      fix: longerTimeout('response', timedOut),
    });
  }
  const limited = profile.family === undefined ? [] : [t('Only {0} is tried.', profile.family)];
  const words: Record<typeof stage, Pick<Conclusion, 'cause' | 'remedy' | 'stage'>> = {
    name: {
      stage: 'name',
      cause: t('The host name was not resolved in time: the name server does not answer.'),
      remedy: t('Check the network connection and the VPN.'),
    },
    connect: {
      stage: 'connect',
      cause: [t('The host did not answer the connection attempt.'), ...limited].join(' '),
      remedy: t('Check host and port; a firewall may be dropping packets.'),
    },
    proxy: {
      stage: 'proxy',
      cause: t('The proxy was reached, but did not answer the request for a tunnel in time.'),
      remedy: t('Check that the proxy may and can reach the server, or allow more time with timeouts.connect.'),
    },
    tls: {
      stage: 'tls',
      cause: t('The port accepted the connection, but the TLS handshake did not end.'),
      remedy: t('Check that this port speaks TLS; ws:// is for ports that do not.'),
    },
  };
  return finding({ code: 'connect-timeout', evidence, ...words[stage], fix: longerTimeout('connect', timedOut) });
}

function addresses(list: readonly string[] = []): string | undefined {
  return list.length === 0 ? undefined : `Addresses: ${list.slice(0, 8).join(', ')}`;
}
