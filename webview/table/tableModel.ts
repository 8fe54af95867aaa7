/** What the table shows, and how it is moved through. Holds a page of rows at a time; the host holds the rest. */
import { batch, computed, effect, signal } from '@preact/signals';
import type { RowsWindow } from '../../src/contract/engine.ts';
import type { PanelCalls, PanelEvents, PanelState, WindowQuery } from '../../src/contract/panel.ts';
import type { View } from '../../src/contract/model.ts';
import type { Host } from '../bridge.ts';
import { Search } from '../filter/search.ts';
import { neighbour } from './bookmarks.ts';
import { centreTop, rangeSeen, revealTop, seenRows } from './geometry.ts';
import { LatestRequest } from './latestRequest.ts';
import { browserClock, Pace } from './pace.ts';
import type { PaceClock } from './pace.ts';
import { isComplete, isInflating, isPairing, pageOfAnswer, rowAt, sameRows, shiftAt } from './pages.ts';
import type { Page, RowsOf } from './pages.ts';
import { Scroll } from './scroll.ts';
import { extendTo, idsFocusLast, noSelection, selectOnly, spanOf, toggle, withoutPlaces } from './selection.ts';
import type { Place, Sought } from './selection.ts';

/** News is asked for at most thirty times a second. */
const NEWS_INTERVAL = 1000 / 30;
/** While only the count can have changed, four are enough. */
const COUNT_INTERVAL = 250;

/** Questions for rows under way at the same time. */
const MOST_QUESTIONS = 3;

/** Empty answers to a new question that are passed over before the old rows are taken away: a search has just begun. */
const MOST_SKIPPED = 4;

/** What of the table outlives its page. */
export type TableState = Pick<PanelState, 'selected' | 'focused' | 'following' | 'top'>;

export class TableModel {
  readonly view = signal<View>('frames');
  readonly filter = signal('');
  readonly page = signal<Page | undefined>(undefined);
  readonly #scroll = new Scroll(this.page);
  /** These six are of `Scroll`. */
  readonly following = this.#scroll.following;
  readonly top = this.#scroll.top;
  readonly shown = this.#scroll.shown;
  readonly height = this.#scroll.height;
  readonly rowHeight = this.#scroll.rowHeight;
  readonly fits = this.#scroll.fits;
  /** Of the rows' place on the screen, in pixels. */
  readonly width = signal(0);
  readonly selectionLimit = signal(1000); // As usual, until the settings are told.
  /** Somebody sees who answers whom. */
  readonly replies = signal(false);
  readonly selection = signal(noSelection);
  readonly search: Search;
  /** What the last question failed with; cleared by the next answer. */
  readonly failure = signal<unknown>(undefined);
  readonly total = computed(() => this.page.value?.total ?? 0);

  /** When the focused row passed, as long as one is; it may be far from the screen. */
  readonly selectedTime = computed((): number | undefined => {
    const { focus } = this.selection.value;
    const page = this.page.value;
    const row = focus && page && rowAt(page, focus.index);
    if (focus === undefined) this.#selectedTime = undefined;
    else if (row?.id === focus.id) this.#selectedTime = row.time;
    return this.#selectedTime;
  });
  #selectedTime: number | undefined;

