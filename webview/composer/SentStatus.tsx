import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { useModels } from '../panel/models.ts';
import { isRowsTab } from '../panel/rowsTab.ts';

/** Says that a message went out, where its row is not seen by itself: in the room below the buttons. */
export function SentStatus() {
  const { composer, table, tab } = useModels();
  const seen = table.following.value && isRowsTab(tab.value);
  const shown = composer.wentOut.value && !seen;
  const show = (): void => {
    composer.wentOut.value = false;
    if (!isRowsTab(tab.peek())) tab.value = table.view.peek();
    table.follow();
  };
  return (
    <div class="sent-status">
      <span role="status" aria-live="polite">
        {shown && t('Sent')}
      </span>
      {shown && (
        <Button appearance="icon" title={t('Show the newest row')} onClick={show}>
          {t('Show')}
        </Button>
      )}
    </div>
  );
}
