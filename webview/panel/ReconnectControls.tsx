import { Button } from '../controls/Button.tsx';
import { useModels } from './models.ts';

/** While another attempt to connect is waited for, or under way: does not wait, or leaves it. */
export function ReconnectControls() {
  const { session } = useModels();
  const reconnecting = session.snapshot.value?.reconnecting;
  const spoken = reconnecting && `Reconnecting, attempt ${reconnecting.attempt} of ${reconnecting.of}`;
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
            title="Connect at once"
            disabled={reconnecting.at === undefined}
            onClick={() => void session.run('reconnectNow', null)}
          >
            Now
          </Button>
          <Button
            appearance="icon"
            title="Leave the connection closed"
            onClick={() => void session.run('close', { code: 1000 })}
          >
            Stop
          </Button>
        </div>
      )}
    </>
  );
}
