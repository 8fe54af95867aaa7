/** Copies a profile as a command of curl, wscat or websocat. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { expandedProfile } from '../commandLines/expandedProfile.ts';
import type { CommandOptions, WrittenCommand } from '../commandLines/write/command.ts';
import { toCurl } from '../commandLines/write/toCurl.ts';
import { toWebsocat } from '../commandLines/write/toWebsocat.ts';
import { toWscat } from '../commandLines/write/toWscat.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { profileScope } from '../profiles/profileScope.ts';
import { findSecrets } from '../profiles/secretExtraction.ts';
import { withoutTemplates } from '../profiles/sourceProfile.ts';
import type { Services } from '../services.ts';
import { chosenProfile } from './chosenProfile.ts';
import type { CommandHandlers } from './commandHandlers.ts';
import { tellCopied } from './tellCopied.ts';

type Write = (profile: ConnectionProfile, options: CommandOptions) => WrittenCommand;

export function copyCommands(
  services: Services,
): CommandHandlers<'copyAsWscat' | 'copyAsWebsocat' | 'copyAsCurl' | 'copyAsCurlWebSocket'> {
  const copyAs =
    (program: string, write: Write) =>
    async (argument?: unknown): Promise<void> => {
      const saved = await chosenProfile(argument, services, t('Copy which profile as a {0} command?', program));
      if (!saved) return;
      const profile = withoutTemplates(saved.profile);
      const scope = profileScope(profile, services.profiles, services.environment);
      const shell = process.platform === 'win32' ? 'powershell' : 'posix';
      const { text, notes } = write(expandedProfile(profile, scope), { shell });
      await vscode.env.clipboard.writeText(text);
      if (findSecrets(profile).length > 0) notes.push(t('A secret is in it as text, as in the profile.'));
      tellCopied(t('Copied “{0}” as a {1} command.', profile.name, program), notes);
    };
  return {
    copyAsWscat: copyAs('wscat', toWscat),
    copyAsWebsocat: copyAs('websocat', toWebsocat),
    copyAsCurl: copyAs('curl', toCurl),
    copyAsCurlWebSocket: copyAs('curl', (profile, options) => toCurl(profile, { ...options, form: 'websocket' })),
  };
}
