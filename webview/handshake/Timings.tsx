import type { Handshake } from '../../src/contract/model.ts';
import { formatDuration } from '../format/times.ts';
import { stagesOf } from './stages.ts';

/** One bar for each stage, on one scale from the first to the last. */
export function Timings({ timings }: { timings: Handshake['timings'] }) {
  const stages = stagesOf(timings);
  const whole = stages.reduce((sum, { duration }) => sum + duration, 0);
  return (
    <section>
      <h2>Times {stages.length > 0 && <span class="quiet">{formatDuration(whole)} in all</span>}</h2>
      {stages.length === 0 && <p class="quiet">No stage was measured.</p>}
      <dl class="stages">
        {stages.map((stage) => (
          <div key={stage.id} class="stage" title={stage.title}>
            <dt>{stage.name}</dt>
            <dd class="stage-track" aria-hidden="true">
              <span
                class="stage-bar"
                style={{ left: `${stage.start * 100}%`, width: `max(2px, ${stage.share * 100}%)` }}
              />
            </dd>
            <dd class="stage-time">{formatDuration(stage.duration)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
