/** An HTTP proxy answered CONNECT with no tunnel (RFC 9110 §9.3.6). */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { AnsweredHead } from '../net/attempt.ts';
import { answerLines } from './answerEvidence.ts';
import { asksFor, listed, schemesAsked } from './authSchemes.ts';
import type { Examined } from './examined.ts';
import { finding, type Conclusion } from './finding.ts';
import { credentialsWanted, proxyLine, withoutProxy } from './proxyWords.ts';

const shownFields = ['Proxy-Authenticate', 'Proxy-Status', 'Allow', 'Retry-After', 'Location'];

export function connectAnswerFinding(examined: Examined): Finding | undefined {
  const { proxy } = examined.attempt;
  if (proxy?.response === undefined || proxy.response.status < 300) return undefined;
  const words = wordsFor(examined, proxy.response);
  const answer = examined.shown.proxy!.response!;
  const request = examined.shown.proxy!.request?.startLine;
  return finding({
    stage: 'proxy',
    evidence: [proxyLine(examined), request, ...answerLines(answer, shownFields)],
    ...words,
  });
}

/** A 407 may come from a proxy that nobody set, too. */
export function proxyAuthWords(examined: Examined, answer: AnsweredHead): Omit<Conclusion, 'evidence' | 'stage'> {
  const schemes = schemesAsked(answer.headers, 'Proxy-Authenticate');
  if (schemes.length > 0 && !asksFor(schemes, 'basic')) {
    return {
      code: 'proxy-auth',
      cause: t('The proxy asks for {0}, and Basic is all that can be answered here.', listed(schemes)),
      remedy: t('Have the proxy allow Basic, or run a local proxy that signs in to it, and name that one.'),
    };
  }
  return credentialsWanted(examined, schemes);
}

function wordsFor(examined: Examined, answer: AnsweredHead): Omit<Conclusion, 'evidence' | 'stage'> {
  const { target } = examined.attempt;
  const place = `${target.host}:${target.port}`;
  switch (answer.status) {
    case 407:
      return proxyAuthWords(examined, answer);
    case 400:
    case 404:
    case 405:
    case 421:
    case 426:
    case 501:
      return {
        code: 'proxy-blocks-connect',
        cause: t(
          'The proxy does not take CONNECT, which WebSockets need to pass it: it blocks it, or is a web server and no proxy.',
        ),
        remedy: t('Allow CONNECT on the proxy, or name another one.'),
        fix: withoutProxy(),
      };
    case 502:
    case 503:
      return {
        code: 'gateway-error',
        cause: t('The proxy could not reach {0}.', place),
        remedy: t('Check host and port, and that the proxy can resolve the name and reach the server.'),
        fix: withoutProxy(),
      };
    case 504:
      return {
        code: 'gateway-timeout',
        cause: t('The proxy waited too long for {0}.', place),
        remedy: t('Check that the server runs and that the proxy can reach it.'),
        fix: withoutProxy(),
      };
    default:
      return {
        code: 'proxy-refused',
        cause:
          target.port === 443
            ? t('The proxy does not allow a tunnel to {0}.', place)
            : t('The proxy does not allow a tunnel to {0}; many allow port 443 alone.', place),
        remedy: t('Have this host and port allowed on the proxy, or go without it.'),
        fix: withoutProxy(),
      };
  }
}
