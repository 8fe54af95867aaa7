/** Environments: which one says what the variables of profiles mean. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { environmentChoices, environmentsInForce } from '../profiles/environments/chosenEnvironment.ts';
import type { Services } from '../services.ts';
import type { CommandHandlers } from './commandHandlers.ts';

type Chosen = Pick<Services, 'profiles' | 'environment'>;

export function environmentCommands(services: Chosen): CommandHandlers<'switchEnvironment'> {
  return {
    async switchEnvironment(argument) {
      if (typeof argument === 'string') await services.environment.choose(argument);
      else await askEnvironment(services);
    },
  };
}

/** False: the person chose none, or there is none. */
export async function askEnvironment({ profiles, environment }: Chosen): Promise<boolean> {
  await profiles.load();
  const choices = environmentChoices(profiles.stores);
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(
      t(
        'No profile file has environments. Write them beside the profiles: "environments": { "dev": { "host": "…" } }.',
      ),
    );
    return false;
  }
  const inForce = new Set(environmentsInForce(profiles.stores, environment.name).map((one) => one.environment));
  const several = profiles.stores.filter(({ environments }) => environments.byName.size > 0).length > 1;
  const items = choices.map(({ name, files }) => ({
    label: `$(${inForce.has(name) ? 'check' : 'blank'}) ${name}`,
    ...(several ? { description: files.join(', ') } : {}),
    name,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Switch Environment'),
    placeHolder: t('What the variables of profiles mean'),
    ignoreFocusOut: true,
  });
  if (!chosen) return false;
  await environment.choose(chosen.name);
  return true;
}
