/** Connects a saved profile: shows its connection where one is open already. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { expandedProfile } from '../commandLines/expandedProfile.ts';
import { profileScope } from '../profiles/profileScope.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { withoutReferences } from '../profiles/secretReferences.ts';
import type { Services } from '../services.ts';
import { liveSession } from '../views/profileSessions.ts';
import { openConnection } from './openConnection.ts';

/** In which environment a session was connected: another one leads elsewhere. */
const environments = new WeakMap<HostSession, string | undefined>();

/** `again`: another one beside. */
export async function connectSaved(
  services: Services,
  saved: SavedProfile,
  { again = false }: { again?: boolean } = {},
): Promise<void> {
  if (!again && showLive(services, saved)) return;
  if (!(await isAllowed(services, saved, t('Connect')))) return;
  const session = await openConnection(services, saved.profile, { remember: false });
  environments.set(session, services.environment.name);
}

/** False: there is none that is open or on its way to where the profile leads now. */
export function showLive({ sessions, panels, environment }: Services, saved: SavedProfile): boolean {
  const here = sessions.all.filter(
    (session) =>
      session.source.url === saved.profile.url &&
      (!environments.has(session) || environments.get(session) === environment.name),
  );
  const live = liveSession(here, saved);
  if (live) panels.show(live);
  return live !== undefined;
}

/** In a folder that is not trusted its profiles may lead anywhere: the person sees where first. `act`: what is to be done, as the button says it. */
export async function isAllowed(
  { profiles, environment }: Services,
  { store, profile }: SavedProfile,
  act: string,
): Promise<boolean> {
  if (store.trusted) return true;
  const { url } = expandedProfile(profile, profileScope(profile, profiles, environment));
  const chosen = await vscode.window.showWarningMessage(
    t('Connect to {0}?', withoutReferences(url)),
    { modal: true, detail: t('The profile “{0}” comes from a folder that is not trusted.', profile.name) },
    act,
  );
  return chosen === act;
}
