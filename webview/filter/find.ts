/** Finds hits of the text in the filter box while all rows stay. */
import { batch, computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { FilterNote } from '../../src/contract/engine.ts';
import type { View } from '../../src/contract/model.ts';
import type { PanelCalls, PanelEvents } from '../../src/contract/panel.ts';
import type { Host } from '../bridge.ts';
import { browserClock, Pace } from '../table/pace.ts';
import type { PaceClock } from '../table/pace.ts';
import type { TableModel } from '../table/tableModel.ts';

/** Milliseconds between questions while the search goes on, or rows come in. */
const LOOK_INTERVAL = 100;

export interface Hits {
  total: number;
  /** All rows were looked at. */
  complete: boolean;
  /** The one that was gone to last, and its position among them. */
  at?: { id: number; position: number };
  notes: readonly FilterNote[];
}

type Way = 'next' | 'previous';

export class Find {
  readonly on = signal(false);
  readonly hits = signal<Hits | undefined>(undefined);
  /** What the box holds: what is looked for, or the filter. */
  readonly written: ReadonlySignal<string>;
  readonly #text = signal('');
  /** What hits are counted of; undefined: of nothing. */
  readonly #query: ReadonlySignal<{ view: View; filter: string } | undefined>;
  readonly #host: Pick<Host<PanelCalls, PanelEvents>, 'call'>;
  readonly #table: TableModel;
  readonly #pace: Pace;
  /** Questions about another text or view are of no interest any more. */
  #search = 0;
  #waiting = false;

  constructor(host: Pick<Host<PanelCalls, PanelEvents>, 'call'>, table: TableModel, clock: PaceClock = browserClock) {
    this.#host = host;
    this.#table = table;
    this.#pace = new Pace(LOOK_INTERVAL, clock);
    this.written = computed(() => (this.on.value ? this.#text.value : table.filter.value));
    this.#query = computed(() => {
      if (!this.on.value || this.#text.value.trim() === '') return undefined;
      return { view: table.view.value, filter: this.#text.value };
    });
    effect(() => {
      const query = this.#query.value;
      this.#search++;
      this.hits.value = undefined;
      if (query) this.#look();
    });
    effect(() => {
      const frames = table.page.value?.frames ?? 0;
      if (frames > 0 && this.hits.peek()?.complete) this.#look();
    });
  }

  write(text: string): void {
    if (this.on.peek()) this.#text.value = text;
    else this.#table.show({ filter: text });
  }

  /** The text stays in the box: what was the filter is looked for, and the other way round. */
  toggle(): void {
    const text = this.written.peek();
    batch(() => {
      this.on.value = !this.on.peek();
      this.#text.value = text;
      this.#table.show({ filter: this.on.peek() ? '' : text });
    });
  }

  /** After a reload. */
  start(text: string): void {
    batch(() => {
      this.on.value = true;
      this.#text.value = text;
    });
  }

  /** The box holds the filter again. */
  leave(): void {
    this.on.value = false;
  }

  /** Selects the hit after the focused row, or before it; from the last one on to the first. */
  async go(way: Way): Promise<void> {
    if (this.written.peek().trim() === '') return;
    if (!this.on.peek()) this.toggle();
    const table = this.#table;
    const rows = { view: table.view.peek(), filter: this.#text.peek() };
    const focus = table.selection.peek().focus?.id ?? (way === 'next' ? 0 : Number.MAX_SAFE_INTEGER);
    const { total, notes, ...known } = await this.#host.call('window', { ...rows, start: 0, count: 1 });
    if (total === 0) return;
    const rank = await this.#host.call('locate', { ...rows, id: way === 'next' ? focus + 1 : focus });
    const at = way === 'next' ? (rank < total ? rank : 0) : (rank > 0 ? rank : total) - 1;
    const [hit] = (await this.#host.call('window', { ...rows, start: at, count: 1 })).rows;
    if (hit === undefined || rows.filter !== this.#text.peek() || !this.on.peek()) return;
    await table.reveal(hit.id);
    this.hits.value = { total, complete: known.scanned >= known.frames, at: { id: hit.id, position: at }, notes };
  }

  #look(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#pace.run(() => {
      this.#waiting = false;
      void this.#ask(this.#search);
    });
  }

  async #ask(search: number): Promise<void> {
    const query = this.#query.peek();
    if (!query) return;
    const answer = await this.#host.call('window', { ...query, start: 0, count: 1 }).catch(() => undefined);
    if (answer === undefined || search !== this.#search) return;
    const { total, scanned, frames, notes } = answer;
    const { at } = this.hits.peek() ?? {};
    this.hits.value = { total, complete: scanned >= frames, notes, ...(at === undefined ? {} : { at }) };
    if (scanned < frames) this.#look();
  }
}
