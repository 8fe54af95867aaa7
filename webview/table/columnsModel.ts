/** How the table is laid out: as the host keeps it, and as a person is changing it. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { View } from '../../src/contract/model.ts';
import { narrowest, usualLayout } from '../../src/contract/panel.ts';
import type { ColumnId, PanelCalls, PanelEvents, TableLayout } from '../../src/contract/panel.ts';
import type { Host } from '../bridge.ts';
import { columnsOf, moved, templateOf } from './columns.ts';

export class ColumnsModel {
  readonly layout = signal(usualLayout);
  readonly #host: Host<PanelCalls, PanelEvents>;
  readonly #table: { view: ReadonlySignal<View>; width: ReadonlySignal<number> };
  /** Those that are seen. */
  readonly shown = computed(() => columnsOf(this.#table.view.value, this.layout.value, this.#table.width.value));
  /** `grid-template-columns`. */
  readonly template = computed(() => templateOf(this.shown.value, this.layout.value));

  constructor(
    host: Host<PanelCalls, PanelEvents>,
    table: { view: ReadonlySignal<View>; width: ReadonlySignal<number> },
  ) {
    this.#host = host;
    this.#table = table;
    host.on('layout', (layout) => this.take(layout));
  }

  async read(): Promise<void> {
    this.take(await this.#host.call('layout', null));
  }

  /** Another object would draw every row anew, though it says the same. */
  take(layout: TableLayout): void {
    if (JSON.stringify(layout) !== JSON.stringify(this.layout.peek())) this.layout.value = layout;
  }

  /** While its edge is dragged; `keep` at the end. */
  resize(id: ColumnId, width: number): void {
    const { columns, widths } = this.layout.peek();
    this.layout.value = { columns, widths: { ...widths, [id]: Math.max(narrowest, Math.round(width)) } };
  }

  /** As wide as usual again. */
  async unsize(id: ColumnId): Promise<void> {
    const { columns, widths } = this.layout.peek();
    const { [id]: _, ...others } = widths;
    this.layout.value = { columns, widths: others };
    await this.keep();
  }

  /** Puts a column before another one, or behind all. */
  async move(id: ColumnId, before: ColumnId | undefined): Promise<void> {
    const { columns, widths } = this.layout.peek();
    this.layout.value = { columns: moved(columns, id, before), widths };
    await this.keep();
  }

  async keep(): Promise<void> {
    await this.#host.call('setLayout', this.layout.peek());
  }
}
