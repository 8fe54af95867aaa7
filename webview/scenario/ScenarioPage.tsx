import type { ReadonlySignal } from '@preact/signals';
import { t } from '../../src/contract/l10n.ts';
import type { Failure } from '../../src/contract/model.ts';
import type { ScenarioTable } from '../../src/contract/scenarioTable.ts';
import { Icon } from '../controls/Icon.tsx';
import type { Actions } from './actions.ts';
import { AnswerFields } from './AnswerFields.tsx';
import { PaceFields } from './PaceFields.tsx';
import { Steps } from './Steps.tsx';
import { Variables } from './Variables.tsx';

interface ScenarioPageProps {
  table: ReadonlySignal<ScenarioTable | undefined>;
  failure: ReadonlySignal<Failure | undefined>;
  actions: Actions;
}

export function ScenarioPage({ table, failure, actions }: ScenarioPageProps) {
  const shown = table.value;
  return (
    <main>
      {shown && <Head table={shown} actions={actions} />}
      {failure.value && <Refusal failure={failure.value} onClose={() => actions.dismiss()} />}
      {shown?.problem !== undefined && (
        <p class="notice" role="status">
          <Icon name="warning" class="is-warning" />
          <span>{t('As it is it cannot be run: {0}', shown.problem)}</span>
          <button type="button" class="link" onClick={() => actions.showText()}>
            {t('Correct it as text')}
          </button>
        </p>
      )}
      {shown && <Steps table={shown} actions={actions} />}
      {shown && <Variables variables={shown.variables} actions={actions} />}
    </main>
  );
}

function Head({ table, actions }: { table: ScenarioTable; actions: Actions }) {
  return (
    <header>
      <h1>{table.name === '' ? t('Scenario') : table.name}</h1>
      <div class="toolbar">
        <button type="button" class="primary" onClick={() => actions.run('itself')}>
          {t('Run')}
        </button>
        <button type="button" onClick={() => actions.run('elsewhere')}>
          {t('Run on…')}
        </button>
        <button type="button" onClick={() => actions.run('dry')}>
          {t('Dry run')}
        </button>
        <button type="button" onClick={() => actions.showText()}>
          {t('Edit as text')}
        </button>
      </div>
      <div class="terms">
        <span class="term">
          <span class="quiet" id="target-word">
            {t('Target')}
          </span>
          <button type="button" class="link" aria-describedby="target-word" onClick={() => actions.chooseTarget()}>
            {table.target ?? t('Choose…')}
          </button>
        </span>
        <PaceFields pace={table.pace} loops={table.loops} actions={actions} />
        {table.pace?.kind === 'answers' && <AnswerFields step={undefined} answer={table.answer} actions={actions} />}
      </div>
    </header>
  );
}

function Refusal({ failure, onClose }: { failure: Failure; onClose: () => void }) {
  return (
    <div class="notice" role="alert">
      <Icon name="error" class="is-failed" />
      <span>
        <strong>{failure.message}</strong> {failure.cause} {failure.remedy}
      </span>
      <button type="button" class="icon" aria-label={t('Dismiss')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}
