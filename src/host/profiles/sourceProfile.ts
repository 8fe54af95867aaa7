/** A profile as somebody wrote it: with its variables, and with the place that tells what they mean. */
import type { ConnectionProfile } from '../../contract/profile.ts';
import type { MessageTemplate } from './messageTemplate.ts';

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
  /** To be sent by hand; nothing of the connection. */
  templates?: MessageTemplate[];
}

/** What is connected with: templates are read from the file when they are wanted. */
export function withoutTemplates<T extends SourceProfile>({ templates, ...profile }: T): Omit<T, 'templates'> {
  return profile;
}

/** What stands in a file. */
export function withoutPlace<T extends SourceProfile>({ from, ...profile }: T): Omit<T, 'from'> {
  return profile;
}
