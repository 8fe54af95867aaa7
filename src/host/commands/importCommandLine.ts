/** A pasted command line of curl, wscat or websocat becomes a profile, or a connection. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { addressLabel } from '../address/address.ts';
import { fromCommandLine, type ReadCommandLine } from '../commandLines/read/fromCommandLine.ts';
import { understood } from '../commandLines/understood.ts';
import { withPlaceholders } from '../profiles/variables/template.ts';
import type { Services } from '../services.ts';
import { openConnection } from './openConnection.ts';
import { saveAsProfile } from './saveConnection.ts';

export async function importCommandLine(services: Services): Promise<void> {
  const read = await askCommandLine();
  if (!read) return;
  const { profile } = read;
  switch (await askWhatToDo(read)) {
    case 'connect':
      await openConnection(services, profile, { remember: true });
      return;
    case 'save': {
      const value = addressLabel(withPlaceholders(profile.url, 'x'));
      await saveAsProfile(services, profile, { title: t('Save as profile'), value });
      return;
    }
    case undefined:
  }
}

/** Undefined: the person left it. What the clipboard holds is offered where it is such a line. */
async function askCommandLine(): Promise<ReadCommandLine | undefined> {
  const clipboard = await vscode.env.clipboard.readText();
  const isOffered = !('code' in fromCommandLine(clipboard));
  // A field has one line; what it made of the clipboard's text stands for that.
  const offered = isOffered ? inOneLine(clipboard) : '';
  const meant = (typed: string): string => (isOffered && typed === offered ? clipboard : typed);
  const typed = await vscode.window.showInputBox({
    title: t('Import a command line'),
    value: offered,
    valueSelection: [0, offered.length],
    prompt: t('Of curl, wscat or websocat. In a browser’s network view: Copy as cURL. Nothing of it is run.'),
    placeHolder: "curl 'wss://example.com/feed' -H 'Origin: https://example.com'",
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return undefined;
      const read = fromCommandLine(meant(text));
      if ('code' in read) return read.error;
      return { message: summary(read), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  if (typed === undefined) return undefined;
  const read = fromCommandLine(meant(typed));
  return 'code' in read ? undefined : read;
}

function inOneLine(text: string): string {
  return text.replace(/[\r\n]+/g, '');
}

function summary({ profile, notes }: ReadCommandLine): string {
  const [address, ...others] = understood(profile);
  return [address!.value, ...moreFields(others.length), ...notesOn(notes.length)].join(' · ');
}

function moreFields(count: number): string[] {
  if (count === 0) return [];
  return [count === 1 ? t('1 more field') : t('{0} more fields', count)];
}

function notesOn(count: number): string[] {
  if (count === 0) return [];
  return [count === 1 ? t('1 note on what is left out') : t('{0} notes on what is left out', count)];
}

interface Choice extends vscode.QuickPickItem {
  act?: 'connect' | 'save';
}

/** Shows what was understood, and what was not. Undefined: the person left it. */
async function askWhatToDo({ profile, notes }: ReadCommandLine): Promise<'connect' | 'save' | undefined> {
  const { Separator } = vscode.QuickPickItemKind;
  const items: Choice[] = [
    { label: t('$(plug) Connect'), description: t('now, without saving'), act: 'connect' },
    { label: t('$(save) Save as profile…'), description: t('secrets go to the secret storage'), act: 'save' },
    { label: t('understood'), kind: Separator },
    ...understood(profile).map(({ what, value }) => ({ label: `$(check) ${what}`, description: value })),
    ...(notes.length > 0 ? [{ label: t('not understood, or left out'), kind: Separator }] : []),
    ...notes.map((note) => ({ label: `$(warning) ${note}` })),
  ];
  for (;;) {
    const chosen = await vscode.window.showQuickPick(items, {
      title: t('From the command line'),
      placeHolder: t('Connect, or save it as a profile'),
      ignoreFocusOut: true,
    });
    // The others are there to be read.
    if (!chosen || chosen.act) return chosen?.act;
  }
}
