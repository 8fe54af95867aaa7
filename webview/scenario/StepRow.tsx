import { t } from '../../src/contract/l10n.ts';
import { payloadForms, type PayloadForm, type TableStep } from '../../src/contract/scenarioTable.ts';
import { Icon } from '../controls/Icon.tsx';
import type { Actions } from './actions.ts';
import { AnswerFields } from './AnswerFields.tsx';
import { useDraft } from './draft.ts';
import { Expectations } from './Expectations.tsx';
import { StepValue } from './StepValue.tsx';
import { formWord, kindWord, termWords, usedWords } from './stepWords.ts';

interface StepRowProps {
  step: TableStep;
  total: number;
  /** Each message waits for its answer. */
  waits: boolean;
  actions: Actions;
}

export function StepRow({ step, total, waits, actions }: StepRowProps) {
  const { kind, name, form, problem } = step;
  const number = step.step + 1;
  const terms = termWords(step);
  const move = (by: -1 | 1): void => void actions.edit({ kind: 'move', step: step.step, by });
  return (
    <tr class={`kind-${kind}`} aria-rowindex={number + 1}>
      <th scope="row">{number}</th>
      <td class="kind">
        <strong>{kindWord(kind)}</strong>
        {name !== undefined && <div>{name}</div>}
        {terms !== '' && <div class="quiet">{terms}</div>}
      </td>
      <td>{isPayload(form) && <FormChoice step={step.step} form={form} actions={actions} />}</td>
      <td class="wide">
        {step.expects !== undefined && (kind === 'expect' || kind === 'never') ? (
          <Expectations step={step.step} kind={kind} expects={step.expects} actions={actions} />
        ) : (
          <StepValue step={step} actions={actions} />
        )}
        {((waits && kind === 'send') || step.answer !== undefined) && (
          <AnswerFields step={step.step} answer={step.answer} actions={actions} />
        )}
        {step.uses.map((use) => (
          <span key={`use ${use.name}`} class={`variable by-${use.by}`} title={usedWords(use.by)}>
            {`\${${use.name}}`}
          </span>
        ))}
        {step.extracts.map(({ name: into, from }) => (
          <span key={`extract ${into}`} class="variable" title={t('takes its value from what comes')}>
            {`${into} ← ${from}`}
          </span>
        ))}
        {problem !== undefined && <div class="problem">{problem}</div>}
      </td>
      <td>{isSent(step) && <TimeField step={step} actions={actions} />}</td>
      <td class="actions">
        <Act icon="arrow-up" label={t('Move step {0} up', number)} disabled={number === 1} act={() => move(-1)} />
        <Act
          icon="arrow-down"
          label={t('Move step {0} down', number)}
          disabled={number === total}
          act={() => move(1)}
        />
        <Act icon="go-to-file" label={t('Show step {0} as text', number)} act={() => actions.showText(step.step)} />
        <Act
          icon="close"
          label={t('Remove step {0}', number)}
          act={() => void actions.edit({ kind: 'remove', step: step.step })}
        />
      </td>
    </tr>
  );
}

interface ActProps {
  icon: 'arrow-up' | 'arrow-down' | 'go-to-file' | 'close';
  label: string;
  disabled?: boolean;
  act: () => void;
}

function Act({ icon, label, disabled = false, act }: ActProps) {
  return (
    <button type="button" class="icon" aria-label={label} title={label} disabled={disabled} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}

function FormChoice({ step, form, actions }: { step: number; form: PayloadForm; actions: Actions }) {
  const choose = async (choice: HTMLSelectElement): Promise<void> => {
    const next = payloadForms.find((one) => one === choice.value) ?? form;
    if (!(await actions.edit({ kind: 'form', step, form: next }))) choice.value = form;
  };
  return (
    <select
      aria-label={t('Form of step {0}', step + 1)}
      value={form}
      onChange={({ currentTarget }) => void choose(currentTarget)}
    >
      {payloadForms.map((one) => (
        <option key={one} value={one}>
          {formWord(one)}
        </option>
      ))}
    </select>
  );
}

function TimeField({ step: { step, at }, actions }: { step: TableStep; actions: Actions }) {
  const draft = useDraft(at === undefined ? '' : String(at), (typed) => {
    const next = typed === '' ? undefined : Number(typed);
    return next === undefined || next >= 0 ? actions.edit({ kind: 'at', step, at: next }) : Promise.resolve(true);
  });
  return (
    <input type="number" aria-label={t('Time of step {0}, in milliseconds', step + 1)} min={0} step="any" {...draft} />
  );
}

function isPayload(form: TableStep['form']): form is PayloadForm {
  return payloadForms.some((one) => one === form);
}

function isSent({ kind }: TableStep): boolean {
  return kind === 'send' || kind === 'ping' || kind === 'pong' || kind === 'close' || kind === 'frame';
}
