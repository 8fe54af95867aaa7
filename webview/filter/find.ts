/** Finds hits of the text in the filter box while the rows stay: all of them, or those of the filter that was there. */
import { batch, computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { FilterNote, RowsWindow } from '../../src/contract/engine.ts';
import type { View } from '../../src/contract/model.ts';
import type { PanelCalls, PanelEvents } from '../../src/contract/panel.ts';
import type { Host } from '../bridge.ts';
import { browserClock, Pace } from '../table/pace.ts';
import type { PaceClock } from '../table/pace.ts';
import { rowAt } from '../table/pages.ts';
import type { TableModel } from '../table/tableModel.ts';
import { within } from './within.ts';

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
  /** The box is to take the focus as soon as it is there, with all of its text selected or behind its end. */
  readonly focusAsked = signal<false | 'all' | 'end'>(false);
  readonly #text = signal('');
  /** What hits are counted of; undefined: of nothing. */
  readonly #query: ReadonlySignal<{ view: View; filter: string; from: number } | undefined>;
  readonly #host: Pick<Host<PanelCalls, PanelEvents>, 'call'>;
  readonly #table: TableModel;
  readonly #pace: Pace;
  /** Questions about another text or view are of no interest any more. */
  #search = 0;
  #waiting = false;
  /** Where the reader was when typing began: the first hit from there on is gone to, once for each text. */
  #origin: number | undefined;
  /** The search whose first hit was gone to, or that had none. */
  #settled = 0;

  constructor(host: Pick<Host<PanelCalls, PanelEvents>, 'call'>, table: TableModel, clock: PaceClock = browserClock) {
    this.#host = host;
    this.#table = table;
    this.#pace = new Pace(LOOK_INTERVAL, clock);
    this.written = computed(() => (this.on.value ? this.#text.value : table.filter.value));
    this.#query = computed(() => {
      if (!this.on.value || this.#text.value.trim() === '') return undefined;
      return { view: table.view.value, ...within(table.filter.value, this.#text.value) };
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

  /** Typed in the table: looks for it among the rows that are there, and goes along with what is typed on. */
  begin(text: string): void {
    const { page, shown, selection } = this.#table;
    const first = page.peek() && rowAt(page.peek()!, Math.floor(shown.peek()));
    // Where the box is not there yet, what is typed until then comes here, too.
    const goesOn = this.on.peek() && this.focusAsked.peek() === 'end';
    if (!goesOn) this.#origin = selection.peek().focus?.id ?? first?.id ?? 0;
    this.start(goesOn ? this.#text.peek() + text : text);
    this.focusAsked.value = 'end';
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
      this.#origin = undefined;
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

  /** What is typed no longer leads the reader: hits to come move nothing. */
  rest(): void {
    this.#origin = undefined;
  }

  /** The box holds the filter again. */
  leave(): void {
    this.on.value = false;
    this.#origin = undefined;
  }

  /** Selects the hit after the focused row, or before it; from the last one on to the first. */
  async go(way: Way): Promise<void> {
    if (this.written.peek().trim() === '') return;
    if (!this.on.peek()) this.toggle();
    const search = this.#search;
    const focus = this.#table.selection.peek().focus?.id ?? (way === 'next' ? 0 : Number.MAX_SAFE_INTEGER);
    const answer = await this.#first();
    if (!answer || answer.total === 0) return;
    this.#origin = undefined;
    const rank = await this.#rankOf(way === 'next' ? focus + 1 : focus);
    const position = way === 'next' ? (rank < answer.total ? rank : 0) : (rank > 0 ? rank : answer.total) - 1;
    await this.#goTo(position, answer, search);
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
    const answer = await this.#first().catch(() => undefined);
    if (answer === undefined || search !== this.#search) return;
    const { at } = this.hits.peek() ?? {};
    const hits = this.#hitsOf(answer);
    this.hits.value = at === undefined ? hits : { ...hits, at };
    if (!hits.complete) this.#look();
    await this.#lead(hits, answer, search).catch(() => undefined);
  }

  /** To the first hit from where typing began. */
  async #lead(hits: Hits, answer: RowsWindow, search: number): Promise<void> {
    if (this.#origin === undefined || this.#settled === search) return;
    const rank = hits.total === 0 ? 0 : await this.#rankOf(this.#origin);
    if (search !== this.#search || (rank >= hits.total && !hits.complete)) return;
    this.#settled = search;
    if (hits.total > 0) await this.#goTo(rank < hits.total ? rank : 0, answer, search);
  }

  /** The first hit, and how many there are so far. */
  async #first(): Promise<RowsWindow | undefined> {
    return this.#at(0);
  }

  async #at(position: number): Promise<RowsWindow | undefined> {
    const query = this.#query.peek();
    if (!query) return undefined;
    return this.#host.call('window', { view: query.view, filter: query.filter, start: position, count: 1 });
  }

  /** How many hits are before this row. */
  async #rankOf(id: number): Promise<number> {
    const query = this.#query.peek();
    return query ? this.#host.call('locate', { view: query.view, filter: query.filter, id }) : 0;
  }

  async #goTo(position: number, answer: RowsWindow, search: number): Promise<void> {
    const [hit] = (await this.#at(position))?.rows ?? [];
    if (hit === undefined || search !== this.#search) return;
    await this.#table.reveal(hit.id);
    if (search === this.#search) this.hits.value = { ...this.#hitsOf(answer), at: { id: hit.id, position } };
  }

  #hitsOf({ total, scanned, frames, notes }: RowsWindow): Hits {
    const from = this.#query.peek()?.from ?? 0;
    const own = notes.filter((note) => note.from >= from);
    return {
      total,
      complete: scanned >= frames,
      notes: own.map((note) => ({ ...note, from: note.from - from, to: note.to - from })),
    };
  }
}
