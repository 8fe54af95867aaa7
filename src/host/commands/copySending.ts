/** Copies rows as a command of wscat or websocat that connects as their connection did, and sends their payloads. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { expandedProfile } from '../commandLines/expandedProfile.ts';
import type { CommandOptions, WrittenCommand } from '../commandLines/write/command.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { commandLineLimit, sendingProfile } from '../payloads/sendingProfile.ts';
import { tooLarge } from '../failures.ts';
import { profileScope } from '../profiles/profileScope.ts';
import { findSecrets } from '../profiles/secretExtraction.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { tellCopied } from './tellCopied.ts';

const mostRows = 100;

/** Secrets that the profile refers to are variables of the shell in it. */
export async function copySending(
  session: HostSession,
  ids: readonly number[],
  { program, write }: { program: string; write: (profile: ConnectionProfile, to: CommandOptions) => WrittenCommand },
  { profiles, environment }: Pick<Services, 'profiles' | 'environment'>,
): Promise<void> {
  const read = (id: number) => session.call('detail', { id, limit: commandLineLimit });
  if (ids.length > mostRows)
    throw tooLarge(t('The payload is too large to stand in a command line.'), t('{0} frames', mostRows));
  const details = await Promise.all(ids.map(read));
  const profile = sendingProfile(
    session.source,
    details.map(({ payload }) => payload),
  );
  const shell = process.platform === 'win32' ? 'powershell' : 'posix';
  const { text, notes } = write(expandedProfile(profile, profileScope(profile, profiles, environment)), { shell });
  await vscode.env.clipboard.writeText(text);
  if (findSecrets(session.source).length > 0) notes.push(t('A secret is in it as text, as in the profile.'));
  tellCopied(t('Copied as a {0} command.', program), notes);
}
