/** A gateway answered in the place of the server behind it: 502, 503, 504, and Cloudflare's 520 to 530. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { headerValue } from '../wire/httpHead.ts';
import { answerLines } from './answerEvidence.ts';
import { seconds } from './durations.ts';
import type { Examined } from './examined.ts';
import { finding } from './finding.ts';
import { gatewayOf } from './gateway.ts';
import { quoted } from './shownText.ts';

/** Its name is the subject. */
function happened(status: number, gateway: string | undefined): string {
  const who = gateway ?? t('A proxy');
  switch (status) {
    case 503:
      return gateway === undefined
        ? t('The server, or a proxy before it, is not available.')
        : t('{0}, or the server behind it, is not available.', gateway);
    case 521:
      return t('{0} was refused by the server behind it.', who);
    case 523:
      return t('{0} has no route to the server behind it.', who);
    case 525:
      return t('{0} could not agree on TLS with the server behind it.', who);
    case 526:
      return t('{0} does not accept the certificate of the server behind it.', who);
    case 527:
      return t('{0} lost the server behind it.', who);
    case 530:
      return t('{0} could not resolve the name of the server behind it.', who);
    default:
      return t('{0} got no good answer from the server behind it.', who);
  }
}

export function gatewayError({ shown }: Examined): Finding {
  const answer = shown.response!;
  const gateway = gatewayOf(answer);
  const after = headerValue(answer.headers, 'Retry-After');
  const again = after === undefined ? [] : [t('Retry-After says when to try again: {0}.', quoted(after, 40))];
  const check =
    gateway === undefined
      ? t('Check that the server runs, and that what stands before it reaches it.')
      : t('Check that the server behind {0} runs and is reachable from there.', gateway);
  return finding({
    code: 'gateway-error',
    stage: 'response',
    evidence: answerLines(answer, ['Retry-After']),
    cause: happened(answer.status, gateway),
    remedy: [check, ...again].join(' '),
  });
}

export function gatewayTimeout({ attempt, shown }: Examined): Finding {
  const answer = shown.response!;
  const gateway = gatewayOf(answer);
  const waited = attempt.timings.upgrade;
  return finding({
    code: 'gateway-timeout',
    stage: 'response',
    evidence: [...answerLines(answer), waited === undefined ? undefined : `After ${seconds(waited)}`],
    cause: t('{0} waited too long for the server behind it.', gateway ?? t('A proxy')),
    remedy: t('Check that the server behind it runs, and answers the handshake at once.'),
  });
}