  /** What to ask the host for the screen as it is. */
  readonly #question = computed((): WindowQuery | undefined => {
    if (this.height.value <= 0) return undefined;
    const stopped = this.search.stopped.value;
    const asked = { ...(stopped && { search: false }), ...(this.replies.value && { replies: true }) };
    const rows = { view: this.view.value, filter: this.filter.value, ...asked };
    return { ...rows, start: this.#scroll.start.value, count: this.#scroll.count.value };
  });

  readonly #host: Host<PanelCalls, PanelEvents>;
  readonly #pull: LatestRequest<WindowQuery, RowsWindow>;
  readonly #tell: LatestRequest<number[], null>;
  readonly #newsPace: Pace;
  readonly #countPace: Pace;
  #sought: Sought | undefined;
  /** The row that the reader was last seen at; a filter that matches nothing does not make it forgotten. */
  #lastAt: Sought | undefined;
  /** Where the keyboard was, until its row is here. */
  #focused: number | undefined;
  #patience = 0;
  #placing = false;
  #hearing = false;
  #step = 0;

  constructor(host: Host<PanelCalls, PanelEvents>, clock: PaceClock = browserClock) {
    this.#host = host;
    this.search = new Search(this.page, clock);
    this.#newsPace = new Pace(NEWS_INTERVAL, clock);
    this.#countPace = new Pace(COUNT_INTERVAL, clock);
    const pace = new Pace(() => this.#scroll.askEvery.peek(), clock);
    this.#pull = new LatestRequest({
      ask: (query) => host.call('window', query),
      answered: (answer, query) => this.#take(pageOfAnswer(query, answer, this.page.peek())),
      failed: (error) => (this.failure.value = error),
      // One question a picture, while the reader moves; the way there and back takes longer. The first is not kept waiting.
      pace: (run) => (this.page.peek() === undefined ? run() : pace.run(run)),
      most: MOST_QUESTIONS,
    });
    this.#tell = new LatestRequest<number[], null>({
      ask: (ids) => host.call('select', { ids }),
      answered: () => undefined,
      failed: () => undefined,
      pace: (run) => run(),
    });
  }

  /** Begins to ask for rows whenever what is seen changes. */
  start(): void {
    effect(() => {
      const question = this.#question.value;
      if (question) this.#pull.want(question);
    });
    effect(() => this.#tell.want(idsFocusLast(this.selection.value)));
  }

  /** Begins with rows that nobody had to ask for. */
  begin({ query, answer }: { query: WindowQuery; answer: RowsWindow }): void {
    this.#take(pageOfAnswer(query, answer, undefined));
  }

  /** Asks again for the rows now on the screen. */
  pull(): void {
    const question = this.#question.peek();
    if (question) this.#pull.want(question);
  }

  /** The host has more: what is seen may have changed, or at least the count has. Gestures never wait for this. */
  heard(): void {
    if (this.#hearing) return;
    this.#hearing = true;
    const pace = this.following.peek() || !this.#isCovered() ? this.#newsPace : this.#countPace;
    pace.soon(() => {
      this.#hearing = false;
      this.pull();
    });
  }

  /** Which rows to ask for; where their search was stopped, no question starts it again. */
  rows(): Omit<WindowQuery, 'start' | 'count'> {
    const stopped = this.search.stopped.peek();
    return { view: this.view.peek(), filter: this.filter.peek(), ...(stopped && { search: false }) };
  }

  /** Every row on the screen is here, and there is no empty place for another. */
  #isCovered(): boolean {
    const page = this.page.peek();
    if (!page || (!isComplete(page) && !this.search.stopped.peek())) return false;
    const end = this.top.peek() + this.fits.peek();
    return page.start <= this.top.peek() && page.start + page.rows.length >= end;
  }

  /** Changes what is listed, and keeps the selected row, or else the first one seen, where it is on the screen. */
  show(rows: { view?: View; filter?: string }): void {
    const next = { view: rows.view ?? this.view.peek(), filter: rows.filter ?? this.filter.peek() };
    if (sameRows(next, { view: this.view.peek(), filter: this.filter.peek() })) return;
    this.#patience = MOST_SKIPPED;
    batch(() => {
      if (!this.following.peek()) this.#sought ??= this.#lastAt = this.#mainRow() ?? this.#lastAt;
      this.view.value = next.view;
      this.filter.value = next.filter;
      this.search.goOn();
      this.selection.value = withoutPlaces(this.selection.peek());
    });
  }

  /** The row that the reader is at. */
  #mainRow(): Sought | undefined {
    const top = this.shown.peek();
    const page = this.page.peek();
    const focus = this.selection.peek().focus;
    const end = Math.min(this.total.peek(), top + this.fits.peek());
    const seen = focus && focus.index + 1 > top && focus.index < end;
    if (focus && seen) return { id: focus.id, offset: focus.index - top, select: true };
    const first = page && rowAt(page, Math.floor(top));
    if (first) return { id: first.id, offset: Math.floor(top) - top, select: false };
    return undefined;
  }

  #take(page: Page, placed = false): void {
    if (!this.#isWanted(page)) return;
    const before = this.page.peek();
    const isOther = before !== undefined && !sameRows(before, page);
    this.search.heard(isComplete(page));
    if (page.total === 0 && !isComplete(page) && isOther && this.#patience-- > 0) {
      this.pull();
      return;
    }
    if (isOther && this.#sought && !placed) {
      if (!this.#placing) void this.#place(page, this.#sought);
      return;
    }
    batch(() => {
      this.failure.value = undefined;
      if (before && !this.following.peek() && !this.#sought) {
        const shift = shiftAt(Math.floor(this.shown.peek()), before, page);
        if (shift !== 0) this.#scroll.rest.value += shift;
      }
      this.page.value = page;
      this.#takeFocus(page);
    });
    this.#newsPace.changed();
    const ended = isComplete(page) || this.search.stopped.peek();
    if (this.#sought) void this.#seek(this.#sought, ended || page.scanned >= this.#sought.id);
    if (!ended || isInflating(page) || isPairing(page)) this.heard();
  }

  /** It is of the rows that are to be seen. */
  #isWanted(rows: RowsOf): boolean {
    return sameRows(rows, { view: this.view.peek(), filter: this.filter.peek() });
  }

  /** The first rows of another filter appear where the sought one is, not where the rows before them stood. */
  async #place(page: Page, sought: Sought): Promise<void> {
    this.#placing = true;
    let top: number | undefined;
    let there = page;
    try {
      const index = await this.#host.call('locate', { view: page.view, filter: page.filter, id: sought.id });
      top = Math.max(0, index - sought.offset);
      const query = { ...this.rows(), ...rangeSeen(top, this.fits.peek()) };
      if (sameRows(query, page)) there = pageOfAnswer(query, await this.#host.call('window', query), undefined);
    } catch (error) {
      this.failure.value = error;
    }
    this.#placing = false;
    batch(() => {
      if (top !== undefined && this.#sought === sought && this.#isWanted(there)) this.#scroll.rest.value = top;
      this.#take(there, true);
    });
    this.pull();
  }

  /** Looks for the row while the search goes on; gives up as soon as the reader moves. */
  async #seek(sought: Sought, last: boolean): Promise<void> {
    const query = { view: this.view.peek(), filter: this.filter.peek() };
    const index = await this.#host.call('locate', { ...query, id: sought.id }).catch(() => 0);
    if (this.#sought !== sought || !this.#isWanted(query)) return;
    if (last) this.#sought = undefined;
    batch(() => {
      this.#scroll.rest.value = Math.max(0, index - sought.offset);
      if (last && sought.select) {
        this.selection.value = withoutPlaces(this.selection.peek(), { id: sought.id, index });
      }
    });
  }

  /** Stops following at once; the rows stay where they are. */
  stay(): void {
    this.#sought = undefined;
    this.#scroll.stay();
  }

  follow(on = true): void {
    if (!on) this.stay();
    else {
      this.#sought = undefined;
      this.following.value = true;
      this.pull();
    }
  }

  scrollTo(top: number): void {
    this.#sought = undefined;
    this.#scroll.to(top);
  }

  scrollBy(rows: number): void {
    this.scrollTo(this.top.peek() + rows);
  }

  /** By the pointer: a plain, a toggling or an extending selection. */
  async select(place: Place, how: 'only' | 'toggle' | 'extend' = 'only'): Promise<void> {
    this.stay();
    const step = ++this.#step;
    const { anchor } = this.selection.peek();
    if (how === 'toggle') this.selection.value = toggle(this.selection.peek(), place, this.selectionLimit.peek());
    else if (how === 'only' || !anchor) this.selection.value = selectOnly(place);
    else {
      const span = spanOf(anchor.index, place.index, this.selectionLimit.peek());
      const places = await this.#placesAt(span.start, span.count);
      const meant = Math.abs(anchor.index - place.index) + 1;
      if (step === this.#step) this.selection.value = extendTo(this.selection.peek(), places, place, meant);
    }
  }

  /** By the keyboard: to a position of the whole view, wherever it is. */
  async moveTo(index: number, extend = false): Promise<void> {
    const total = this.total.peek();
    if (total === 0) return;
    const target = Math.min(Math.max(0, index), total - 1);
    this.stay();
    this.#scroll.rest.value = revealTop(this.top.peek(), target, total, this.fits.peek());
    const step = ++this.#step;
    const [place] = await this.#placesAt(target, 1);
    if (place && step === this.#step) await this.select(place, extend ? 'extend' : 'only');
  }

  moveBy(rows: number, extend = false): Promise<void> {
    const { focus } = this.selection.peek();
    const seen = seenRows(this.shown.peek(), this.total.peek(), this.fits.peek());
    return this.moveTo(focus ? focus.index + rows : rows > 0 ? seen.first : seen.end - 1, extend);
  }

  /** To the last row, and on with the newest. */
  async moveToEnd(extend = false): Promise<void> {
    await this.moveTo(this.total.peek() - 1, extend);
    if (!extend) this.follow();
  }

  async selectAll(): Promise<void> {
    const step = ++this.#step;
    this.stay();
    const total = this.total.peek();
    const span = spanOf(total - 1, 0, this.selectionLimit.peek());
    const places = await this.#placesAt(span.start, Math.min(span.count, total));
    const [first] = places;
    if (first && step === this.#step)
      this.selection.value = extendTo(selectOnly(first), places, places.at(-1) ?? first, total);
  }

  clearSelection(): void {
    this.selection.value = noSelection;
  }

  /** Selects a row by its id, in the frames view and without a filter if it cannot be seen otherwise. */
  async reveal(id: number): Promise<void> {
    this.stay();
    for (const next of [{}, { view: 'frames' as const }, { view: 'frames' as const, filter: '' }]) {
      this.show(next);
      this.#sought = undefined;
      const query = { view: this.view.peek(), filter: this.filter.peek() };
      const index = await this.#host.call('locate', { ...query, id });
      const { rows } = await this.#host.call('window', { ...this.rows(), start: index, count: 1 });
      if (rows[0]?.id !== id) continue;
      batch(() => {
        const seen = index >= this.top.peek() && index + 1 <= this.top.peek() + this.fits.peek();
        if (!seen) this.#scroll.rest.value = centreTop(index, Math.max(this.total.peek(), index + 1), this.fits.peek());
        this.selection.value = selectOnly({ id, index });
      });
      return;
    }
  }

  /** Selects the marked row next to the focused one. */
  async goToBookmark(way: 'next' | 'previous'): Promise<void> {
    const marked = await this.#host.call('bookmarks', null);
    const { focus, ids } = this.selection.peek();
    const id = neighbour(marked, focus?.id ?? ids.at(-1), way);
    if (id !== undefined) await this.reveal(id);
  }

  /** The record begins anew: ids and positions of the old one mean nothing any more. */
  reset(): void {
    this.#step++;
    this.#sought = this.#lastAt = undefined;
    batch(() => {
      this.search.goOn();
      this.page.value = undefined;
      this.selection.value = noSelection;
      this.#scroll.rest.value = 0;
    });
    this.follow();
  }

  /** After a reload: what was selected, the row where the keyboard was, and the one that was at the upper edge. */
  restore({ selected, focused, following, top }: TableState): void {
    this.selection.value = { ids: selected };
    this.#focused = focused;
    this.following.value = following;
    if (!following && top !== undefined) this.#sought = { id: top, offset: 0, select: false };
  }

  /** The keyboard goes on at the row where it was, once that is here. */
  #takeFocus(page: Page): void {
    const id = this.#focused;
    if (id === undefined) return;
    const { ids, focus } = this.selection.peek();
    const place = page.rows.findIndex((row) => row.id === id);
    if (!focus && place < 0) return;
    this.#focused = undefined;
    if (!focus) this.selection.value = withoutPlaces({ ids }, { id, index: page.start + place });
  }

  async #placesAt(start: number, count: number): Promise<Place[]> {
    const query = { view: this.view.peek(), filter: this.filter.peek() };
    const page = this.page.peek();
    const here = page && sameRows(page, query) && start >= page.start && start + count <= page.start + page.rows.length;
    // The host moves a start beyond the end to where the last rows are.
    const answer = here
      ? { start, rows: page.rows.slice(start - page.start, start - page.start + count) }
      : await this.#host.call('window', { ...this.rows(), start, count });
    return answer.rows.map(({ id }, offset) => ({ id, index: answer.start + offset }));
  }
}
