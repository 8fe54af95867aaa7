/** A profile as somebody wrote it: with its variables, and with the place that tells what they mean. */
import type { ConnectionProfile } from '../../contract/profile.ts';

export type ProfileOrigin = 'workspace' | 'user';

/** Where a profile is saved. Plain data: it is remembered over a reload of the window. */
export interface ProfilePlace {
  origin: ProfileOrigin;
  /** The file's URI. */
  file: string;
}

/** Without a place: typed by a person, or passed by another extension. */
export interface SourceProfile extends ConnectionProfile {
  from?: ProfilePlace;
}

/** What stands in a file or goes to the engine. */
export function withoutPlace<T extends SourceProfile>({ from, ...profile }: T): Omit<T, 'from'> {
  return profile;
}
