/** Which columns the tables have. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { columnIds, usualLayout, type ColumnId } from '../../contract/panel.ts';
import type { Services } from '../services.ts';
import type { CommandHandlers } from './commandHandlers.ts';

type NamedColumn = Exclude<ColumnId, 'preview'>;

function words(): Record<NamedColumn, [name: string, about: string]> {
  return {
    id: ['#', t('number of the frame')],
    time: [t('Time'), t('when the last byte passed')],
    gap: [t('Gap'), t('time since the row before it, filtered or not')],
    reply: [t('Reply'), t('time until the message that answers')],
    since: [t('Since selected'), t('time since the selected row')],
    direction: [t('Direction'), t('received or sent')],
    kind: [t('Kind'), t('opcode')],
    flags: [t('Flags'), t('FIN, RSV1 to RSV3 and MASK; of frames')],
    length: [t('Wire'), t('bytes on the wire, header included')],
    size: [t('Size'), t('bytes of the payload; of a message inflated')],
  };
}

export function columnCommands({
  layout,
}: Pick<Services, 'layout'>): CommandHandlers<'chooseColumns' | 'resetColumns'> {
  return {
    async chooseColumns() {
      const { columns, widths } = layout.get();
      const ids = columnIds.filter((id) => id !== 'preview');
      const names = words();
      const items = ids.map((id) => {
        const [label, description] = names[id];
        return { label, description, id, picked: columns.includes(id) };
      });
      const chosen = await vscode.window.showQuickPick(items, {
        title: t('Columns'),
        placeHolder: t('Shown besides the preview; drag headings to order them'),
        canPickMany: true,
      });
      if (chosen) await layout.set({ columns: withChosen(columns, new Set(chosen.map(({ id }) => id))), widths });
    },
    resetColumns: () => layout.set(usualLayout),
  };
}

/** Those that were shown stay in their order; another one comes after the column that is before it by nature. */
export function withChosen(columns: readonly ColumnId[], chosen: ReadonlySet<ColumnId>): ColumnId[] {
  const next = columns.filter((id) => id === 'preview' || chosen.has(id));
  columnIds.forEach((id, place) => {
    if (!chosen.has(id) || next.includes(id)) return;
    const before = columnIds.slice(0, place).findLast((other) => next.includes(other));
    next.splice(before === undefined ? 0 : next.indexOf(before) + 1, 0, id);
  });
  return next;
}
