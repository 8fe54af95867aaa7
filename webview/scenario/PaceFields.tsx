import { t } from '../../src/contract/l10n.ts';
import { answerTime, fastest, mostLoops, slowest, type Pace } from '../../src/contract/replay.ts';
import type { Actions } from './actions.ts';
import { NumberField } from './NumberField.tsx';

interface PaceFieldsProps {
  /** Undefined: what the file says is none. */
  pace: Pace | undefined;
  loops: number;
  actions: Actions;
}

/** How fast, and how often. */
export function PaceFields({ pace, loops, actions }: PaceFieldsProps) {
  const set = (next: Pace): Promise<boolean> => actions.edit({ kind: 'pace', pace: next });
  return (
    <>
      <label class="term">
        <span class="quiet">{t('Pace')}</span>
        <select value={pace?.kind ?? ''} onChange={({ currentTarget }) => void set(paceOf(currentTarget.value))}>
          {pace === undefined && <option value="">{t('Not readable')}</option>}
          <option value="asFast">{t('As fast as possible')}</option>
          <option value="original">{t('With the original gaps')}</option>
          <option value="every">{t('At a fixed interval')}</option>
          <option value="answers">{t('Answer by answer')}</option>
        </select>
      </label>
      {pace?.kind === 'original' && (
        <NumberField
          label={t('Times the original speed')}
          value={pace.speed ?? 1}
          bounds={[slowest, fastest]}
          onChange={(speed) => set(speed === 1 ? { kind: 'original' } : { kind: 'original', speed })}
        />
      )}
      {pace?.kind === 'every' && (
        <NumberField
          label={t('Milliseconds between two messages')}
          value={pace.interval}
          bounds={[0, 1e9]}
          onChange={(interval) => set({ kind: 'every', interval })}
        />
      )}
      {pace?.kind === 'answers' && (
        <NumberField
          label={t('Milliseconds that an answer may take')}
          value={pace.timeout ?? answerTime}
          bounds={[1, 1e9]}
          onChange={(timeout) => set({ ...pace, timeout })}
        />
      )}
      <NumberField
        label={t('Rounds')}
        value={loops}
        bounds={[1, mostLoops]}
        onChange={(next) => actions.edit({ kind: 'loops', loops: Math.round(next) })}
      />
    </>
  );
}

function paceOf(kind: string): Pace {
  switch (kind) {
    case 'original':
    case 'answers':
      return { kind };
    case 'every':
      return { kind, interval: 100 };
    default:
      return { kind: 'asFast' };
  }
}
