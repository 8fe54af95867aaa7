import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Attempt } from '../net/attempt.ts';
import { answerTooLong } from './answerLength.ts';
import { certificateFinding } from './certificate.ts';
import { closedBeforeFinding } from './closedBefore.ts';
import { connectFinding } from './connect.ts';
import type { DoctorProfile, Examined } from './examined.ts';
import { finding } from './finding.ts';
import { notHttp } from './httpVersion.ts';
import { knownSecrets } from './knownSecrets.ts';
import { nameFinding } from './name.ts';
import { portMismatchFinding } from './portMismatch.ts';
import { proxyFinding } from './proxy.ts';
import { withoutSecrets } from './redaction.ts';
import { followedFinding } from './redirects.ts';
import { shownAttempt } from './shownAttempt.ts';
import { statusFindings } from './status.ts';
import { timeoutFinding } from './timeout.ts';
import { tlsFinding } from './tls.ts';
import { upgradeFindings } from './upgrade.ts';

const gravity = { error: 0, warning: 1, info: 2 } as const;

/** The first that applies is why there was no answer; what explains more comes before what explains less. */
const unanswered: ((examined: Examined) => Finding | undefined)[] = [
  portMismatchFinding,
  proxyFinding,
  notHttp,
  answerTooLong,
  timeoutFinding,
  nameFinding,
  connectFinding,
  certificateFinding,
  tlsFinding,
  closedBeforeFinding,
];

/**
 * What an attempt to connect shows: errors first, the most specific of them at the beginning; none for a good
 * connection. Nothing that the profile holds where secrets are, and nothing of `secrets`, is in any finding. Never
 * throws.
 */
export function diagnose(attempt: Attempt, profile: DoctorProfile, secrets: readonly string[] = []): Finding[] {
  const known = knownSecrets(profile, secrets);
  const examined: Examined = { attempt, shown: shownAttempt(attempt, known), profile };
  const found = [...main(examined), followedFinding(examined)].filter((one) => one !== undefined);
  return found.map((one) => certainly(one, known)).sort((a, b) => gravity[a.severity] - gravity[b.severity]);
}

/** Findings are made of what is shown. Should one quote more, it is without secrets all the same. */
function certainly(found: Finding, secrets: readonly string[]): Finding {
  const { evidence, cause, remedy } = found;
  return {
    ...found,
    evidence: withoutSecrets(evidence, secrets),
    cause: withoutSecrets(cause, secrets),
    remedy: withoutSecrets(remedy, secrets),
  };
}

function main(examined: Examined): Finding[] {
  const { attempt } = examined;
  if (attempt.response?.status === 101) return upgradeFindings(examined);
  if (attempt.response !== undefined) return statusFindings(examined);
  for (const rule of unanswered) {
    const found = rule(examined);
    if (found !== undefined) return [found];
  }
  return [lastResort(examined)];
}

function lastResort({ attempt, shown }: Examined): Finding {
  const { stage, error } = attempt;
  return finding({
    code: 'connect-failed',
    stage: stage === 'open' ? 'response' : stage,
    evidence: [error?.code, shown.error?.message ?? 'No error was told'],
    cause:
      error === undefined
        ? t('The connection was not made, and nothing says why.')
        : t('The connection could not be made, for the reason that the evidence names.'),
    remedy: t('Look at the handshake for what was sent and answered.'),
  });
}
