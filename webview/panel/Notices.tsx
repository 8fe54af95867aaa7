import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { formatPlural } from '../format/amounts.ts';
import { failureOf } from '../../src/contract/rpc.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { useModels } from './models.ts';
import { SearchNotice } from './SearchNotice.tsx';
import { closeSentence } from './stateWords.ts';

/** What there is to say, below the table: rows above never move because of it. */
export function Notices() {
  const { session, table } = useModels();
  const snapshot = session.snapshot.value;
  const rowsFailure = table.failure.value;
  const failure = session.failure.value;
  return (
    <div class="notices">
      {snapshot?.recording.state === 'failed' && (
        <div class="notice failure" role="alert">
          <Icon name="error" />
          <div class="notice-words">
            <strong>Recording failed.</strong> {sentence(snapshot.recording.error ?? 'The disk took no more')}{' '}
            {snapshot.recording.lostFrames > 0 &&
              `${formatPlural(snapshot.recording.lostFrames, 'frame')} passed without being recorded. `}
            <span class="remedy">
              {snapshot.state === 'closed'
                ? 'Make room on the disk and connect again.'
                : 'The connection goes on. Make room on the disk, then clear the capture or connect again.'}
            </span>
          </div>
        </div>
      )}
      {snapshot?.recording.state === 'paused' && (
        <div class="notice" role="status">
          <Icon name="debug-pause" />
          <div class="notice-words">The disk is slower than the connection, which waits for it. Nothing is lost.</div>
        </div>
      )}
      {snapshot?.damage !== undefined && (
        <div class="notice" role="status">
          <Icon name="warning" />
          <div class="notice-words">
            <strong>This capture is damaged.</strong> {snapshot.damage}
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
            <strong>{closeSentence(snapshot)}.</strong>{' '}
            {snapshot.failure && `${snapshot.failure.message} ${snapshot.failure.cause} ${snapshot.failure.remedy}`}
          </div>
          <Button onClick={() => void session.run('reconnect', null)}>Connect again</Button>
        </div>
      )}
    </div>
  );
}

/** As the system tells an error, without its full stop. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
