/** Which of the selected rows can be sent again: those that were sent, and that the view lets through. */
import { computed, effect, signal } from '@preact/signals';
import type { PanelCalls, PanelEvents } from '../../src/contract/panel.ts';
import type { Row } from '../../src/contract/model.ts';
import type { Host } from '../bridge.ts';
import { isComplete, sameRows } from './pages.ts';
import type { Page, RowsOf } from './pages.ts';
import type { TableModel } from './tableModel.ts';

const sentIn = (rows: readonly Row[], ids: ReadonlySet<number>): number[] =>
  rows.filter(({ id, direction }) => direction === 'out' && ids.has(id)).map(({ id }) => id);

export class SentRows {
  /** Ascending ids; empty until the host has told of rows that are not on the screen. */
  readonly ids = signal<readonly number[]>([]);

  readonly #host: Host<PanelCalls, PanelEvents>;
  readonly #table: TableModel;
  #step = 0;

  constructor(host: Host<PanelCalls, PanelEvents>, table: TableModel) {
    this.#host = host;
    this.#table = table;
    // A search that goes on may yet find a selected row; nothing else that comes in changes what was selected.
    const listed = computed(() => {
      const page = table.page.value;
      return page && `${page.view} ${isComplete(page)} ${page.filter}`;
    });
    effect(() => {
      const { ids } = table.selection.value;
      const query = { view: table.view.value, filter: table.filter.value };
      const page = listed.value === undefined ? undefined : table.page.peek();
      void this.#find(ids, query, page);
    });
  }

  async #find(ids: readonly number[], query: RowsOf, page: Page | undefined): Promise<void> {
    const step = ++this.#step;
    const wanted = new Set(ids);
    const here = page && sameRows(page, query) ? page.rows : [];
    const [first, last] = [here[0]?.id ?? Infinity, here.at(-1)?.id ?? -Infinity];
    const found = sentIn(here, wanted);
    let left = ids.filter((id) => id < first || id > last);
    this.ids.value = left.length === 0 ? found : [];
    try {
      while (left.length > 0) {
        const [from = 0] = left;
        const start = await this.#host.call('locate', { ...query, id: from });
        if (step !== this.#step) return;
        const { rows } = await this.#host.call('window', { ...this.#table.rows(), start, count: left.length });
        if (step !== this.#step) return;
        found.push(...sentIn(rows, new Set(left)));
        const end = Math.max(from, rows.at(-1)?.id ?? from);
        left = left.filter((id) => id > end);
      }
    } catch {
      // The question for the rows on the screen fails too, and says why.
      return;
    }
    this.ids.value = [...new Set(found)].sort((a, b) => a - b);
  }
}
