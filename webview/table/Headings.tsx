import { useSignal } from '@preact/signals';
import type { ColumnId } from '../../src/contract/panel.ts';
import { useModels } from '../panel/models.ts';

const headingContext = JSON.stringify({ webviewSection: 'heading', preventDefaultContextMenuItems: true });

/**
 * Names of the columns. They are dragged to their places, and their right edges to a width; a double-click on an edge
 * makes it as usual. For keyboards there is *Choose Columns…*.
 */
export function Headings() {
  const { columns, session } = useModels();
  const dragged = useSignal<ColumnId | undefined>(undefined);
  const over = useSignal<ColumnId | undefined>(undefined);
  const end = (): void => {
    dragged.value = over.value = undefined;
  };
  return (
    <div class="headings" aria-hidden="true" data-vscode-context={headingContext}>
      {columns.shown.value.map(({ id, words }) => (
        <div
          key={id}
          class={`cell cell-${id} ${over.value === id && dragged.value !== id ? 'drop-before' : ''}`}
          title={words().title}
          draggable
          onDragStart={(event) => {
            dragged.value = id;
            event.dataTransfer?.setData('text/plain', words().heading);
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
          {words().heading}
          {id !== 'preview' && <Edge id={id} />}
        </div>
      ))}
    </div>
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
