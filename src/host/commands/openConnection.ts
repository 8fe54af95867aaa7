/** Connects for a person: in a panel that is there while it connects, and tells what went wrong. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { ConnectionProfile } from '../../contract/model.ts';
import { recentPrefix } from '../profiles/recentConnections.ts';
import { savedProfileOf } from '../profiles/savedProfileOf.ts';
import type { Services } from '../services.ts';
import { ConnectFailed } from '../sessions/connectFailed.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Opening } from '../sessions/sessions.ts';
import { removeSurplus } from '../sessions/retention.ts';

/** `remember`: in the history of addresses. */
export async function openConnection(
  services: Services,
  source: ConnectionProfile,
  { remember }: { remember: boolean },
): Promise<HostSession> {
  const named = remember ? await services.vault.protect(source, recentPrefix) : source;
  const opening = await services.connector.begin(named);
  services.panels.show(opening.session);
  if (remember) await services.recent.remember(named);
  follow(services, opening);
  return opening.session;
}

/**
 * Connects again to where a session was connected to, in its panel. A saved profile counts as its file has it now: it may
 * have been corrected since. `source`: in its place.
 */
export async function reconnect(
  services: Services,
  session: HostSession,
  source?: ConnectionProfile,
): Promise<HostSession> {
  const { connector, panels, profiles, sessions } = services;
  const saved = source ?? savedProfileOf(session.source, await profiles.all())?.profile;
  const opening = await connector.begin(saved ?? session.source);
  (panels.replace(session, opening.session) ?? panels.show(opening.session)).reveal();
  follow(services, opening);
  if (session.live) await sessions.close(session);
  else if (session.snapshot.frames === 0) await sessions.forget(session, { deleteCapture: true });
  return opening.session;
}

/** The panel tells of a failure; only refused secrets need a question. */
function follow(services: Services, { session, opened }: Opening): void {
  void removeSurplus(services.sessions, services.panels);
  opened.catch((error: unknown) => {
    if (error instanceof ConnectFailed) void askForSecretsAgain(services, session, error);
  });
}

async function askForSecretsAgain(services: Services, session: HostSession, error: ConnectFailed): Promise<void> {
  const status = error.handshake?.response?.status;
  if ((status !== 401 && status !== 403) || services.vault.uses(session.source).length === 0) return;
  const again = t('Enter Secrets Again…');
  const chosen = await vscode.window.showWarningMessage(
    t('“{0}” refused the credentials ({1}).', session.snapshot.label, status),
    again,
  );
  if (chosen !== again) return;
  await services.vault.forget(session.source, []);
  await reconnect(services, session);
}
