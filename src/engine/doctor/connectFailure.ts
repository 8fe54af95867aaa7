import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Failure } from '../../contract/model.ts';
import type { Attempt } from '../net/attempt.ts';
import { isFatal } from './codes.ts';
import { secondsText } from './durations.ts';
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
    return t('{0} did not answer within {1}.', target, secondsText(timedOut));
  }
  if (response !== undefined && response.status !== 0) {
    return response.status === 101
      ? t('{0} answered 101, but it is no valid upgrade.', target)
      : t('{0} answered {1} instead of 101.', target, response.status);
  }
  if (stage === 'proxy' && proxy !== undefined) {
    return t('{0} could not be connected through the proxy {1}.', target, shownText(redactedUrl(proxy.url)));
  }
  return t('{0} could not be connected.', target);
}

/** Scheme, host and path: a query may hold secrets. */
function place({ target }: Attempt): string {
  return shownText(redactedUrl(target.url.replace(/[?#].*$/s, '')));
}
