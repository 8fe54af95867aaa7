/** An answer that is no upgrade: what its status means, where its body or its version does not say more. */
import type { Finding } from '../../contract/finding.ts';
import { headerValue } from '../wire/httpHead.ts';
import { forbidden, unauthorized } from './access.ts';
import { answerLines } from './answerEvidence.ts';
import { bodySign } from './bodySigns.ts';
import type { Examined } from './examined.ts';
import { finding } from './finding.ts';
import { gatewayError, gatewayTimeout } from './gatewayAnswers.ts';
import { http10, isHttp10, notHttpAnswer } from './httpVersion.ts';
import { notUpgraded } from './notUpgraded.ts';
import { http2OnlyFinding, plainOnTlsPort } from './portMismatch.ts';
import { proxyAuthWords } from './proxyAnswer.ts';
import { redirect } from './redirects.ts';
import { badRequest, method, notFound, tooMany, unexpectedStatus, upgradeRequired } from './refusals.ts';
import { clientCertificate } from './tls.ts';

const byStatus = new Map<number, (examined: Examined) => Finding>([
  [400, badRequest],
  [401, unauthorized],
  [403, forbidden],
  [404, notFound],
  [405, method],
  [407, proxyAuth],
  [410, notFound],
  [414, badRequest],
  [426, upgradeRequired],
  [429, tooMany],
  [431, badRequest],
  ...[502, 503, 520, 521, 523, 525, 526, 527, 530].map((status): [number, typeof gatewayError] => [
    status,
    gatewayError,
  ]),
  ...[504, 522, 524].map((status): [number, typeof gatewayTimeout] => [status, gatewayTimeout]),
]);

/** They say more than the version of HTTP does; gateways of old say HTTP/1.0 on their own pages. */
const ownMeaning = new Set([401, 403, 404, 407, 410, 429, 502, 503, 504]);

export function statusFindings(examined: Examined): Finding[] {
  const { status } = examined.attempt.response!;
  if (status === 0) return [notHttpAnswer(examined)];
  const otherwise = told(examined);
  if (otherwise !== undefined) return [otherwise];
  if (status >= 300 && status < 400) return [redirect(examined)];
  if (!isHttp10(examined)) return [meaning(examined)];
  return ownMeaning.has(status) ? [meaning(examined), http10(examined, 'warning')] : [http10(examined, 'error')];
}

function meaning(examined: Examined): Finding {
  const { status } = examined.attempt.response!;
  if (status >= 200 && status < 300) return notUpgraded(examined);
  return (byStatus.get(status) ?? unexpectedStatus)(examined);
}

/** What the answer says of itself, whatever its status. */
function told(examined: Examined): Finding | undefined {
  const answer = examined.shown.response!;
  const lines = (): string[] => answerLines(answer, ['Upgrade', 'Content-Type']);
  switch (bodySign(answer)) {
    case 'tls-port':
      return examined.attempt.target.secure ? undefined : plainOnTlsPort(examined, lines());
    case 'client-certificate-missing':
      return finding({ stage: 'tls', evidence: lines(), ...clientCertificate(false) });
    case 'client-certificate-refused':
      return finding({ stage: 'tls', evidence: lines(), ...clientCertificate(true) });
    case 'http2':
      return http2OnlyFinding('response', lines());
    case 'mongodb':
      return notHttpAnswer(examined, 'MongoDB');
    default:
      return wantsHttp2(examined) ? http2OnlyFinding('response', lines()) : undefined;
  }
}

/** The answer says HTTP/2; or asks for an upgrade to it, and to nothing else (RFC 7540 §3.2). */
function wantsHttp2({ attempt }: Examined): boolean {
  const { version, status, headers } = attempt.response!;
  if (version.startsWith('2')) return true;
  const upgrade = headerValue(headers, 'Upgrade')?.toLowerCase() ?? '';
  return status === 426 && /\bh2c?\b|http\/2/.test(upgrade) && !upgrade.includes('websocket');
}

/** From a proxy on the way that nobody has set. */
function proxyAuth(examined: Examined): Finding {
  const answer = examined.shown.response!;
  return finding({
    stage: 'proxy',
    evidence: answerLines(answer, ['Proxy-Authenticate']),
    ...proxyAuthWords(examined, answer),
  });
}
