import type { ConnectionProfile } from '../../contract/profile.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';
import { withoutPlace } from '../profiles/sourceProfile.ts';

/** The saved profile that a connection was made from, as it is now; undefined where it was not made from one. */
export function savedProfileOf(source: SourceProfile, saved: readonly SavedProfile[]): SavedProfile | undefined {
  const { name, from } = source;
  if (name === undefined) return undefined;
  return saved.find(({ store, profile }) => {
    if (profile.name !== name) return false;
    return from ? store.uri.toString() === from.file : isSame(profile, source);
  });
}

/** Of one whose place is not known nothing else can tell that it is not another one of this name. */
function isSame(profile: SourceProfile, source: SourceProfile): boolean {
  return JSON.stringify(sorted(profile)) === JSON.stringify(sorted(source));
}

function sorted(profile: SourceProfile): unknown[] {
  return Object.entries(withoutPlace<ConnectionProfile>(profile)).sort(([a], [b]) => (a < b ? -1 : 1));
}
