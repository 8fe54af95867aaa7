/** Entry of the editor that shows a scenario as a table. */
import '@vscode/codicons/dist/codicon.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { useTranslations } from '../../src/contract/l10n.ts';
import type { Failure } from '../../src/contract/model.ts';
import { failureOf } from '../../src/contract/rpc.ts';
import type { ScenarioTable, ScenarioTableCalls, ScenarioTableEvents } from '../../src/contract/scenarioTable.ts';
import { openHost } from '../bridge.ts';
import '../theme.css';
import { translationsIn } from '../pageData.ts';
import type { Actions } from './actions.ts';
import { editQueue } from './editQueue.ts';
import { ScenarioPage } from './ScenarioPage.tsx';
import './scenario.css';

useTranslations(translationsIn(document));
const host = openHost<ScenarioTableCalls, ScenarioTableEvents>();
const table = signal<ScenarioTable | undefined>(undefined);
const failure = signal<Failure | undefined>(undefined);
let start = 0;

async function refresh(): Promise<void> {
  const shown = await host.call('table', { start });
  // Steps may have gone since.
  if (shown.steps.length === 0 && shown.total > 0 && start > 0) await goTo(0);
  else table.value = shown;
}

async function goTo(first: number): Promise<void> {
  start = first;
  await refresh();
}

/** Says what went wrong; true where nothing did. */
async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    failure.value = undefined;
    return true;
  } catch (error) {
    failure.value = failureOf(error);
    return false;
  }
}

const version = (): number => table.peek()?.version ?? 0;
const actions: Actions = {
  edit: editQueue((edit) =>
    tried(async () => {
      await host.call('edit', { version: version(), edit });
      await refresh();
    }),
  ),
  chooseTarget: () => void tried(() => host.call('chooseTarget', { version: version() })),
  run: (how) => void tried(() => host.call('run', { how })),
  showText: (step) => void tried(() => host.call('showText', step === undefined ? {} : { step })),
  goTo: (first) => void tried(() => goTo(first)),
  dismiss: () => (failure.value = undefined),
};

const root = document.getElementById('root') as HTMLElement;
render(<ScenarioPage table={table} failure={failure} actions={actions} />, root);
host.on('changed', () => void refresh());
// What is told to a hidden page is lost.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void tried(refresh);
});
void tried(refresh);
