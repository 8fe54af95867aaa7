import { useEffect, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { SessionSnapshot } from '../../src/contract/model.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { formatMoment } from '../format/times.ts';
import { useModels } from './models.ts';
import { recordingWords } from './recordingWords.ts';

/** Milliseconds: the disk catches up with a burst sooner, and nobody needs to know. */
const PAUSE_SHOWN_AFTER = 1000;

/** Where the record is not what passes: it is behind, or it has ended. */
export function RecordingNotice({ snapshot }: { snapshot: SessionSnapshot }) {
  const { state } = snapshot.recording;
  switch (state) {
    case 'on':
      return null;
    case 'paused':
      return snapshot.state === 'closed' ? null : <Paused snapshot={snapshot} />;
    case 'failed':
      return <Failed snapshot={snapshot} />;
    default:
      return state satisfies never;
  }
}

function Paused({ snapshot }: { snapshot: SessionSnapshot }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PAUSE_SHOWN_AFTER);
    return () => clearTimeout(timer);
  }, []);
  const { since } = snapshot.recording;
  if (!shown) return null;
  return (
    <div class="notice" role="status">
      <Icon name="debug-pause" />
      <div class="notice-words">
        {since === undefined
          ? t('The disk is slower than the connection, which waits for it. Nothing is lost.')
          : t(
              'The disk is slower than the connection, which waits for it since {0}. Nothing is lost.',
              formatMoment(since, Date.now()),
            )}
      </div>
    </div>
  );
}

function Failed({ snapshot }: { snapshot: SessionSnapshot }) {
  const { session, now } = useModels();
  const { what, lost, why, remedy } = recordingWords(snapshot, now.value);
  return (
    <div class="notice failure">
      <Icon name="error" />
      <div class="notice-words">
        {/* Of what is told at once nothing changes: the count would be read out thirty times a second. */}
        <strong role="alert">{what}</strong> <span class="lost">{lost}</span> {why} <span class="remedy">{remedy}</span>
      </div>
      {snapshot.state !== 'closed' && (
        <Button
          title={t('Delete what was recorded so far, and record what comes')}
          onClick={() => void session.run('clear', null)}
        >
          {t('Clear and record again')}
        </Button>
      )}
    </div>
  );
}
