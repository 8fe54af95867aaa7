/** Asks what a scenario connects to. */
import * as vscode from 'vscode';
import { t } from '../../../contract/l10n.ts';
import type { Profiles } from '../../profiles/profiles.ts';

/** A profile's name, or an address. Undefined: the person left the question. */
export async function askTarget(profiles: Profiles, now: string | undefined): Promise<string | undefined> {
  const title = t('Target of the Scenario');
  const address = { label: `$(globe) ${t('An address…')}`, name: undefined };
  const items = (await profiles.all()).map(({ profile }) => ({
    label: profile.name,
    description: profile.url,
    name: profile.name,
  }));
  const options = { title, placeHolder: t('What does it connect to?'), matchOnDescription: true };
  const chosen = await vscode.window.showQuickPick([address, ...items], options);
  if (chosen === undefined || chosen.name !== undefined) return chosen?.name;
  const written = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title,
    prompt: t('The address of the server'),
    placeHolder: 'wss://example.com/feed',
    value: now ?? '',
    validateInput: (text) =>
      /^(?:wss?|https?)(?:\+unix)?:/i.test(text.trim()) ? undefined : t('It begins with `ws://` or `wss://`.'),
  });
  return written?.trim();
}
