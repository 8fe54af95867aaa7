/** Asks whether credentials stay in what is saved. */
import * as vscode from 'vscode';
import { sensitiveFields, type Redaction } from '../../contract/formats.ts';
import { t } from '../../contract/l10n.ts';
import type { HostSession } from '../sessions/hostSession.ts';

/** Undefined: the person left the question. */
export async function askRedaction({ snapshot, secrets }: HostSession): Promise<Redaction | 'nothing' | undefined> {
  const fields = sensitiveFields.join(', ');
  const asSent = {
    label: t('As it was sent'),
    detail: t('Credentials and secrets included'),
    redaction: 'nothing' as const,
  };
  const without = {
    label: t('Without credentials'),
    detail:
      secrets.length === 0
        ? t('Values of {0} are replaced', fields)
        : t('Secrets of the profile, and values of {0}, are replaced', fields),
    redaction: {},
  };
  // What is chosen by Enter alone gives nothing away that is known to be secret.
  const choices = snapshot.credentials ? [without, asSent] : [asSent, without];
  const chosen = await vscode.window.showQuickPick<(typeof choices)[number]>(choices, {
    title: t('Export Capture'),
    placeHolder: t('With its credentials?'),
  });
  return chosen?.redaction;
}
