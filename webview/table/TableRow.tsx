import { useMemo } from 'preact/hooks';
import type { Row, View } from '../../src/contract/model.ts';
import { Icon } from '../controls/Icon.tsx';
import { VisibleText } from '../detail/VisibleText.tsx';
import { formatLength } from '../format/amounts.ts';
import { directionSigns, opcodeSign, previewOf, reservedBits } from '../format/frameWords.ts';
import { formatClock } from '../format/times.ts';
import { visibleText } from '../format/visibleText.ts';

/** No screen shows more characters of one line. */
const LONGEST_PREVIEW = 500;

interface TableRowProps {
  /** Position in the view. */
  index: number;
  /** Undefined while it is on its way. */
  row: Row | undefined;
  view: View;
  session: string;
  selected: boolean;
  focused: boolean;
  /** Pixels from the upper edge of the table. */
  offset: number;
}

/** The id by which the grid names its active row. */
export function rowElementId(index: number): string {
  return `row-${index}`;
}

export function TableRow(props: TableRowProps) {
  // Kept while the row is the same: scrolling by less than a row draws nothing anew.
  const cells = useMemo(() => <Cells row={props.row} view={props.view} />, [props.row, props.view]);
  return (
    <div
      class={`row ${props.selected ? 'selected' : ''} ${props.focused ? 'focused' : ''} ${props.row?.violation ? 'violated' : ''}`}
      role="row"
      id={rowElementId(props.index)}
      aria-rowindex={props.index + 1}
      aria-selected={props.selected}
      data-index={props.index}
      data-id={props.row?.id}
      data-vscode-context={props.row && rowContext(props.session, props.row.id)}
      style={{ transform: `translateY(${props.offset}px)` }}
    >
      {cells}
    </div>
  );
}

/** Read by VS Code when it opens the context menu of a row. */
function rowContext(session: string, id: number): string {
  return JSON.stringify({ webviewSection: 'row', session, id, preventDefaultContextMenuItems: true });
}

function Cells({ row, view }: { row: Row | undefined; view: View }) {
  if (!row) return <div class="cell cell-id" role="gridcell" />;
  const direction = directionSigns[row.direction];
  const kind = opcodeSign(row.opcode);
  return (
    <>
      <div class="cell cell-id" role="gridcell">
        {row.id}
      </div>
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
      <Preview row={row} />
    </>
  );
}

function Flags({ row }: { row: Row }) {
  const reserved = reservedBits(row.rsv);
  return (
    <div class="cell cell-flags" role="gridcell">
      <span class={row.fin ? 'flag' : 'flag off'}>{row.fin ? 'FIN' : '···'}</span>
      <span class={reserved.length > 0 ? 'flag' : 'flag off'}>{reserved.join(' ') || '····'}</span>
      <span class={row.masked ? 'flag' : 'flag off'}>{row.masked ? 'MASK' : '····'}</span>
    </div>
  );
}

function Preview({ row }: { row: Row }) {
  const text = previewOf(row).slice(0, LONGEST_PREVIEW);
  return (
    <div class="cell cell-preview" role="gridcell">
      {row.violation && (
        <span class="violation" title={row.violation.text}>
          <Icon name="warning" />
          {visibleText(row.violation.text)}
        </span>
      )}
      <bdi class="payload" dir="ltr">
        <VisibleText text={text} />
      </bdi>
    </div>
  );
}
