/** Two captures as two texts that an editor lays side by side: a block for each message. */
import { t } from '../../contract/l10n.ts';
import { mostComparedText, type ComparedMessage, type ComparedPair, type Comparison } from '../../contract/compare.ts';
import type { SessionSnapshot } from '../../contract/model.ts';
import { grouped } from '../amounts.ts';
import { clockText } from '../views/sessionWords.ts';

export type Side = 'left' | 'right';

export interface ComparedSide {
  text: string;
  /** The line that each pair begins in, from 0; a pair that this side has nothing of begins where the next one does. */
  lines: number[];
}

/**
 * Numbers of rows stand nowhere in it: they differ though nothing else does. What is left of a conversation that is too
 * long for an editor ends both sides at the same pair.
 */
export function comparedSide({ pairs, cut }: Pick<Comparison, 'pairs' | 'cut'>, side: Side): ComparedSide {
  const blocks: string[] = [];
  const lines: number[] = [];
  let [line, room, isCut] = [0, mostComparedText, cut];
  for (const pair of pairs) {
    room -= longest(pair);
    if (room < 0) {
      isCut = true;
      break;
    }
    lines.push(line);
    const message = messageOf(pair, side);
    if (message === undefined) continue;
    const block = blockOf(message);
    blocks.push(block);
    line += block.split('\n').length;
  }
  if (isCut) blocks.push(`${t('… more messages were not compared')}\n`);
  return { text: blocks.join('\n'), lines };
}

/** The pair that a line is of; undefined: there is none. */
export function pairAt({ lines }: Pick<ComparedSide, 'lines'>, line: number): number | undefined {
  const next = lines.findIndex((begins) => begins > line);
  const place = next === -1 ? lines.length - 1 : next - 1;
  return place < 0 ? undefined : place;
}

/** `3 changed, 1 missing, 2 more, 114 the same` */
export function summaryText({ same, changed, removed, added }: Comparison['counts']): string {
  if (changed + removed + added === 0) return t('No differences in {0} messages', grouped(same));
  return [
    ...(changed === 0 ? [] : [t('{0} changed', grouped(changed))]),
    ...(removed === 0 ? [] : [t('{0} on the left only', grouped(removed))]),
    ...(added === 0 ? [] : [t('{0} on the right only', grouped(added))]),
    t('{0} the same', grouped(same)),
  ].join(', ');
}

export function messageOf(pair: ComparedPair, side: Side): ComparedMessage | undefined {
  if (pair.kind === 'removed') return side === 'left' ? pair.left : undefined;
  if (pair.kind === 'added') return side === 'right' ? pair.right : undefined;
  return pair[side];
}

function blockOf({ direction, opcode, text }: ComparedMessage): string {
  return `${direction === 'out' ? '→' : '←'} ${opcode}\n${text}\n`;
}

function longest(pair: ComparedPair): number {
  return Math.max(messageOf(pair, 'left')?.text.length ?? 0, messageOf(pair, 'right')?.text.length ?? 0) + 20;
}

/** What stands on the left and on the right; two of one name are told apart by when they began. */
export function sidesText(left: NamedSide, right: NamedSide): string {
  const isSame = left.label === right.label;
  const [one, other] = [left, right].map(({ label, started }) => (isSame ? `${label} ${clockText(started)}` : label));
  return `${one} ↔ ${other}`;
}

type NamedSide = Pick<SessionSnapshot, 'label' | 'started'>;
