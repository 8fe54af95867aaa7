import type { Finding } from '../../contract/finding.ts';
import type { Failure } from '../../contract/model.ts';
import type { Attempt } from '../net/attempt.ts';
import { isFatal } from './codes.ts';
import { seconds } from './profileFix.ts';
import { redactedUrl, withoutSecrets } from './redaction.ts';
import { shownText } from './shownText.ts';

const unanswered = new Set(['connect-timeout', 'response-timeout']);

/** The first finding that is an error, as a failure in words; undefined where there is none. Without `secrets`. */
export function connectFailure(
  findings: readonly Finding[],
  attempt: Attempt,
  secrets: readonly string[] = [],
): Failure | undefined {
  const first = findings.find(isFatal);
  if (first === undefined) return undefined;
  const message = withoutSecrets(messageOf(first, attempt), secrets);
  return { code: first.code, message, cause: first.cause, remedy: first.remedy };
}

function messageOf({ code, stage }: Finding, attempt: Attempt): string {
  const target = place(attempt);
  const { response, timedOut, proxy } = attempt;
  if (timedOut !== undefined && unanswered.has(code)) {
    return `${target} did not answer within ${seconds(timedOut)}.`;
  }
  if (response !== undefined && response.status !== 0) {
    const instead = response.status === 101 ? '101, but it is no valid upgrade' : `${response.status} instead of 101`;
    return `${target} answered ${instead}.`;
  }
  if (stage === 'proxy' && proxy !== undefined) {
    return `${target} could not be connected through the proxy ${shownText(redactedUrl(proxy.url))}.`;
  }
  return `${target} could not be connected.`;
}

/** Scheme, host and path: a query may hold secrets. */
function place({ target }: Attempt): string {
  return shownText(redactedUrl(target.url.replace(/[?#].*$/s, '')));
}
