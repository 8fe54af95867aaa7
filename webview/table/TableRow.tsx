import { Component } from 'preact';
import type { Row, View } from '../../src/contract/model.ts';
import { Icon } from '../controls/Icon.tsx';
import { VisibleText } from '../detail/VisibleText.tsx';
import { formatLength } from '../format/amounts.ts';
import { directionSigns, flagText, markerIcons, opcodeSign, previewOf } from '../format/frameWords.ts';
import { formatClock } from '../format/times.ts';
import { visibleText } from '../format/visibleText.ts';

interface TableRowProps {
  /** Position in the view. */
  index: number;
  /** Undefined while it is on its way. */
  row: Row | undefined;
  view: View;
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

  override render({ index, row, view, session, selected, focused, offset, characters }: TableRowProps) {
    return (
      <div
        class={`row ${selected ? 'selected' : ''} ${focused ? 'focused' : ''} ${row?.bookmarked ? 'bookmarked' : ''}`}
        role="row"
        id={rowElementId(index)}
        aria-rowindex={index + 1}
        aria-selected={selected}
        data-index={index}
        data-id={row?.id}
        data-vscode-context={row && rowContext(session, row.id)}
        style={{ top: `${offset}px` }}
      >
        <Cells row={row} view={view} characters={characters} />
      </div>
    );
  }
}

/** Read by VS Code when it opens the context menu of a row. */
function rowContext(session: string, id: number): string {
  return JSON.stringify({ webviewSection: 'row', session, id, preventDefaultContextMenuItems: true });
}

function Cells({ row, view, characters }: Pick<TableRowProps, 'row' | 'view' | 'characters'>) {
  if (!row) return <div class="cell cell-id" role="gridcell" />;
  if (row.direction === 'none') return <MarkerCells row={row} characters={characters} />;
  const direction = directionSigns[row.direction];
  const kind = opcodeSign(row.opcode);
  return (
    <>
      <Id row={row} />
      <div class="cell cell-time" role="gridcell">
        {formatClock(row.time)}
      </div>
      <div class={`cell cell-direction is-${row.direction}`} role="gridcell">
        <Icon name={direction.icon} />
        <span class="for-reader">{direction.word}</span>
      </div>
      <div class={`cell cell-kind kind-${kind.word.split(' ')[0] ?? ''}`} role="gridcell">
        <Icon name={kind.icon} />
        {kind.word}
      </div>
      {view === 'frames' && <Flags row={row} />}
      <div class="cell cell-length" role="gridcell">
        {formatLength(row.wireLength)}
      </div>
      <Preview row={row} characters={characters} />
    </>
  );
}

/** What happened to the connection: no frame, so that nothing is in a frame's columns. */
function MarkerCells({ row, characters }: { row: Row; characters: number }) {
  const { time, marker, preview } = row;
  return (
    <>
      <Id row={row} />
      <div class="cell cell-time" role="gridcell">
        {formatClock(time)}
      </div>
      <div class="cell cell-marker" role="gridcell">
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
          <span class="for-reader">bookmarked</span>
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
      <span class="for-reader">Note:</span> <VisibleText text={note} />
    </bdi>
  );
}

/** Each bit has its place, so that a column of them can be read downwards. */
function Flags({ row }: { row: Row }) {
  return (
    <div class="cell cell-flags" role="gridcell">
      {flagText(row)}
    </div>
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
      <Note row={row} />
      <bdi class="payload" dir="ltr">
        <VisibleText text={text} />
      </bdi>
      {row.inflating && text === '' && (
        <span class="quiet" title="Messages before it, or itself, inflate to a great length">
          inflating…
        </span>
      )}
    </div>
  );
}
