/** Chooses among the connections of one file. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { sessionDescription } from '../views/sessionWords.ts';

/** Those that are opened from the same file, as the person picks one. Undefined: they picked none. */
export async function pickOtherConnection(sessions: Sessions, shown: HostSession): Promise<HostSession | undefined> {
  const path = shown.snapshot.file?.path;
  const items = sessions.all
    .filter(({ snapshot }) => path !== undefined && snapshot.file?.path === path)
    .map((session) => ({
      label: session.snapshot.label,
      description: `${sessionDescription(session.snapshot)}${session === shown ? ` · ${t('shown now')}` : ''}`,
      detail: session.snapshot.url,
      session,
    }));
  return (
    await vscode.window.showQuickPick(items, {
      placeHolder: t('Which connection of the file?'),
      matchOnDescription: true,
      matchOnDetail: true,
    })
  )?.session;
}
