import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import { fieldOf, type ColumnId } from '../../src/contract/panel.ts';
import { useModels } from '../panel/models.ts';
import { headingOf, nameOf } from './columns.ts';
import { headingStepOf } from './headingKeys.ts';

const headingContext = JSON.stringify({ webviewSection: 'heading', preventDefaultContextMenuItems: true });

function keysHelp(): string {
  return t('Shift with the arrow keys changes the width, Alt with them the place; Delete makes the width as usual');
}

/** By which the grid of the rows names this one. */
export const headingsId = 'headings';

function headingId(id: ColumnId): string {
  return `heading-${id}`;
}

/**
 * Names of the columns. They are dragged to their places, and their right edges to a width; a double-click on an edge
 * makes it as usual. Keys do the same, and the headings are one stop of Tab. The grid of the rows owns them, so that its
 * cells have the names of their columns.
 */
export function Headings() {
  const { columns, look, session } = useModels();
  const times = look.times.value;
  const shown = columns.shown.value;
  const stop = useSignal<ColumnId | undefined>(undefined);
  const said = useSignal('');
  const moved = useRef<ColumnId | undefined>(undefined);
  // An element that is put elsewhere loses the focus.
  useLayoutEffect(() => {
    if (moved.current !== undefined) document.getElementById(headingId(moved.current))?.focus();
    moved.current = undefined;
  });

  const take = async (event: KeyboardEvent, id: ColumnId): Promise<void> => {
    const step = headingStepOf(event);
    if (!step) return;
    event.preventDefault();
    // Alt with arrow keys goes back and forth in VS Code.
    event.stopPropagation();
    const at = shown.findIndex((column) => column.id === id);
    const name = nameOf(shown[at]!, times);
    switch (step.to) {
      case 'heading':
      case 'first':
      case 'last': {
        const to = step.to === 'heading' ? at + step.by : step.to === 'first' ? 0 : shown.length - 1;
        const next = shown[to];
        if (next) document.getElementById(headingId(next.id))?.focus();
        return;
      }
      case 'width': {
        if (id === 'preview') return;
        columns.resize(id, (event.currentTarget as HTMLElement).offsetWidth + step.by);
        said.value = t('{0}: {1} pixels wide', name, columns.layout.peek().widths[id] ?? 0);
        return columns.keep();
      }
      case 'usualWidth':
        said.value = t('{0}: as wide as usual', name);
        return columns.unsize(id);
      case 'place': {
        if (!shown[at + step.by]) return;
        moved.current = id;
        said.value = t('{0}: column {1} of {2}', name, at + step.by + 1, shown.length);
        return columns.move(id, shown[step.by < 0 ? at - 1 : at + 2]?.id);
      }
      default:
        step satisfies never;
    }
  };

  const dragged = useSignal<ColumnId | undefined>(undefined);
  const over = useSignal<ColumnId | undefined>(undefined);
  const end = (): void => {
    dragged.value = over.value = undefined;
  };
  return (
    <>
      <div id={headingsId} class="headings" role="row" aria-label={t('Columns')} data-vscode-context={headingContext}>
        {shown.map((column, place) => {
          const { id } = column;
          const { heading, title } = headingOf(column, times);
          return (
            <div
              key={id}
              id={headingId(id)}
              class={`cell cell-${fieldOf(id) === undefined ? id : 'field'} ${over.value === id && dragged.value !== id ? 'drop-before' : ''}`}
              role="columnheader"
              aria-label={nameOf(column, times)}
              aria-description={`${title}. ${keysHelp()}`}
              title={title}
              tabIndex={(shown.some((other) => other.id === stop.value) ? id === stop.value : place === 0) ? 0 : -1}
              onFocus={() => (stop.value = id)}
              onKeyDown={(event) => void take(event, id).catch(session.report)}
              draggable
              onDragStart={(event) => {
                dragged.value = id;
                event.dataTransfer?.setData('text/plain', heading);
              }}
              onDragOver={(event) => {
                if (dragged.value === undefined) return;
                event.preventDefault();
                over.value = id;
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged.value !== undefined) void columns.move(dragged.value, id).catch(session.report);
                end();
              }}
              onDragEnd={end}
            >
              {heading}
              {id !== 'preview' && <Edge id={id} />}
            </div>
          );
        })}
      </div>
      <span class="for-reader" role="status">
        {said.value}
      </span>
    </>
  );
}

/** What changes a column's width when it is dragged. */
function Edge({ id }: { id: ColumnId }) {
  const { columns, session } = useModels();
  const from = useSignal<{ x: number; width: number } | undefined>(undefined);
  const end = (): void => {
    if (from.value === undefined) return;
    from.value = undefined;
    void columns.keep().catch(session.report);
  };
  return (
    <div
      class="edge"
      onMouseDown={(event) => {
        // The heading would be dragged instead.
        event.preventDefault();
      }}
      onPointerDown={(event) => {
        const cell = event.currentTarget.parentElement as HTMLElement;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.value = { x: event.clientX, width: cell.offsetWidth };
      }}
      onPointerMove={(event) => {
        if (from.value) columns.resize(id, from.value.width + event.clientX - from.value.x);
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onDblClick={() => void columns.unsize(id).catch(session.report)}
    />
  );
}
