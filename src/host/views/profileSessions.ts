/** Which connections are of which profile. */
import type { SessionSnapshot } from '../../contract/model.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';

/** `HostSession`, as far as it is used. */
interface ProfileSession {
  source: SourceProfile;
  snapshot: Pick<SessionSnapshot, 'state'>;
}

export function isOf({ from, name }: SourceProfile, { store, profile }: SavedProfile): boolean {
  return from?.file === store.uri.toString() && name === profile.name;
}

/** The newest of a profile that is open, or on its way; one that is closing is on its way out. */
export function liveSession<T extends ProfileSession>(sessions: readonly T[], saved: SavedProfile): T | undefined {
  const isLive = ({ snapshot: { state } }: T): boolean => state !== 'closing' && state !== 'closed';
  return sessions.findLast((session) => isLive(session) && isOf(session.source, saved));
}
