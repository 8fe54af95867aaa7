import { t } from '../../src/contract/l10n.ts';
import { tablePage, type ScenarioTable } from '../../src/contract/scenarioTable.ts';
import { grouped } from '../format/numbers.ts';
import type { Actions } from './actions.ts';
import { StepRow } from './StepRow.tsx';

export function Steps({ table: { steps, total, pace }, actions }: { table: ScenarioTable; actions: Actions }) {
  return (
    <section>
      <table aria-label={t('What is sent and expected')} aria-rowcount={total + 1}>
        <thead>
          <tr>
            <th scope="col">{t({ message: 'No.', comment: 'number of a step' })}</th>
            <th scope="col">{t('Step')}</th>
            <th scope="col">{t('Form')}</th>
            <th scope="col" class="wide">
              {t('Content')}
            </th>
            <th scope="col" title={t('Milliseconds from the start, for the original gaps')}>
              {t('At (ms)')}
            </th>
            <th scope="col">
              <span class="for-reader">{t('Actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <StepRow key={step.step} step={step} total={total} waits={pace?.kind === 'answers'} actions={actions} />
          ))}
        </tbody>
      </table>
      {total === 0 && <p class="quiet">{t('Nothing is sent yet.')}</p>}
      <div class="below">
        <span class="toolbar">
          <button type="button" onClick={() => void actions.edit({ kind: 'insert', step: total, what: 'send' })}>
            {t('Add message')}
          </button>
          <button type="button" onClick={() => void actions.edit({ kind: 'insert', step: total, what: 'expect' })}>
            {t('Add expectation')}
          </button>
        </span>
        {total > tablePage && (
          <Pages start={steps[0]?.step ?? 0} count={steps.length} total={total} goTo={(step) => actions.goTo(step)} />
        )}
      </div>
    </section>
  );
}

interface PagesProps {
  start: number;
  count: number;
  total: number;
  goTo: (step: number) => void;
}

function Pages({ start, count, total, goTo }: PagesProps) {
  return (
    <nav aria-label={t('Pages')}>
      <button type="button" disabled={start === 0} onClick={() => goTo(Math.max(0, start - tablePage))}>
        {t('Previous')}
      </button>
      <span>
        {t('{from} to {to} of {total}', {
          from: grouped(start + 1),
          to: grouped(start + count),
          total: grouped(total),
        })}
      </span>
      <button type="button" disabled={start + count >= total} onClick={() => goTo(start + tablePage)}>
        {t('Next')}
      </button>
    </nav>
  );
}
