/** Snapshots of sessions that the engine has not told of yet, or cannot tell of any more. */
import type { ConnectionProfile, Failure, SessionSnapshot } from '../../contract/model.ts';
import { withoutUserInformation } from '../address/address.ts';
import { withoutSecrets } from '../profiles/knownSecrets.ts';
import { withoutReferences } from '../profiles/secretReferences.ts';

const nothingYet = {
  sequence: 0,
  frames: 0,
  messages: 0,
  bytesIn: 0,
  bytesOut: 0,
  generation: 0,
  rateIn: 0,
  rateOut: 0,
  recording: { state: 'on', lostFrames: 0 },
} as const;

export function connectingSnapshot(
  id: string,
  { profile, label, secrets = [] }: { profile: ConnectionProfile; label: string; secrets?: string[] },
): SessionSnapshot {
  return {
    ...nothingYet,
    id,
    label,
    url: withoutSecrets(withoutUserInformation(profile.url), secrets),
    state: 'connecting',
    started: Date.now(),
  };
}

/** Closed. `opened`: it had been open, in a window before this one; for how long is not known. */
export function lostSnapshot(
  { id, label, url }: { id: string; label: string; url: string },
  failure: Failure,
  opened: boolean,
): SessionSnapshot {
  const now = Date.now();
  return {
    ...nothingYet,
    id,
    label,
    url: withoutUserInformation(withoutReferences(url)),
    state: 'closed',
    started: now,
    ...(opened ? { opened: now } : { ended: now }),
    failure,
  };
}
