/** The second step of `Connect…`, for those who want it: headers, subprotocols, compression. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { ConnectionProfile } from '../../contract/model.ts';
import { parseHeaderLine, parseSubprotocols } from '../profiles/fieldSyntax.ts';

interface OptionItem extends vscode.QuickPickItem {
  /** Gives the changed profile; undefined: nothing was changed. Absent on the item that connects. */
  change?: () => Promise<ConnectionProfile | undefined>;
}

/** Undefined: the person left it. */
export async function askOptions(start: ConnectionProfile): Promise<ConnectionProfile | undefined> {
  let profile = start;
  for (;;) {
    const chosen = await vscode.window.showQuickPick(optionItems(profile), {
      title: t('Connect to {0}', profile.url),
      placeHolder: t('Enter connects'),
      ignoreFocusOut: true,
    });
    if (!chosen) return undefined;
    if (!chosen.change) return profile;
    profile = (await chosen.change()) ?? profile;
  }
}

function optionItems(profile: ConnectionProfile): OptionItem[] {
  const headers = profile.headers ?? [];
  const isCompressed = profile.compression ?? true;
  return [
    { label: t('$(plug) Connect now') },
    { label: t('$(add) Add header…'), change: () => addHeader(profile) },
    ...headers.map(([name], index) => ({
      label: `$(trash) ${name}`,
      description: t('remove this header'),
      change: () => Promise.resolve({ ...profile, headers: headers.filter((_, other) => other !== index) }),
    })),
    {
      label: t('$(symbol-string) Subprotocols…'),
      description: profile.subprotocols?.join(', ') ?? t('none'),
      change: () => askSubprotocols(profile),
    },
    {
      label: `$(${isCompressed ? 'check' : 'circle-slash'}) ${t('Compression')}`,
      description: isCompressed ? t('permessage-deflate is offered') : t('is not offered'),
      change: () => Promise.resolve({ ...profile, compression: !isCompressed }),
    },
  ];
}

async function addHeader(profile: ConnectionProfile): Promise<ConnectionProfile | undefined> {
  const line = await vscode.window.showInputBox({
    title: t('Add header'),
    placeHolder: 'Authorization: Bearer …',
    prompt: t('Name: value. Secrets go to the secret storage, never into a file.'),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const parsed = parseHeaderLine(text);
      return typeof parsed === 'string' ? parsed : undefined;
    },
  });
  const parsed = line === undefined ? undefined : parseHeaderLine(line);
  if (parsed === undefined || typeof parsed === 'string') return undefined;
  return { ...profile, headers: [...(profile.headers ?? []), parsed] };
}

async function askSubprotocols(profile: ConnectionProfile): Promise<ConnectionProfile | undefined> {
  const text = await vscode.window.showInputBox({
    title: t('Subprotocols'),
    value: profile.subprotocols?.join(', ') ?? '',
    placeHolder: 'chat.v2, chat.v1',
    prompt: t('Most wanted first, separated by commas.'),
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const parsed = parseSubprotocols(typed);
      return typeof parsed === 'string' ? parsed : undefined;
    },
  });
  const parsed = text === undefined ? undefined : parseSubprotocols(text);
  if (parsed === undefined || typeof parsed === 'string') return undefined;
  const changed = { ...profile, subprotocols: parsed };
  if (parsed.length === 0) delete (changed as ConnectionProfile).subprotocols;
  return changed;
}
