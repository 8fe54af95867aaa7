import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { useModels } from './models.ts';

/** While another attempt to connect is waited for, or under way: does not wait, or leaves it. */
export function ReconnectControls() {
  const { session } = useModels();
  const reconnecting = session.snapshot.value?.reconnecting;
  const spoken = reconnecting && t('Reconnecting, attempt {0} of {1}', reconnecting.attempt, reconnecting.of);
  return (
    <>
      {/* Always there, so that it is heard; the seconds are not told. */}
      <span class="for-reader" role="status">
        {spoken}
      </span>
      {reconnecting && (
        <div class="reconnect-controls">
          <Button
            appearance="icon"
            title={t('Connect at once')}
            disabled={reconnecting.at === undefined}
            onClick={() => void session.run('reconnectNow', null)}
          >
            {t('Now')}
          </Button>
          <Button
            appearance="icon"
            title={t('Leave the connection closed')}
            onClick={() => void session.run('close', { code: 1000 })}
          >
            {t('Stop')}
          </Button>
        </div>
      )}
    </>
  );
}
