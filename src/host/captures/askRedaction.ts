/** Asks what is replaced in what is saved: credentials, what the settings name, and what is said for this file. */
import * as vscode from 'vscode';
import type { Redaction } from '../../contract/formats.ts';
import { t } from '../../contract/l10n.ts';
import { readIgnored, writeIgnored } from '../compare/ignoredText.ts';
import { readSetting } from '../readSetting.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { replacedBy, wrongRule } from './replacedText.ts';

/** What was replaced last, in this workspace. */
const replacedKey = 'exportedWithout';

interface Choice extends vscode.QuickPickItem {
  redact: () => Promise<Redaction | 'nothing' | undefined>;
}

/** Undefined: the person left the question. */
export async function askRedaction(
  session: HostSession,
  memory: vscode.Memento,
): Promise<Redaction | 'nothing' | undefined> {
  const standing = readSetting('export.replace');
  const asSent: Choice = {
    label: t('As it was sent'),
    detail: t('Credentials and secrets included'),
    redact: () => Promise.resolve('nothing'),
  };
  const without: Choice = {
    label: t('Without credentials'),
    detail: `${credentialsText(session)}${standingText(standing.length)}`,
    redact: () => Promise.resolve(replacedBy(standing)),
  };
  const withoutMore: Choice = {
    label: t('Without credentials, and more…'),
    detail: t('Also what JSON paths and regular expressions find in messages, headers and URLs'),
    redact: async () => {
      const rules = await askRules(memory);
      return rules && replacedBy([...standing, ...rules]);
    },
  };
  // What is chosen by Enter alone gives nothing away that is known to be secret.
  const isSecret = session.snapshot.credentials === true || standing.length > 0;
  const choices = isSecret ? [without, withoutMore, asSent] : [asSent, without, withoutMore];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: t('Export Capture'),
    placeHolder: t('With its credentials?'),
  });
  return chosen?.redact();
}

async function askRules(memory: vscode.Memento): Promise<string[] | undefined> {
  const written = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: t('Export Capture'),
    prompt: t(
      'JSON paths and regular expressions with spaces between them. They do not look into what a message holds encoded: Base64, compressed data, MessagePack and other binary formats.',
    ),
    placeHolder: '$.user.email $.items[*].card $..token /\\d{16}/',
    value: writeIgnored(memory.get<string[]>(replacedKey, [])),
    validateInput: (text) => wrongRule(readIgnored(text)),
  });
  if (written === undefined) return undefined;
  const rules = readIgnored(written);
  await memory.update(replacedKey, rules);
  return rules;
}

/** A list of all the fields would be cut off; docs/formats.md has it. */
function credentialsText({ secrets }: HostSession): string {
  return secrets.length === 0
    ? t('Values of Authorization, cookies and the like are replaced')
    : t('Secrets of the profile, Authorization, cookies and the like are replaced');
}

function standingText(count: number): string {
  if (count === 0) return '';
  return ` · ${count === 1 ? t('and what 1 rule of the settings finds') : t('and what {0} rules of the settings find', count)}`;
}
