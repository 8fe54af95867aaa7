import { t } from '../../src/contract/l10n.ts';
import type { StepForm, TableStep } from '../../src/contract/scenarioTable.ts';
import type { Actions } from './actions.ts';
import { useDraft } from './draft.ts';

/** What a step sends, edited in its place; what is expected is shown. */
export function StepValue({ step, actions }: { step: TableStep; actions: Actions }) {
  const { form } = step;
  return form === undefined ? <code>{step.value}</code> : <ValueBox step={step} form={form} actions={actions} />;
}

function ValueBox({ step: { step, value }, form, actions }: { step: TableStep; form: StepForm; actions: Actions }) {
  const draft = useDraft(value, (typed) => actions.edit({ kind: 'value', step, form, value: typed }));
  return (
    <textarea
      rows={1}
      spellcheck={false}
      aria-label={t('Content of step {0}', step + 1)}
      placeholder={form === 'close' ? t('1000 and a reason, or nothing') : ''}
      {...draft}
    />
  );
}
