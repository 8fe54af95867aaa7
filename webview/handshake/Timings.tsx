import { t } from '../../src/contract/l10n.ts';
import { Icon } from '../controls/Icon.tsx';
import { formatDuration } from '../format/times.ts';
import { stagesOf, type Course, type Stage, type StageState } from './stages.ts';
import type { IconName } from '../controls/iconNames.ts';

const signs: Readonly<Record<StageState, { icon: IconName; class: string; word: () => string }>> = {
  done: { icon: 'check', class: 'is-ok', word: () => '' },
  going: { icon: 'loading', class: '', word: () => t('waiting') },
  failed: { icon: 'error', class: 'is-failed', word: () => t('failed here') },
  unreached: { icon: 'blank', class: '', word: () => t('not reached') },
};

/** One bar for each stage, on one scale from the first to the last; and where it failed. */
export function Timings({ course }: { course: Course }) {
  const stages = stagesOf(course);
  const whole = stages.reduce((sum, { duration = 0 }) => sum + duration, 0);
  return (
    <section>
      <h2>
        {t('Times')} {whole > 0 && <span class="quiet">{t('{0} in all', formatDuration(whole))}</span>}
      </h2>
      {stages.length === 0 && <p class="quiet">{t('No stage was measured.')}</p>}
      <dl class="stages">{stages.map(stageRow)}</dl>
    </section>
  );
}

function stageRow({ id, name, title, state, duration, start, share }: Stage) {
  const sign = signs[state];
  return (
    <div key={id} class={`stage stage-${state}`} title={title}>
      <dt>
        <Icon name={sign.icon} class={sign.class} spin={state === 'going'} /> {name}
      </dt>
      <dd class="stage-track" aria-hidden="true">
        {duration !== undefined && (
          <span class="stage-bar" style={{ left: `${start * 100}%`, width: `max(2px, ${share * 100}%)` }} />
        )}
      </dd>
      <dd class="stage-time">
        {duration === undefined ? sign.word() : formatDuration(duration)}
        {duration !== undefined && state === 'failed' && <span class="for-reader"> {sign.word()}</span>}
      </dd>
    </div>
  );
}
