/** Which columns the tables have. */
import * as vscode from 'vscode';
import { columnIds, usualLayout, type ColumnId } from '../../contract/panel.ts';
import type { Services } from '../services.ts';
import type { CommandHandlers } from './commandHandlers.ts';

const names: Record<Exclude<ColumnId, 'preview'>, [name: string, about: string]> = {
  id: ['#', 'number of the frame'],
  time: ['Time', 'when the last byte passed'],
  gap: ['Gap', 'time since the row before it, filtered or not'],
  since: ['Since selected', 'time since the selected row'],
  direction: ['Direction', 'received or sent'],
  kind: ['Kind', 'opcode'],
  flags: ['Flags', 'FIN, RSV1 to RSV3 and MASK; of frames'],
  length: ['Wire', 'bytes on the wire, header included'],
  size: ['Size', 'bytes of the payload; of a message inflated'],
};

export function columnCommands({
  layout,
}: Pick<Services, 'layout'>): CommandHandlers<'chooseColumns' | 'resetColumns'> {
  return {
    async chooseColumns() {
      const { columns, widths } = layout.get();
      const ids = columnIds.filter((id) => id !== 'preview');
      const items = ids.map((id) => {
        const [label, description] = names[id];
        return { label, description, id, picked: columns.includes(id) };
      });
      const chosen = await vscode.window.showQuickPick(items, {
        title: 'Columns',
        placeHolder: 'Shown besides the preview; drag headings to order them',
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
