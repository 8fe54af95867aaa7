import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { formatCount } from '../format/amounts.ts';
import { Icon } from '../controls/Icon.tsx';
import { failureOf } from '../../src/contract/rpc.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { useModels } from './models.ts';
import { RecordingNotice } from './RecordingNotice.tsx';
import { SearchNotice } from './SearchNotice.tsx';
import { closeSentence } from './stateWords.ts';

/** What there is to say, below the table: rows above never move because of it. */
export function Notices() {
  const { session, table } = useModels();
  const snapshot = session.snapshot.value;
  const selection = table.selection.value;
  const rowsFailure = table.failure.value;
  const failure = session.failure.value;
  return (
    <div class="notices">
      {snapshot && <RecordingNotice snapshot={snapshot} />}
      {snapshot?.damage !== undefined && (
        <div class="notice" role="status">
          <Icon name="warning" />
          <div class="notice-words">
            <strong>{t('This capture is damaged.')}</strong> {snapshot.damage}
          </div>
        </div>
      )}
      {snapshot?.file && (
        <div class="notice" role="status">
          <Icon name="archive" />
          <div class="notice-words">{snapshot.file.words}</div>
          {snapshot.file.connections > 1 && (
            <Button onClick={() => void session.run('otherConnection', null)}>{t('Other connections…')}</Button>
          )}
        </div>
      )}
      {selection.cut && (
        <div class="notice" role="status">
          <Icon name="info" />
          <div class="notice-words">
            {t(
              '{0} rows are selected, the most at a time: the setting {1} says how many. Export Capture… takes all that the filter shows.',
              formatCount(selection.ids.length),
              'websocketInspector.table.selectionLimit',
            )}
          </div>
        </div>
      )}
      <SearchNotice />
      {rowsFailure !== undefined && <FailureNotice failure={failureOf(rowsFailure)} />}
      {failure && <FailureNotice failure={failure} onClose={() => (session.failure.value = undefined)} />}
      {snapshot?.state === 'closed' && !session.wasRefused.value && (
        <div class="notice" role="status">
          <Icon name="debug-disconnect" />
          <div class="notice-words">
            <strong>{closeSentence(snapshot)}</strong>{' '}
            {snapshot.failure && `${snapshot.failure.message} ${snapshot.failure.cause} ${snapshot.failure.remedy}`}
          </div>
          {!snapshot.file && <Button onClick={() => void session.run('reconnect', null)}>{t('Connect again')}</Button>}
        </div>
      )}
    </div>
  );
}
