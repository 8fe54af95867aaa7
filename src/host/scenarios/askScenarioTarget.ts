import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { Services } from '../services.ts';
import { sessionDescription } from '../views/sessionWords.ts';
import type { RunTarget } from './scenarioRunner.ts';

/** Asks where a scenario is run. Undefined where the person left the question. */
export async function askScenarioTarget({
  sessions,
  panels,
  profiles,
}: Pick<Services, 'sessions' | 'panels' | 'profiles'>): Promise<RunTarget | undefined> {
  const current = panels.current?.session;
  const open = sessions.all.filter(({ snapshot }) => snapshot.state === 'open').reverse();
  // The one that is looked at comes first.
  open.sort((a, b) => Number(b === current) - Number(a === current));
  const items: (vscode.QuickPickItem & { target: RunTarget })[] = [
    { label: t('Where it says itself'), description: t('its target'), target: { kind: 'own' } },
    ...open.map((session) => ({
      label: session === current ? t('This connection') : session.snapshot.label,
      description: session === current ? session.snapshot.label : sessionDescription(session.snapshot),
      target: { kind: 'session', session } as const,
    })),
    ...(await profiles.all()).map(({ profile }) => ({
      label: profile.name,
      description: t('profile'),
      target: { kind: 'profile', source: profile } as const,
    })),
  ];
  const options = { title: t('Run Scenario'), placeHolder: t('Where is it run?') };
  return (await vscode.window.showQuickPick(items, options))?.target;
}
