/** What a dragged row carries: VS Code opens its payload where it is dropped; elsewhere it is text. */
import type { Row } from '../../src/contract/model.ts';
import { payloadAddress } from '../../src/contract/payloadAddress.ts';

/** More editors than these nobody wants at once. */
const mostRows = 20;

export interface DraggedRows {
  session: string;
  label: string;
  /** Where the drag began. */
  row: Row;
  /** Those that are selected, in their order. */
  selected: readonly number[];
}

/** A selected row takes the others along. */
export function carryRows(
  transfer: Pick<DataTransfer, 'setData'>,
  { session, label, row, selected }: DraggedRows,
): void {
  const ids = selected.includes(row.id) ? selected.slice(0, mostRows) : [row.id];
  const ending = row.opcode === 'text' && /^\s*[[{]/.test(row.preview) ? '.json' : '.txt';
  const addresses = ids.map((id) => payloadAddress({ session, label, id }, ending));
  const lines = addresses.join('\r\n');
  transfer.setData('text/plain', ids.length === 1 && isWhole(row) ? row.preview : lines);
  transfer.setData('text/uri-list', lines);
  // What VS Code's editors read of a drag: its own list, and the older form of it.
  transfer.setData('application/vnd.code.uri-list', lines);
  transfer.setData('ResourceURLs', JSON.stringify(addresses));
}

/** The preview is all that was sent. */
function isWhole({ opcode, preview, payloadLength }: Row): boolean {
  return opcode === 'text' && new TextEncoder().encode(preview).length === payloadLength;
}
