/** Hides rows that are like the one that has the focus, or shows no others. */
import type { PanelCalls, PanelEvents } from '../../src/contract/panel.ts';
import { likenessOf } from '../../src/filterLanguage/likeness.ts';
import type { Host } from '../bridge.ts';
import type { TableModel } from '../table/tableModel.ts';
import { isJoined } from './tokens.ts';

type How = 'hide' | 'show';

/** The filter that also hides what is like this; or the one that shows nothing else, whatever was filtered before. */
export function withLikeness(filter: string, likeness: string, how: How): string {
  if (how === 'show' || likeness === '') return how === 'show' ? likeness : filter;
  const before = filter.trim();
  return `${isJoined(before) ? `(${before})` : before} -(${likeness})`.trim();
}

export class LikeRows {
  readonly #host: Pick<Host<PanelCalls, PanelEvents>, 'call'>;
  readonly #table: TableModel;

  constructor(host: Pick<Host<PanelCalls, PanelEvents>, 'call'>, table: TableModel) {
    this.#host = host;
    this.#table = table;
  }

  /** Changes the table's filter; nothing happens where no row has the focus, or it is gone. */
  async filter(how: How): Promise<void> {
    const { focus } = this.#table.selection.peek();
    if (!focus) return;
    const here = this.#table.page.peek()?.rows.find(({ id }) => id === focus.id);
    const one = { ...this.#table.rows(), start: focus.index, count: 1 };
    const row = here ?? (await this.#host.call('window', one)).rows[0];
    if (row?.id !== focus.id) return;
    // Only the whole of it is JSON.
    const isCut = row.opcode === 'text' && row.payloadLength > row.preview.length && /^\s*[{[]/.test(row.preview);
    const whole = isCut ? await this.#host.call('compose', { id: row.id }).catch(() => undefined) : undefined;
    this.#table.show({ filter: withLikeness(this.#table.filter.peek(), likenessOf(row, whole?.text), how) });
  }
}
