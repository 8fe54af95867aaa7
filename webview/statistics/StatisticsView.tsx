import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import { failureOf } from '../../src/contract/rpc.ts';
import { ProgressRing } from '../controls/ProgressRing.tsx';
import { formatShare } from '../format/amounts.ts';
import { FailureNotice } from '../panel/FailureNotice.tsx';
import { useModels } from '../panel/models.ts';
import { Costs } from './Costs.tsx';
import { Operations } from './Operations.tsx';
import { Opcodes } from './Opcodes.tsx';
import { PercentileTable } from './PercentileTable.tsx';
import { Sizes } from './Sizes.tsx';
import { Totals } from './Totals.tsx';
import { Traffic } from './Traffic.tsx';
import { Unanswered } from './Unanswered.tsx';

/** What the record amounts to; asked for as long as this is shown. */
export function StatisticsView() {
  const { session, statistics: model, now, table, find, tab } = useModels();
  const show = (filter: string): void => {
    find.leave();
    table.show({ filter });
    tab.value = table.view.peek();
  };
  useEffect(() => {
    model.show(true);
    return () => model.show(false);
  }, []);
  useSignalEffect(() => {
    // With each news of the session, and with each second that passes for it.
    if (session.snapshot.value && now.value > 0) model.want();
  });
  const statistics = model.statistics.value;
  const snapshot = session.snapshot.value;
  const failure = model.failure.value;
  const passed = statistics ? statistics.directions.in.frames + statistics.directions.out.frames : 0;
  const rows = statistics?.rows ?? 0;
  return (
    <div class="statistics">
      {failure !== undefined && <FailureNotice failure={failureOf(failure)} />}
      {!statistics || !snapshot ? (
        failure === undefined && (
          <div class="empty">
            <ProgressRing />
          </div>
        )
      ) : passed === 0 ? (
        <div class="empty">
          <p>{t('No frame has passed yet.')}</p>
          <p class="quiet">{t('Rates, sizes and times are shown with the first one.')}</p>
        </div>
      ) : (
        <>
          <Totals statistics={statistics} snapshot={snapshot} now={now.value} />
          <p class="counting quiet" role="status">
            {statistics.scanned < rows &&
              t('{0} of the capture is counted: numbers are of its beginning.', formatShare(statistics.scanned, rows))}
          </p>
          <Traffic statistics={statistics} live={snapshot.state !== 'closed'} />
          <div class="statistics-parts">
            <div>
              <PercentileTable {...statistics} />
              <Unanswered {...statistics} show={show} />
              <Operations operations={statistics.operations} show={show} />
              <Opcodes opcodes={statistics.opcodes} />
              <Costs directions={statistics.directions} overhead={statistics.overhead} />
            </div>
            <Sizes received={statistics.directions.in} sent={statistics.directions.out} />
          </div>
        </>
      )}
    </div>
  );
}
