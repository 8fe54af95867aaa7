import type { Row } from '../contract/model.ts';
import type { FrameIndex } from './capture/frameIndex.ts';
import type { Pairing } from './correlation/pairing.ts';

type Known = Pick<Pairing, 'partner' | 'isUnanswered'>;

/** The row, of a message, with what is known of who answers whom. */
export function paired(row: Row, pairing: Known, frames: Pick<FrameIndex, 'get'>): Row {
  const id = pairing.partner(row.id);
  const other = id === 0 ? undefined : frames.get(id);
  if (other !== undefined && id > row.id) row.reply = { id, after: Math.max(0, other.time - row.time) };
  else if (other !== undefined) row.request = { id, after: Math.max(0, row.time - other.time) };
  else if (pairing.isUnanswered(row.id)) row.unanswered = true;
  return row;
}
