/** Takes a connection from the list, after a question where something ends with it. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';

/** The capture goes with it, unless it was opened from the recent ones, is pinned, or the person keeps it. */
export async function removeConnection({ sessions, panels, captures }: Services, session: HostSession): Promise<void> {
  const { label, frames, stored = false } = session.snapshot;
  const ends = !stored && frames > 0 && !(await captures.isPinnedNow(session.id));
  let deleteCapture = ends || frames === 0;
  if (session.live || ends) {
    const [remove, keep] = [t('Remove'), t('Keep Its Capture')];
    const chosen = await vscode.window.showWarningMessage(
      t('Remove {0} from the list?', label),
      { modal: true, detail: removalDetail(session.live, ends) },
      remove,
      ...(ends ? [keep] : []),
    );
    if (chosen === undefined) return;
    if (chosen === keep) deleteCapture = false;
  }
  panels.of(session)?.dispose();
  await sessions.forget(session, { deleteCapture });
}

function removalDetail(isLive: boolean, ends: boolean): string {
  if (!ends) return t('The connection is closed.');
  const what = isLive ? t('The connection is closed, and its capture is deleted.') : t('Its capture is deleted.');
  return `${what} ${t('A capture that is kept is found under Recent Captures.')}`;
}
