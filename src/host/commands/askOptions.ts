/** The second step of `Connect…`, for those who want it: headers, subprotocols, compression. */
import * as vscode from 'vscode';
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
      title: `Connect to ${profile.url}`,
      placeHolder: 'Enter connects',
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
    { label: '$(plug) Connect now' },
    { label: '$(add) Add header…', change: () => addHeader(profile) },
    ...headers.map(([name], index) => ({
      label: `$(trash) ${name}`,
      description: 'remove this header',
      change: () => Promise.resolve({ ...profile, headers: headers.filter((_, other) => other !== index) }),
    })),
    {
      label: '$(symbol-string) Subprotocols…',
      description: profile.subprotocols?.join(', ') ?? 'none',
      change: () => askSubprotocols(profile),
    },
    {
      label: `$(${isCompressed ? 'check' : 'circle-slash'}) Compression`,
      description: isCompressed ? 'permessage-deflate is offered' : 'is not offered',
      change: () => Promise.resolve({ ...profile, compression: !isCompressed }),
    },
  ];
}

async function addHeader(profile: ConnectionProfile): Promise<ConnectionProfile | undefined> {
  const line = await vscode.window.showInputBox({
    title: 'Add header',
    placeHolder: 'Authorization: Bearer …',
    prompt: 'Name: value. Secrets go to the secret storage, never into a file.',
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
    title: 'Subprotocols',
    value: profile.subprotocols?.join(', ') ?? '',
    placeHolder: 'chat.v2, chat.v1',
    prompt: 'Most wanted first, separated by commas.',
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
