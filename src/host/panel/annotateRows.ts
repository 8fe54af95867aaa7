/** Notes on rows, and marks without any. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { longestNote } from '../../contract/model.ts';
import type { HostSession } from '../sessions/hostSession.ts';

type Calls = Pick<HostSession, 'call'>;

/** Asks for the note on these rows, beginning with that of the last one, and puts it there; left: nothing changes. */
export async function annotateRows(session: Calls, ids: readonly number[]): Promise<void> {
  const last = ids.at(-1);
  if (last === undefined) return;
  const before = (await session.call('bookmarks', {})).find(({ id }) => id === last)?.note ?? '';
  const note = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: ids.length === 1 ? t('Note on #{0}', last) : t('Note on {0} rows', ids.length),
    prompt: t('It is kept with the capture; `note:words` finds it. Empty: no note.'),
    value: before,
    validateInput: (text) =>
      text.length > longestNote ? t('A note has at most {0} characters.', longestNote) : undefined,
  });
  if (note === undefined) return;
  await session.call('bookmark', { ids: [...ids], on: true, note: note.trim() });
}

/** Takes the marks away where all of these rows have one, else marks them all. */
export async function toggleBookmarks(session: Calls, ids: readonly number[]): Promise<void> {
  const marked = new Set((await session.call('bookmarks', {})).map(({ id }) => id));
  await session.call('bookmark', { ids: [...ids], on: !ids.every((id) => marked.has(id)) });
}
