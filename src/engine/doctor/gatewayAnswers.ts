/** A gateway answered in the place of the server behind it: 502, 503, 504, and Cloudflare's 520 to 530. */
import type { Finding } from '../../contract/finding.ts';
import { headerValue } from '../wire/httpHead.ts';
import { answerLines } from './answerEvidence.ts';
import type { Examined } from './examined.ts';
import { finding } from './finding.ts';
import { gatewayOf } from './gateway.ts';
import { seconds } from './profileFix.ts';
import { quoted } from './shownText.ts';

const causes = new Map<number, string>([
  [502, 'got no good answer from the server behind it'],
  [520, 'got no good answer from the server behind it'],
  [521, 'was refused by the server behind it'],
  [523, 'has no route to the server behind it'],
  [525, 'could not agree on TLS with the server behind it'],
  [526, 'does not accept the certificate of the server behind it'],
  [527, 'lost the server behind it'],
  [530, 'could not resolve the name of the server behind it'],
]);

export function gatewayError({ shown }: Examined): Finding {
  const answer = shown.response!;
  const gateway = gatewayOf(answer);
  const after = headerValue(answer.headers, 'Retry-After');
  const cause =
    answer.status === 503
      ? `${gateway === undefined ? 'The server, or a proxy before it,' : `${gateway}, or the server behind it,`} is not available.`
      : `${gateway ?? 'A proxy'} ${causes.get(answer.status) ?? causes.get(502)!}.`;
  const again = after === undefined ? '' : ` Retry-After says when to try again: ${quoted(after, 40)}.`;
  return finding({
    code: 'gateway-error',
    stage: 'response',
    evidence: answerLines(answer, ['Retry-After']),
    cause,
    remedy: `${gateway === undefined ? 'Check that the server runs, and that what stands before it reaches it.' : `Check that the server behind ${gateway} runs and is reachable from there.`}${again}`,
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
    cause: `${gateway ?? 'A proxy'} waited too long for the server behind it.`,
    remedy: 'Check that the server behind it runs, and answers the handshake at once.',
  });
}
