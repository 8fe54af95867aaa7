/** A 101 that is no valid upgrade (RFC 6455 §4.1): headers and key. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { acceptFor, connectionUpgrades, upgradesToWebSocket } from '../wire/handshakeChecks.ts';
import { headerValue } from '../wire/httpHead.ts';
import { answerLines, fieldLines, waymarks } from './answerEvidence.ts';
import type { Examined } from './examined.ts';
import { extensionFindings } from './extensionFindings.ts';
import { finding } from './finding.ts';
import { gatewayOf } from './gateway.ts';
import { http10, isHttp10 } from './httpVersion.ts';
import { quoted } from './shownText.ts';
import { subprotocolFinding } from './subprotocol.ts';

/** The answer to the key in RFC 6455 §1.3. */
const exampleAccept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

/** Errors and warnings; none for a valid upgrade. */
export function upgradeFindings(examined: Examined): Finding[] {
  const found = [
    missingUpgrade(examined),
    missingConnection(examined),
    badAccept(examined),
    ...extensionFindings(examined),
    subprotocolFinding(examined),
    isHttp10(examined) ? http10(examined, 'warning') : undefined,
  ];
  return found.filter((one) => one !== undefined);
}

function missingUpgrade({ attempt, shown }: Examined): Finding | undefined {
  if (upgradesToWebSocket(attempt.response!.headers)) return undefined;
  const answer = shown.response!;
  const value = headerValue(answer.headers, 'Upgrade');
  return finding({
    code: 'missing-upgrade',
    stage: 'upgrade',
    evidence: answerLines(answer, ['Upgrade', 'Connection']),
    cause:
      value === undefined
        ? t('The 101 answer has no “Upgrade: websocket” (RFC 6455 §4.1).')
        : t('The 101 answer upgrades to {0}, not to websocket (RFC 6455 §4.1).', quoted(value)),
    remedy: dropRemedy(gatewayOf(answer)),
  });
}

function missingConnection({ attempt, shown }: Examined): Finding | undefined {
  if (connectionUpgrades(attempt.response!.headers)) return undefined;
  const answer = shown.response!;
  return finding({
    code: 'missing-connection',
    stage: 'upgrade',
    evidence: answerLines(answer, ['Upgrade', 'Connection']),
    cause: t('The 101 answer has no “Connection: Upgrade” (RFC 6455 §4.1).'),
    remedy: dropRemedy(gatewayOf(answer)),
  });
}

function dropRemedy(gateway: string | undefined): string {
  return gateway === undefined
    ? t('Correct the server, or what stands between here and the server: a proxy may drop or change the header.')
    : t('Correct the server, or {0}: a proxy may drop or change the header.', gateway);
}

function badAccept({ attempt, shown }: Examined): Finding | undefined {
  const { headers } = attempt.response!;
  const accept = headerValue(headers, 'Sec-WebSocket-Accept');
  const key = headerValue(attempt.request?.headers ?? [], 'Sec-WebSocket-Key') ?? attempt.offered.key;
  const expected = acceptFor(key);
  if (accept === expected) return undefined;
  return finding({
    code: 'bad-accept',
    stage: 'upgrade',
    evidence: [
      `Sent: Sec-WebSocket-Key: ${key}`,
      ...fieldLines(shown.response, ['Sec-WebSocket-Accept']),
      `Expected: Sec-WebSocket-Accept: ${expected}`,
      ...fieldLines(shown.response, waymarks),
    ],
    cause:
      accept === undefined
        ? t('The 101 answer has no Sec-WebSocket-Accept (RFC 6455 §4.1).')
        : accept === exampleAccept
          ? t('The server answers every key with the example of RFC 6455 §1.3.')
          : t('Sec-WebSocket-Accept does not answer the key that was sent (RFC 6455 §4.1).'),
    remedy: t('Correct the server; if it is right elsewhere, a cache in between answers for another request.'),
  });
}
