import { t } from '../../src/contract/l10n.ts';
import type { JsonValue, StepAnswer } from '../../src/contract/scenario.ts';
import type { Actions } from './actions.ts';
import { useDraft } from './draft.ts';
import { NumberField } from './NumberField.tsx';

interface AnswerFieldsProps {
  /** From 0; undefined: what holds for all messages that do not say so themselves. */
  step: number | undefined;
  answer: StepAnswer | undefined;
  actions: Actions;
}

/** What is waited for before the next message is sent, answer by answer. */
export function AnswerFields({ step, answer, actions }: AnswerFieldsProps) {
  const set = (next: StepAnswer | undefined): Promise<boolean> => actions.edit({ kind: 'answer', step, answer: next });
  const label = step === undefined ? t('Messages wait for') : t('Step {0} waits for', step + 1);
  return (
    <div class="waits">
      <label class="term">
        <span class="quiet">{step === undefined ? label : t('waits for')}</span>
        <select
          aria-label={label}
          value={answer?.kind ?? ''}
          onChange={({ currentTarget }) => void set(answerOf(currentTarget.value))}
        >
          <option value="">{step === undefined ? t('the answer by its id') : t('what the scenario says')}</option>
          {step !== undefined && <option value="id">{t('the answer by its id')}</option>}
          {step === undefined && answer?.kind === 'id' && <option value="id">{t('the answer by its id')}</option>}
          <option value="none">{t('nothing')}</option>
          <option value="count">{t('a number of messages')}</option>
          <option value="same">{t('the same value in both')}</option>
          <option value="value">{t('a value at a JSON path')}</option>
        </select>
      </label>
      {answer?.kind === 'count' && (
        <NumberField
          label={t('Messages')}
          value={answer.count}
          bounds={[1, 1e6]}
          onChange={(count) => set({ kind: 'count', count: Math.round(count) })}
        />
      )}
      {answer?.kind === 'same' && (
        <>
          <TextField label={t('in what is sent')} value={answer.path} write={(path) => set({ ...answer, path })} />
          <TextField
            label={t('in the answer')}
            value={answer.in ?? answer.path}
            write={(at) => set({ kind: 'same', path: answer.path, ...(at === answer.path ? {} : { in: at }) })}
          />
        </>
      )}
      {answer?.kind === 'value' && (
        <>
          <TextField label={t('at')} value={answer.path} write={(path) => set({ ...answer, path })} />
          <TextField
            label={t('is')}
            value={typeof answer.value === 'string' ? answer.value : JSON.stringify(answer.value)}
            write={(value) => set({ ...answer, value: valueOf(value) })}
          />
        </>
      )}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  write: (value: string) => Promise<boolean>;
}

function TextField({ label, value, write }: TextFieldProps) {
  const draft = useDraft(value, write);
  return (
    <label class="term">
      <span class="quiet">{label}</span>
      <input spellcheck={false} {...draft} />
    </label>
  );
}

/** What is chosen begins with what is usual. */
function answerOf(kind: string): StepAnswer | undefined {
  switch (kind) {
    case 'id':
    case 'none':
      return { kind };
    case 'count':
      return { kind, count: 1 };
    case 'same':
      return { kind, path: '$.id' };
    case 'value':
      return { kind, path: '$.type', value: '' };
    default:
      return undefined;
  }
}

/** What is no JSON is a text. */
function valueOf(written: string): JsonValue {
  try {
    return JSON.parse(written) as JsonValue;
  } catch {
    return written;
  }
}
