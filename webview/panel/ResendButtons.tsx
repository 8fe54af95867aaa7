import { Button } from '../controls/Button.tsx';
import { formatPlural } from '../format/amounts.ts';
import { useModels } from './models.ts';

/** What can be done with the selected rows. */
export function ResendButtons() {
  const { table, session, composer } = useModels();
  const { ids } = table.selection.value;
  const open = session.isOpen.value;
  const only = ids.length === 1 ? ids[0] : undefined;
  const why = open ? 'Select rows to send them again' : 'Nothing can be sent: the connection is not open';
  return (
    <div class="toolbar" role="toolbar" aria-label="Selected rows">
      <Button
        appearance="icon"
        icon="redo"
        disabled={!open || ids.length === 0}
        title={open && ids.length > 0 ? `Send ${formatPlural(ids.length, 'row')} again, in this order` : why}
        onClick={() => void session.run('resend', { ids: [...ids] })}
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
