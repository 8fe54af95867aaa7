import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { formatCount } from '../format/amounts.ts';
import { useModels } from './models.ts';
import { resend } from './resend.ts';

/** What can be done with the selected rows. */
export function ResendButtons() {
  const models = useModels();
  const { table, session, composer, sent } = models;
  const { ids } = table.selection.value;
  const again = sent.ids.value.length;
  const open = session.isOpen.value;
  const only = ids.length === 1 ? ids[0] : undefined;
  const choose =
    ids.length === 0
      ? t('Select sent rows to send them again')
      : t('None of the selected rows that can be seen is a sent one');
  const why = open ? choose : t('Nothing can be sent: the connection is not open');
  return (
    <div class="toolbar" role="toolbar" aria-label={t('Selected rows')}>
      <Button
        appearance="icon"
        icon="redo"
        disabled={!open || again === 0}
        title={open && again > 0 ? againTitle(again) : why}
        onClick={() => void resend(models)}
      >
        {t('Resend')}
      </Button>
      <Button
        appearance="icon"
        icon="edit"
        label={t('Edit and resend')}
        disabled={only === undefined}
        title={only === undefined ? t('Select one row to edit and resend it') : t('Edit and resend')}
        onClick={() => {
          if (only !== undefined) void composer.edit(only);
        }}
      />
    </div>
  );
}

function againTitle(count: number): string {
  return count === 1
    ? t('Send 1 sent row again, in this order')
    : t('Send {0} sent rows again, in this order', formatCount(count));
}
