/** Closed connections are kept up to a limit; beyond it the oldest without a panel leave the list. */
import { readSetting } from '../readSetting.ts';
import type { HostSession } from './hostSession.ts';
import type { Sessions } from './sessions.ts';

export interface ShownSessions {
  of(session: HostSession): unknown;
}

export async function removeSurplus(sessions: Sessions, panels: ShownSessions): Promise<void> {
  const closed = sessions.all.filter((session) => !session.live);
  const surplus = closed.length - readSetting('connections.keepClosed');
  if (surplus <= 0) return;
  const removable = closed.filter((session) => panels.of(session) === undefined).slice(0, surplus);
  for (const session of removable) await sessions.forget(session, { deleteCapture: false }).catch(() => undefined);
}
