/** Remedies that are a change of the profile. None is made where a secret would have to be written into it. */
import type { ProfileFix } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { secondsText } from './durations.ts';
import type { DoctorProfile } from './examined.ts';
import { hidden, redactedUrl } from './redaction.ts';

export function change(title: string, profile: Extract<ProfileFix, { kind: 'change' }>['profile']): ProfileFix {
  return { kind: 'change', title, profile };
}

/** The same address with the other scheme; none where the address holds a secret. */
export function otherScheme(profile: DoctorProfile, secure: boolean): ProfileFix | undefined {
  const url = profile.url.replace(/^(?:https?|wss?)(?=\+unix:|:)/i, secure ? 'wss' : 'ws');
  return otherUrl(profile, url, t('Use {0}', secure ? 'wss://' : 'ws://'));
}

/** None where that address, or the one that it takes the place of, holds a secret. */
export function otherUrl(profile: DoctorProfile, url: string, title: string): ProfileFix | undefined {
  const kept = [profile.url, url].every((text) => redactedUrl(text) === text && !text.includes(hidden));
  return kept && url !== profile.url ? change(title, { url }) : undefined;
}

/** At least half a minute, or twice what it was. */
export function longerTimeout(stage: keyof NonNullable<ConnectionProfile['timeouts']>, was: number): ProfileFix {
  const milliseconds = Math.max(30_000, was * 2);
  return change(t('Wait {0}', secondsText(milliseconds)), { timeouts: { [stage]: milliseconds } });
}
