import { Component } from 'preact';
import { t } from '../../src/contract/l10n.ts';
import type { Row } from '../../src/contract/model.ts';
import { fieldOf, type ColumnId, type OwnColumnId } from '../../src/contract/panel.ts';
import { Icon } from '../controls/Icon.tsx';
import { VisibleText } from '../detail/VisibleText.tsx';
import { formatColumnLength, formatLength } from '../format/amounts.ts';
import { refusalWords } from '../format/byteWords.ts';
import { directionSign, flagText, markerIcons, opcodeSign, previewOf, replayedText } from '../format/frameWords.ts';
import { formatDuration, formatSigned } from '../format/times.ts';
import { visibleText } from '../format/visibleText.ts';
import { Bracket } from './Bracket.tsx';
import type { BracketKey } from './brackets.ts';
import type { Column } from './columns.ts';
import { rowTime, type ShownTimes } from './rowTime.ts';

interface TableRowProps {
  /** Position in the view. */
  index: number;
  /** Undefined while it is on its way. */
  row: Row | undefined;
  /** Those that are seen, in their order. */
  columns: readonly Column[];
  /** The time that is told from, where that is shown. */
  since: number | undefined;
  times: ShownTimes;
  /** What joins it to the other fragments of its message. */
  bracket: BracketKey;
  session: string;
  selected: boolean;
  focused: boolean;
  /** Pixels from the upper edge of what holds the rows. */
  offset: number;
  /** More characters than this do not fit into the preview. */
  characters: number;
}

/** The id by which the grid names its active row. */
export function rowElementId(index: number): string {
  return `row-${index}`;
}

/** Drawn again only when something of it has changed: while rows stream in, most of those on the screen stay. */
export class TableRow extends Component<TableRowProps> {
  override shouldComponentUpdate(next: TableRowProps): boolean {
    const now = this.props;
    return (Object.keys(next) as (keyof TableRowProps)[]).some((name) => next[name] !== now[name]);
  }

  override render({ index, row, columns, since, times, bracket, session, ...looks }: TableRowProps) {
    const { selected, focused, offset, characters } = looks;
    const states = { selected, focused, bookmarked: row?.bookmarked, violating: row?.violation, marker: row?.marker };
    return (
      <div
        class={`row ${Object.entries(states)
          .filter(([, is]) => is)
          .map(([name]) => name)
          .join(' ')}`}
        role="row"
        id={rowElementId(index)}
        aria-rowindex={index + 1}
        aria-selected={selected}
        draggable={row !== undefined && row.direction !== 'none'}
        data-index={index}
        data-id={row?.id}
        data-vscode-context={row && rowContext(session, row, columns)}
        style={{ top: `${offset}px` }}
      >
        <Cells row={row} columns={columns} since={since} times={times} characters={characters} />
        {bracket !== ' ' && <Bracket of={bracket} />}
      </div>
    );
  }
}

/** Read by VS Code when it opens the context menu of a row. */
function rowContext(session: string, row: Row, columns: readonly Column[]): string {
  const answers = partnerOf(row, columns);
  const copied = row.replayed?.id !== undefined;
  return JSON.stringify({
    webviewSection: 'row',
    session,
    id: row.id,
    answers,
    sent: row.direction === 'out',
    copied,
    preventDefaultContextMenuItems: true,
  });
}

/** What there is to go to; where it is not known, because nobody asked, what there may be. */
function partnerOf(
  { reply, request, opcode }: Row,
  columns: readonly Column[],
): 'reply' | 'request' | 'either' | 'none' {
  if (reply !== undefined) return 'reply';
  if (request !== undefined) return 'request';
  if (columns.some(({ id }) => id === 'reply')) return 'none';
  return opcode === 'text' ? 'either' : opcode === 'ping' ? 'reply' : opcode === 'pong' ? 'request' : 'none';
}

type CellsProps = Pick<TableRowProps, 'row' | 'columns' | 'since' | 'times' | 'characters'>;

function Cells({ row, columns, since, times, characters }: CellsProps) {
  if (!row) return <div class="cell cell-id" role="gridcell" />;
  if (row.direction === 'none')
    return <MarkerCells row={row} columns={columns} times={times} characters={characters} />;
  return <>{columns.map(({ id }) => cell(id, row, since, times, characters))}</>;
}

