/** Which session a command means. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { Services } from '../services.ts';
import { HostSession } from '../sessions/hostSession.ts';
import { sessionChoice, stateGlyph } from '../views/sessionWords.ts';

/**
 * The one passed (a tree item or an id), else that of the current panel, else the only one, else the one that the person
 * picks. Undefined: there is none, or they picked none.
 */
export async function chosenSession(
  argument: unknown,
  { sessions, panels }: Pick<Services, 'sessions' | 'panels'>,
  suits: (session: HostSession) => boolean = () => true,
): Promise<HostSession | undefined> {
  if (argument instanceof HostSession) return argument;
  if (typeof argument === 'string') return sessions.get(argument);
  const current = panels.current?.session;
  if (current && suits(current)) return current;
  const all = sessions.all.filter(suits);
  if (all.length <= 1) return all[0];
  const items = all
    .map((session) => ({
      label: `${stateGlyph(session.snapshot.state)} ${session.snapshot.label}`,
      description: sessionChoice(session.snapshot),
      session,
    }))
    .reverse();
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Which connection?') }))?.session;
}
