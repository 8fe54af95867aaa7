import { Button } from '../controls/Button.tsx';
import { formatPlural } from '../format/amounts.ts';
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
      ? 'Select sent rows to send them again'
      : 'None of the selected rows that can be seen is a sent one';
  const why = open ? choose : 'Nothing can be sent: the connection is not open';
  return (
    <div class="toolbar" role="toolbar" aria-label="Selected rows">
      <Button
        appearance="icon"
        icon="redo"
        disabled={!open || again === 0}
        title={open && again > 0 ? `Send ${formatPlural(again, 'sent row')} again, in this order` : why}
        onClick={() => void resend(models)}
      >
        Resend
      </Button>
      <Button
        appearance="icon"
        icon="edit"
        label="Edit and resend"
        disabled={only === undefined}
        title={only === undefined ? 'Select one row to edit and resend it' : 'Edit and resend'}
        onClick={() => {
          if (only !== undefined) void composer.edit(only);
        }}
      />
    </div>
  );
}
