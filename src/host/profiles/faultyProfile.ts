/** A profile that cannot be used: it stays in sight, so that somebody mends it. */
import { t } from '../../contract/l10n.ts';
import type { ProfileProblem, TextSpan } from './profileProblem.ts';
import { positionAt } from './textPosition.ts';

export interface FaultyProfile extends TextSpan {
  /** What of it can be read and shown. */
  profile: { name?: string; folder?: string; url?: string };
  /** Position in the file's `profiles`. */
  index: number;
  /** The errors, at least one, in the order of the file. */
  errors: readonly [ProfileProblem, ...ProfileProblem[]];
}

export function faultyName({ profile: { name }, index }: FaultyProfile): string {
  return name === undefined || name.trim() === '' ? t('Profile {0} of the list', index + 1) : name;
}

/** The first error, and how many there are besides. */
export function faultWords({ errors }: FaultyProfile): string {
  const more = errors.length - 1;
  return more === 0 ? errors[0].text : `${errors[0].text} ${t('And {0} more.', more)}`;
}

/** The line, from 1, of an error. */
export function lineOfFault(text: string, error: TextSpan): number {
  return positionAt(text, error.offset).line + 1;
}
