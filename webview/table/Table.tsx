import { batch } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import { useModels } from '../panel/models.ts';
import { bracketsOf } from './brackets.ts';
import { EmptyTable } from './EmptyTable.tsx';
import { Headings, headingsId } from './Headings.tsx';
import { charactersIn, originOf, pageOf, pixelsTo, seenRows, wheelRows } from './geometry.ts';
import { stepOf } from './keys.ts';
import type { TableStep } from './keys.ts';
import { rowAt } from './pages.ts';
import { Scrollbar } from './Scrollbar.tsx';
import type { TableModel } from './tableModel.ts';
import { askFocusedRow } from './rowMenu.ts';
import { carryRows } from './rowDrag.ts';
import { rowElementId, TableRow } from './TableRow.tsx';
import { dragToScroll } from './touch.ts';
import './table.css';

/** The rows: a window onto a view of any length. */
export function Table() {
  const { columns, table } = useModels();
  return (
    <div class="table" style={{ '--columns': columns.template.value, '--row-height': `${table.rowHeight.value}px` }}>
      <Headings />
      <div class="rows-area">
        <Rows />
        <EmptyTable />
      </div>
    </div>
  );
}

function Rows() {
  const models = useModels();
  const { table, session } = models;
  const grid = useRef<HTMLDivElement>(null);
  const viewport = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = viewport.current as HTMLDivElement;
    const observer = new ResizeObserver(() => {
      batch(() => {
        table.height.value = element.clientHeight;
        table.width.value = element.clientWidth;
      });
    });
    observer.observe(element);
    const wheel = (event: WheelEvent): void => {
      if (event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      table.scrollBy(wheelRows(event.deltaY, event.deltaMode, table.fits.peek(), table.rowHeight.peek()));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    const untouch = dragToScroll(element, (pixels) => table.scrollBy(pixels / table.rowHeight.peek()));
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', wheel);
      untouch();
    };
  }, [table]);

  const press = (event: MouseEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('.row');
    const index = Number(row?.dataset['index']);
    const id = Number(row?.dataset['id']);
    if (!row || !Number.isInteger(id)) return;
    const selected = table.selection.peek().ids.includes(id);
    // The secondary button opens a menu for what is selected.
    if (event.button !== 0 && selected) return;
    // Several rows may be dragged: the click that follows where they are not selects one of them.
    if (selected && event.type === 'mousedown' && !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
    const how = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'only';
    void table.select({ id, index }, event.button === 0 ? how : 'only').catch(session.report);
  };

  const drag = (event: DragEvent): void => {
    const index = Number((event.target as Element).closest<HTMLElement>('.row')?.dataset['index']);
    const page = table.page.peek();
    const row = page && rowAt(page, index);
    const snapshot = session.snapshot.peek();
    if (!row || !snapshot || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = 'copy';
    const { id, label } = snapshot;
    carryRows(event.dataTransfer, { session: id, label, row, selected: table.selection.peek().ids });
  };

  const key = (event: KeyboardEvent): void => {
    const step = stepOf(event);
    if (!step) return;
    event.preventDefault();
    // VS Code would select all of the page then, and with it take the keyboard into a text box.
    if (step.to === 'all') event.stopPropagation();
    void take(step).catch(session.report);
  };

  const take = async (step: TableStep): Promise<void> => {
    const focus = table.selection.peek().focus;
    switch (step.to) {
      case 'by':
        return table.moveBy(step.rows, step.extend);
      case 'page':
        return table.moveBy(step.pages * (pageOf(table.fits.peek()) - 1), step.extend);
      case 'first':
        return table.moveTo(0, step.extend);
      case 'last':
        return table.moveToEnd(step.extend);
      case 'all':
        return table.selectAll();
      case 'none':
        if (table.search.going.peek()) table.search.stop();
        else table.clearSelection();
        return;
      case 'open':
        if (focus) await session.run('openPayload', { id: focus.id });
        return;
      case 'copy':
        if (focus) await session.run('copy', { id: focus.id, as: 'text' });
        return;
      case 'find':
        models.find.begin(step.text);
        return;
      default:
        step satisfies never;
    }
  };

  return (
    <div
      id="rows"
      class="grid"
      ref={grid}
      role="grid"
      aria-label={t('Frames')}
      aria-multiselectable="true"
      aria-rowcount={table.total.value}
      aria-colcount={models.columns.shown.value.length}
      aria-owns={headingsId}
      aria-activedescendant={activeRow(table)}
      tabIndex={0}
      onMouseDown={press}
      onClick={(event) => !(event.shiftKey || event.ctrlKey || event.metaKey) && press(event)}
      onDragStart={drag}
      onKeyDown={key}
      onContextMenu={(event) => askFocusedRow(event, document.getElementById(activeRow(table) ?? ''))}
      onDblClick={() => void take({ to: 'open' }).catch(session.report)}
    >
      <div class="viewport" ref={viewport} role="presentation">
        <Slots />
      </div>
      <Scrollbar />
    </div>
  );
}

/** Where the keyboard is, if that row is on the screen. */
function activeRow(table: TableModel): string | undefined {
  const focus = table.selection.value.focus;
  if (!focus) return undefined;
  const { first, end } = seenRows(table.shown.value, table.total.value, table.fits.value);
  return focus.index >= first && focus.index < end ? rowElementId(focus.index) : undefined;
}

/**
 * As many elements as there are places on the screen. A row keeps its element while it is seen, and leaves it to the row
 * that comes in at the other end, so that little is drawn anew when rows stream through.
 */
function Slots() {
  const { table, session, columns, look } = useModels();
  const page = table.page.value;
  const top = table.shown.value;
  const selection = table.selection.value;
  const { first, end } = seenRows(top, table.total.value, table.fits.value);
  const slots = Math.ceil(table.fits.value) + 1;
  const origin = originOf(first);
  const rowHeight = table.rowHeight.value;
  const id = session.snapshot.peek()?.id ?? '';
  const format = look.times.value;
  const opened = session.opened.value;
  const times = useMemo(() => ({ format, opened }), [format, opened]);
  const chosen = new Set(selection.ids);
  const sinceShown = columns.shown.value.some((column) => column.id === 'since');
  const selectedTime = table.selectedTime.value;
  const brackets = useMemo(
    () => (page?.view === 'frames' ? bracketsOf(page.rows, page.filter.trim() === '') : []),
    [page],
  );
  return (
    <div class="slots" role="presentation" style={{ transform: `translateY(${pixelsTo(origin, top, rowHeight)}px)` }}>
      {Array.from({ length: Math.max(0, end - first) }, (_, place) => {
        const index = first + place;
        const row = page && rowAt(page, index);
        return (
          <TableRow
            key={index % slots}
            index={index}
            row={row}
            columns={columns.shown.value}
            since={sinceShown ? selectedTime : undefined}
            times={times}
            bracket={brackets[index - (page?.start ?? 0)] ?? ' '}
            session={id}
            selected={row !== undefined && chosen.has(row.id)}
            focused={selection.focus?.index === index}
            offset={(index - origin) * rowHeight}
            characters={charactersIn(table.width.value)}
          />
        );
      })}
    </div>
  );
}
