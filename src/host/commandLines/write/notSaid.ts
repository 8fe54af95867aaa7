/** Which fields of a profile a program has no words for. */
import { t } from '../../../contract/l10n.ts';
import type { ConnectionProfile, TlsSettings } from '../../../contract/profile.ts';

/** `tls.pfx` and the like are fields too. */
export type FieldName = Exclude<keyof ConnectionProfile, 'tls'> | `tls.${keyof TlsSettings}`;

/** One sentence; none where nothing is left out. `said`: what the program says; `name` and `folder` need no words. */
export function notSaid(profile: ConnectionProfile, program: string, said: readonly FieldName[]): string[] {
  const { tls = {}, ...fields } = profile;
  const present: string[] = [...Object.keys(fields), ...Object.keys(tls).map((name) => `tls.${name}`)];
  const known: readonly string[] = [...said, 'name', 'folder', 'from'];
  const left = present.filter((name) => !known.includes(name) && !isDefault(profile, name));
  if (left.length === 0) return [];
  return [t('{0} has no words for {1}: left out.', program, listed(left.map((name) => `\`${name}\``)))];
}

/** What is left out says nothing either. */
function isDefault(profile: ConnectionProfile, name: string): boolean {
  switch (name) {
    case 'autoPong':
      return profile.autoPong === true;
    case 'compression':
      return profile.compression === true;
    case 'followRedirects':
      return profile.followRedirects === 0;
    case 'proxy':
      return profile.proxy === 'auto';
    case 'reconnect':
      return profile.reconnect === false;
    case 'onOpen':
      return profile.onOpen?.length === 0;
    case 'tls.verify':
      return profile.tls?.verify === true;
    default:
      return false;
  }
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : t('{0} and {1}', words.slice(0, -1).join(', '), words.at(-1)!);
}
