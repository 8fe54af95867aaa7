/** Fragments of a message are joined by a bracket beside the rows, one for each direction: control frames pass between. */
import type { Direction, Row } from '../../src/contract/model.ts';

/** What stands at a row: an end of the bracket, a fragment between them, or the line that passes another frame. */
export type BracketPart = 'first' | 'middle' | 'last' | 'through';

export type Brackets = Readonly<Partial<Record<Direction, BracketPart>>>;

/** All of a row's, so that rows of the same ones are told to be the same. */
export type BracketKey = `${BracketPart | ''} ${BracketPart | ''}`;

export function bracketsOfKey(key: BracketKey): Brackets {
  const [received, sent] = key.split(' ') as [BracketPart | '', BracketPart | ''];
  return { ...(received !== '' && { in: received }), ...(sent !== '' && { out: sent }) };
}

/**
 * Of rows of the frames view, in their order. `whole`: none between them is left out by a filter; otherwise the line is
 * drawn only where both its ends are among these rows.
 */
export function bracketsOf(rows: readonly Row[], whole: boolean): BracketKey[] {
  const received = partsOf(rows, 'in', whole);
  const sent = partsOf(rows, 'out', whole);
  return rows.map((_, at): BracketKey => `${received[at] ?? ''} ${sent[at] ?? ''}`);
}

function partsOf(rows: readonly Row[], direction: Direction, whole: boolean): (BracketPart | undefined)[] {
  const parts = Array<BracketPart | undefined>(rows.length).fill(undefined);
  // Before the first of these rows a message may be open.
  let isOpen = (whole ? undefined : false) as boolean | undefined;
  let from = 0;
  const pass = (to: number): void => void parts.fill('through', from, to);
  rows.forEach((row, at) => {
    // A connection that ended takes the rest of its message along.
    if (row.direction === 'none') isOpen = false;
    if (row.direction !== direction || isControl(row)) return;
    const continues = row.opcode === 'continuation';
    if (continues && isOpen !== false) pass(at);
    if (continues) parts[at] = row.fin ? 'last' : 'middle';
    else if (!row.fin) parts[at] = 'first';
    isOpen = !row.fin;
    from = at + 1;
  });
  if (whole && isOpen === true) pass(rows.length);
  return parts;
}

/** RFC 6455 §5.5: it may come between the fragments of a message. */
function isControl({ opcode }: Row): boolean {
  return opcode === 'close' || opcode === 'ping' || opcode === 'pong' || (typeof opcode === 'number' && opcode >= 8);
}
