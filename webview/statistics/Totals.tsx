import { t } from '../../src/contract/l10n.ts';
import type { SessionSnapshot } from '../../src/contract/model.ts';
import type { Statistics } from '../../src/contract/statistics.ts';
import { formatCount, formatVolume } from '../format/amounts.ts';
import { formatElapsed } from '../format/times.ts';

interface TotalsProps {
  statistics: Statistics;
  snapshot: SessionSnapshot;
  /** The time of day. */
  now: number;
}

/** The few numbers that are looked for first. */
export function Totals({ statistics: { directions, storage }, snapshot, now }: TotalsProps) {
  const { opened, ended, state, reconnected } = snapshot;
  const lives = state === 'open' || state === 'closing';
  const age = opened === undefined ? undefined : (lives ? now : (ended ?? now)) - opened;
  return (
    <dl class="totals">
      <Total name={t('Messages received')} value={formatCount(directions.in.messages)} />
      <Total name={t('Messages sent')} value={formatCount(directions.out.messages)} />
      <Total name={t('Received on the wire')} value={formatVolume(directions.in.bytes)} />
      <Total name={t('Sent on the wire')} value={formatVolume(directions.out.bytes)} />
      <Total
        name={lives ? t('Connection age') : t('Connection lasted')}
        value={age === undefined ? '–' : formatElapsed(age)}
      />
      {reconnected !== undefined && <Total name={t('Reconnects')} value={formatCount(reconnected)} />}
      <Total name={t('Capture on disk')} value={formatVolume(storage.disk)} />
      <Total name={t('Capture in memory')} value={formatVolume(storage.memory)} />
    </dl>
  );
}

function Total({ name, value }: { name: string; value: string }) {
  return (
    <div class="total">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
