/** The table's columns: what they are, which are seen, and how wide they are. */
import { t } from '../../src/contract/l10n.ts';
import type { View } from '../../src/contract/model.ts';
import {
  fieldOf,
  type ColumnId,
  type OwnColumnId,
  type TableLayout,
  type TimeFormat,
} from '../../src/contract/panel.ts';
import { timeWords } from './rowTime.ts';

export interface Column {
  id: ColumnId;
  words: () => { heading: string; title: string };
  /** Characters of the rows' font, and pixels besides. */
  characters: number;
  pixels: number;
}

const about = (id: ColumnId, characters: number, pixels: number, words: Column['words']): Column => ({
  id,
  words,
  characters,
  pixels,
});

const known: Readonly<Record<OwnColumnId, Column>> = {
  id: about('id', 7, 30, () => ({ heading: '#', title: t('Number of the frame in this session') })),
  time: about('time', 12, 16, () => timeWords('absolute')),
  gap: about('gap', 11, 16, () => ({
    heading: t('Gap'),
    title: t('Time since the row before it, filtered or not; `gap` in the filter'),
  })),
  reply: about('reply', 8, 16, () => ({
    heading: t('Reply'),
    title: t('Time until the message that carries the same id and answers; `reply` in the filter'),
  })),
  since: about('since', 12, 16, () => ({ heading: t('Since sel.'), title: t('Time since the selected row') })),
  direction: about('direction', 0, 28, () => ({ heading: '', title: t('↓ received, ↑ sent') })),
  kind: about('kind', 0, 116, () => ({ heading: t('Kind'), title: t('Opcode') })),
  flags: about('flags', 0, 118, () => ({ heading: t('Flags'), title: t('FIN, RSV1 to RSV3 and MASK bits') })),
  length: about('length', 9, 16, () => ({
    heading: t('Wire'),
    title: t('Bytes on the wire: header and payload; `wire` in the filter. The payload’s own length is `size`.'),
  })),
  size: about('size', 9, 16, () => ({
    heading: t('Size'),
    title: t('Bytes of the payload, of a message inflated; `size` in the filter'),
  })),
  preview: about('preview', 0, 0, () => ({ heading: t('Preview'), title: t('The beginning of the payload') })),
};

function columnOf(id: ColumnId): Column {
  const field = fieldOf(id);
  if (field === undefined) return known[id as OwnColumnId];
  return about(id, 14, 16, () => ({
    heading: field,
    title: t('What messages have there; `{0}` in the filter', field),
  }));
}

/** What stands above the column: the time's says which it is. */
export function headingOf({ id, words }: Column, times: TimeFormat): { heading: string; title: string } {
  return id === 'time' ? timeWords(times) : words();
}

/** In words, for whom the sign of a heading says nothing. */
export function nameOf(column: Column, times: TimeFormat): string {
  switch (column.id) {
    case 'id':
      return t('Number');
    case 'direction':
      return t('Direction');
    case 'since':
      return t('Since selected');
    default:
      return headingOf(column, times).heading;
  }
}

/** The preview is worth more than the rest: narrow tables give up other columns, in this order. */
const givenUp: readonly ColumnId[] = ['flags', 'since', 'gap', 'reply', 'size', 'length', 'time', 'kind'];
/** Pixels: of the preview, which takes what is left, and of a character, roughly. */
const leastPreview = 200;
const character = 7.5;

/**
 * Those that have room in a table so wide, in pixels; 0: not known yet. A message has no header of its own: its flags are
 * those of its frames.
 */
export function columnsOf(view: View, layout: TableLayout, width = 0): readonly Column[] {
  let columns = layout.columns.map(columnOf).filter(({ id }) => view === 'frames' || id !== 'flags');
  const taken = (): number => columns.reduce((sum, column) => sum + pixelsOf(column, layout), leastPreview);
  // What a person added goes last.
  const added = layout.columns.filter((id) => fieldOf(id) !== undefined);
  for (const id of [...givenUp, ...added.toReversed()]) {
    if (width === 0 || taken() <= width) break;
    columns = columns.filter((column) => column.id !== id);
  }
  return columns;
}

function pixelsOf({ id, characters, pixels }: Column, { widths }: TableLayout): number {
  return widths[id] ?? characters * character + pixels;
}

/** `grid-template-columns` of headings and rows. */
export function templateOf(columns: readonly Column[], { widths }: TableLayout): string {
  return columns
    .map(({ id, characters, pixels }) => {
      const width = widths[id];
      if (id === 'preview') return 'minmax(0, 1fr)';
      return width === undefined ? `calc(${characters}ch + ${pixels}px)` : `${width}px`;
    })
    .join(' ');
}

/** The order after a heading was dropped before another one, or behind all. */
export function moved(columns: readonly ColumnId[], id: ColumnId, before: ColumnId | undefined): ColumnId[] {
  if (id === before) return [...columns];
  const others = columns.filter((other) => other !== id);
  const place = before === undefined ? -1 : others.indexOf(before);
  others.splice(place === -1 ? others.length : place, 0, id);
  return others;
}