function cell(id: ColumnId, row: Row, since: number | undefined, times: ShownTimes, characters: number) {
  const field = fieldOf(id);
  if (field !== undefined) return <FieldCell key={id} text={row.fields?.[field] ?? ''} />;
  const own = id as OwnColumnId;
  switch (own) {
    case 'id':
      return <Id key={own} row={row} />;
    case 'time':
      return <Plain id={own} text={rowTime(row, times)} />;
    case 'gap':
      return <Plain id={own} text={row.gap === undefined ? '' : formatDuration(row.gap)} />;
    case 'reply':
      return <Plain id={own} text={replyText(row)} />;
    case 'since':
      return <Plain id={own} text={since === undefined ? '' : formatSigned(row.time - since)} />;
    case 'direction':
      return <DirectionCell key={own} row={row} />;
    case 'kind':
      return <KindCell key={own} row={row} />;
    case 'flags':
      // Each bit has its place, so that a column of them can be read downwards.
      return <Plain id={own} text={flagText(row)} />;
    case 'length':
      return <Plain id={own} text={formatColumnLength(row.wireLength)} title={formatLength(row.wireLength)} />;
    case 'size':
      return (
        <Plain
          id={own}
          text={`${row.atLeast ? '≥ ' : ''}${formatColumnLength(row.payloadLength)}`}
          title={formatLength(row.payloadLength)}
        />
      );
    case 'preview':
      return <Preview key={own} row={row} characters={characters} />;
    default:
      return own satisfies never;
  }
}

function replyText({ reply, unanswered }: Row): string {
  if (reply !== undefined) return formatDuration(reply.after);
  return unanswered === true ? t('none') : '';
}

function FieldCell({ text }: { text: string }) {
  return (
    <div class="cell cell-field" role="gridcell" title={visibleText(text)}>
      <bdi dir="ltr">
        <VisibleText text={text} />
      </bdi>
    </div>
  );
}

function Plain({ id, text, title }: { id: ColumnId; text: string; title?: string }) {
  return (
    <div key={id} class={`cell cell-${id}`} role="gridcell" title={title}>
      {text}
    </div>
  );
}

function DirectionCell({ row }: { row: Row }) {
  if (row.direction === 'none') return null;
  const { icon, word } = directionSign(row.direction);
  return (
    <div class={`cell cell-direction is-${row.direction}`} role="gridcell">
      <Icon name={icon} />
      <span class="for-reader">{word}</span>
    </div>
  );
}

function KindCell({ row }: { row: Row }) {
  const { icon, word } = opcodeSign(row.opcode);
  return (
    <div class={`cell cell-kind kind-${word.split(' ')[0] ?? ''}`} role="gridcell">
      <Icon name={icon} />
      {word}
    </div>
  );
}

/** What happened to the connection is no frame: its words stand where number and time at the beginning leave off. */
function MarkerCells({ row, columns, times, characters }: Omit<CellsProps, 'since'> & { row: Row }) {
  const { marker, preview } = row;
  const other = columns.findIndex(({ id }) => id !== 'id' && id !== 'time' && id !== 'gap');
  return (
    <>
      {columns.slice(0, other).map(({ id }) => cell(id, row, undefined, times, characters))}
      <div class="cell cell-marker" role="gridcell" style={{ gridColumn: `${other + 1} / -1` }}>
        {marker && <Icon name={markerIcons[marker.kind]} />}
        <bdi dir="ltr">
          <VisibleText text={preview.slice(0, characters)} />
        </bdi>
        <Note row={row} />
      </div>
    </>
  );
}

function Id({ row: { id, bookmarked } }: { row: Row }) {
  return (
    <div class="cell cell-id" role="gridcell">
      {bookmarked && (
        <>
          <Icon name="bookmark" class="bookmark" />
          <span class="for-reader">{t('bookmarked')}</span>
        </>
      )}
      {id}
    </div>
  );
}

function Note({ row: { note } }: { row: Row }) {
  if (note === undefined) return null;
  return (
    <bdi class="note" title={visibleText(note)}>
      <Icon name="note" />
      <span class="for-reader">{t('Note:')}</span> <VisibleText text={note} />
    </bdi>
  );
}

function Copied({ row: { replayed } }: { row: Row }) {
  if (replayed === undefined) return null;
  const text = replayedText(replayed);
  return (
    <span class="copied" title={text}>
      <Icon name="debug-rerun" />
      <span class="for-reader">{text}</span>
    </span>
  );
}

/** The decoder of the connection cannot read it. */
function Refused({ row: { refused } }: { row: Row }) {
  if (refused === undefined) return null;
  const text = refusalWords(refused);
  return (
    <span class="copied" title={text}>
      <Icon name="question" />
      <span class="for-reader">{text}</span>
    </span>
  );
}

function Preview({ row, characters }: { row: Row; characters: number }) {
  const text = previewOf(row).slice(0, characters);
  return (
    <div class="cell cell-preview" role="gridcell">
      {row.violation && (
        <span class="violation" title={row.violation.text}>
          <Icon name="warning" />
          {visibleText(row.violation.text)}
        </span>
      )}
      <Copied row={row} />
      <Note row={row} />
      <Refused row={row} />
      <bdi class="payload" dir="ltr">
        <VisibleText text={text} />
      </bdi>
      {row.inflating && text === '' && (
        <span class="quiet" title={t('Messages before it, or itself, inflate to a great length')}>
          {t('inflating…')}
        </span>
      )}
    </div>
  );
}
