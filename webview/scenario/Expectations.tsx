import { t } from '../../src/contract/l10n.ts';
import {
  matchForms,
  type ExpectEdit,
  type MatchForm,
  type TableExpectations,
  type TableMatch,
} from '../../src/contract/scenarioTable.ts';
import { Icon } from '../controls/Icon.tsx';
import type { Actions } from './actions.ts';
import { useDraft } from './draft.ts';
import { matchWord } from './stepWords.ts';

interface ExpectationsProps {
  step: number;
  kind: 'expect' | 'never';
  expects: TableExpectations;
  actions: Actions;
}

/** What is expected of what comes, each expectation in its form, and how long and in which order it is waited for. */
export function Expectations({ step, kind, expects, actions }: ExpectationsProps) {
  const { matches, inAnyOrder, next, within } = expects;
  const several = matches.length > 1;
  const edit = (one: ExpectEdit): void => void actions.edit(one);
  return (
    <>
      {matches.map((match, part) => (
        <div key={part} class="match">
          <Match step={step} part={part} match={match} several={several} actions={actions} />
          {several && (
            <button
              type="button"
              class="icon"
              aria-label={t('Remove expectation {0} of step {1}', part + 1, step + 1)}
              title={t('Remove expectation {0} of step {1}', part + 1, step + 1)}
              onClick={() => edit({ kind: 'removeMatch', step, part })}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      <div class="waits">
        <Within step={step} within={within} actions={actions} />
        {kind === 'expect' && (
          <>
            <Flag
              label={t('The very next message')}
              on={next}
              set={(on) => edit({ kind: 'expectFlag', step, flag: 'next', on })}
            />
            {several && (
              <Flag
                label={t('In any order')}
                on={inAnyOrder}
                set={(on) => edit({ kind: 'expectFlag', step, flag: 'inAnyOrder', on })}
              />
            )}
            <button type="button" class="link" onClick={() => edit({ kind: 'addMatch', step })}>
              {t('And another…')}
            </button>
          </>
        )}
      </div>
    </>
  );
}

interface MatchProps {
  step: number;
  part: number;
  match: TableMatch;
  several: boolean;
  actions: Actions;
}

function Match({ step, part, match: { form, value }, several, actions }: MatchProps) {
  const place = several ? `${step + 1}.${part + 1}` : String(step + 1);
  if (form === undefined) return <code>{value}</code>;
  const choose = async (choice: HTMLSelectElement): Promise<void> => {
    const chosen = matchForms.find((one) => one === choice.value) ?? form;
    if (!(await actions.edit({ kind: 'matchForm', step, part, form: chosen }))) choice.value = form;
  };
  return (
    <>
      <select
        aria-label={t('What step {0} expects', place)}
        value={form}
        onChange={({ currentTarget }) => void choose(currentTarget)}
      >
        {matchForms.map((one) => (
          <option key={one} value={one}>
            {matchWord(one)}
          </option>
        ))}
      </select>
      <MatchBox label={t('Expected by step {0}', place)} {...{ step, part, form, value, actions }} />
    </>
  );
}

interface MatchBoxProps {
  label: string;
  step: number;
  part: number;
  form: MatchForm;
  value: string;
  actions: Actions;
}

function MatchBox({ label, step, part, form, value, actions }: MatchBoxProps) {
  const draft = useDraft(value, (typed) => actions.edit({ kind: 'match', step, part, form, value: typed }));
  return <textarea rows={1} spellcheck={false} aria-label={label} placeholder={placeholder(form)} {...draft} />;
}

function placeholder(form: MatchForm): string {
  return form === 'paths' ? '$.type == "joined"' : form === 'regex' ? '/^ok/i' : '';
}

function Within({ step, within, actions }: { step: number; within: number | undefined; actions: Actions }) {
  const draft = useDraft(within === undefined ? '' : String(within), (typed) => {
    const next = typed === '' ? undefined : Number(typed);
    return next === undefined || next >= 0
      ? actions.edit({ kind: 'within', step, within: next })
      : Promise.resolve(true);
  });
  return (
    <label class="term">
      <span class="quiet">{t('Within (ms)')}</span>
      <input
        type="number"
        aria-label={t('Within how many milliseconds, of step {0}', step + 1)}
        min={0}
        step="any"
        {...draft}
      />
    </label>
  );
}

function Flag({ label, on, set }: { label: string; on: boolean; set: (on: boolean) => void }) {
  return (
    <label class="term">
      <input type="checkbox" checked={on} onChange={({ currentTarget }) => set(currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
