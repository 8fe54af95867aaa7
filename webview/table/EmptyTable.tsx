import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { ProgressRing } from '../controls/ProgressRing.tsx';
import { useModels } from '../panel/models.ts';
import { stateTime } from '../panel/stateWords.ts';
import { formatShare } from '../format/amounts.ts';

/** What stands in the place of rows where there are none. */
export function EmptyTable() {
  const { table, session, now } = useModels();
  const snapshot = session.snapshot.value;
  const page = table.page.value;
  if (!snapshot || table.total.value > 0) return null;

  if (page && page.frames > 0) {
    const { going, stopped, progress } = table.search;
    const part = progress.value;
    if (part && !stopped.value) {
      if (!going.value) return null;
      return (
        <div class="empty">
          <ProgressRing />
          <p>{t('Searching… {0}', formatShare(part.searched, part.all))}</p>
        </div>
      );
    }
    if (part) {
      return (
        <div class="empty">
          <p>{t('No row matches so far.')}</p>
        </div>
      );
    }
    return (
      <div class="empty">
        <p>{t('No row matches the filter.')}</p>
        <Button onClick={() => table.show({ filter: '' })}>{t('Clear filter')}</Button>
      </div>
    );
  }
  if (snapshot.recording.state === 'failed') {
    return (
      <div class="empty">
        <p>{t('No frame is recorded.')}</p>
        <p class="quiet">{snapshot.recording.lostFrames > 0 && t('What passes is lost: see below.')}</p>
      </div>
    );
  }
  switch (snapshot.state) {
    case 'connecting':
    case 'reconnecting':
      return (
        <div class="empty">
          <ProgressRing />
          <p>
            {snapshot.state === 'connecting'
              ? t('Connecting to {0}', snapshot.url)
              : t('Reconnecting to {0}', snapshot.url)}
          </p>
          <p class="quiet">{stateTime(snapshot, now.value)}</p>
        </div>
      );
    case 'open':
      return (
        <div class="empty">
          <p>{snapshot.generation > 0 ? t('The capture was cleared.') : t('Waiting for the first frame…')}</p>
          <p class="quiet">
            {snapshot.generation > 0
              ? t('The connection is open; nothing has been received or sent since.')
              : t('The connection is open; nothing has been received or sent yet.')}
          </p>
        </div>
      );
    case 'closing':
    case 'closed':
      // Until it has answered, there may be any.
      if (!page) return null;
      return (
        <div class="empty">
          <p>{snapshot.generation > 0 ? t('The capture was cleared.') : t('No frames were captured.')}</p>
        </div>
      );
    default:
      return snapshot.state satisfies never;
  }
}
