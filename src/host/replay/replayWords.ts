/** What is said of replays: how far they are, how they ended, what they would send. */
import { t } from '../../contract/l10n.ts';
import type { PlannedSend, ReplayProgress, ReplayReport } from '../../contract/replay.ts';
import { grouped } from '../amounts.ts';

export function progressText({ state, done, steps, loop, loops }: ReplayProgress): string {
  const rounds = loops > 1 ? ` ${t('(round {0} of {1})', grouped(loop), grouped(loops))}` : '';
  const count = `${t('{0} of {1}', grouped(done), grouped(steps))}${rounds}`;
  return state === 'paused' ? t('{0}, paused', count) : count;
}

export function endedText({ outcome, sent, duration, lateness }: ReplayReport): string {
  const seconds = (duration / 1000).toFixed(duration < 10_000 ? 1 : 0);
  const counts = t('{0} sent in {1} s', grouped(sent), seconds);
  const late = lateness === undefined ? '' : ` ${t('99 % of them were at most {0} ms late.', lateness.p99.toFixed(1))}`;
  switch (outcome) {
    case 'done':
      return `${t('The replay has ended: {0}.', counts)}${late}`;
    case 'cancelled':
      return t('The replay was cancelled: {0}.', counts);
    case 'broken':
      return t('The replay broke off: {0}.', counts);
    default:
      return outcome satisfies never;
  }
}

/** A dry run as a document. */
export function plannedText(sends: readonly PlannedSend[], total: number): string {
  const lines = sends.map(({ at, original, kind, length, preview, fragments, compress, answer }) => {
    const time = at === undefined ? '' : `${at.toFixed(1)} ms`;
    const terms = [
      ...(original === undefined ? [] : [t('copy of {0}', original)]),
      ...(fragments === undefined ? [] : [t('{0} frames', fragments)]),
      ...(compress === undefined ? [] : [compress ? t('compressed') : t('not compressed')]),
      ...(answer === undefined ? [] : [t('then waits for {0}', answer)]),
    ].join(', ');
    return [time.padStart(12), kind.padEnd(6), `${length} B`.padStart(9), terms, preview.replace(/\s+/g, ' ')].join(
      '  ',
    );
  });
  const rest = total > sends.length ? [t('… and {0} more', grouped(total - sends.length))] : [];
  return [t('{0} messages would be sent:', grouped(total)), '', ...lines, ...rest, ''].join('\n');
}
