import type { SavedProfile } from './profiles.ts';
import type { SourceProfile } from './sourceProfile.ts';

/** The saved profile that a connection was made from, as it is now; undefined where no file holds it. */
export function savedProfileOf(
  { name, from }: SourceProfile,
  saved: readonly SavedProfile[],
): SavedProfile | undefined {
  return saved.find(({ store, profile }) => profile.name === name && store.uri.toString() === from?.file);
}
