import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { formatCount } from '../format/amounts.ts';
import { useModels } from '../panel/models.ts';

/** How far a repeated message is. It is read out at its end only: before, it changes ten times a second. */
export function RepeatStatus() {
  const { composer } = useModels();
  const state = composer.repeating.value;
  const words = state && t('Sent {0} of {1}', formatCount(state.sent), formatCount(state.times));
  return (
    <div class="repeat-status">
      {state && !state.over && (
        <>
          <span
            role="progressbar"
            aria-label={t('Sending again and again')}
            aria-valuemin={0}
            aria-valuemax={state.times}
            aria-valuenow={state.sent}
            aria-valuetext={words}
          >
            {words}
          </span>
          <Button icon="debug-stop" appearance="icon" onClick={() => void composer.stopRepeating()}>
            {t('Stop sending')}
          </Button>
        </>
      )}
      <span role="status">{state?.over ? words : ''}</span>
    </div>
  );
}
