import type { RowsQuery, RowsWindow } from '../contract/engine.ts';
import type { Row, View } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';
import type { MessageReader } from './capture/messageReader.ts';
import { marked, rowOf } from './capture/rows.ts';
import { rowSource } from './filter/rowSource.ts';
import type { ViewRows } from './filter/viewRows.ts';
import type { Pairing } from './correlation/pairing.ts';
import { summarised, treeBy } from './decodedMessage.ts';
import { mayBePaired } from './mayBePaired.ts';
import { paired } from './partnerRows.ts';
import { askedFields, withFields, type AskedField } from './rowFields.ts';
import { rowGap } from './rowGap.ts';
import { SessionReplies } from './sessionReplies.ts';
import type { SessionDecoding } from './sessionDecoding.ts';
import { SettleSoon } from './settleSoon.ts';

const keptViews = 8;
const mostRows = 10_000;
const sliceMilliseconds = 8;
/** Nobody looks at the rows any more: the search rests until somebody asks again. */
const restsAfter = 3_000;

type ViewQuery = Omit<RowsQuery, 'session'>;

interface AskedOfRows {
  /** Each tells all, however long that takes. */
  whole: boolean;
  pairing: Pairing | undefined;
  fields?: readonly AskedField[];
}

/** The views of one capture that were asked for lately, each as far as it was searched. */
export class RowViews {
  readonly #capture: Capture;
  readonly #reader: MessageReader;
  readonly #now: () => number;
  readonly #replies: SessionReplies;
  readonly #settling: SettleSoon;
  readonly #decoding: Pick<SessionDecoding, 'reading' | 'revision'> | undefined;
  readonly #views = new Map<string, ViewRows>();
  /** Of the bookmarks that the views know. */
  #revision = 0;
  /** Of the decoder that the views were searched by. */
  #decoder = 0;
  /** What is searched behind: one view at a time, the one that was asked for last. */
  #behind: ViewRows | undefined;
  /** Until when; of `#now`. */
  #until = 0;
  #searching = false;
  /** Of the search behind. */
  #failure: { key: string; error: unknown } | undefined;

  /** `now` is a clock in milliseconds. */
  constructor(
    capture: Capture,
    reader: MessageReader,
    now = () => performance.now(),
    replies = new SessionReplies(capture, reader),
    decoding?: Pick<SessionDecoding, 'reading' | 'revision'>,
  ) {
    this.#capture = capture;
    this.#reader = reader;
    this.#now = now;
    this.#replies = replies;
    this.#decoding = decoding;
    this.#settling = new SettleSoon(reader);
  }

  /** The capture was cleared or closed: what was found is of another record, and nothing more is searched. */
  reset(): void {
    this.#views.clear();
    this.#failure = undefined;
    this.#settling.stop();
  }

  /** Rows that match, once all frames captured up to now were looked at. */
  async count(query: ViewQuery, signal: AbortSignal): Promise<number> {
    const source = this.#source(query);
    await this.#catchUp(source, signal);
    return source.size;
  }

  async rows(
    query: ViewQuery & { start: number; count: number; replies?: boolean },
    signal: AbortSignal,
  ): Promise<Row[]> {
    const source = this.#source(query);
    await this.#catchUp(source, signal);
    const ids = source.slice(Math.max(0, query.start), Math.min(query.count, mostRows));
    const asks = query.replies === true && ids.some((id) => this.#mayBePaired(id));
    const pairing = asks ? await this.#replies.settled(signal) : undefined;
    return this.#rows(ids, query.view, signal, { whole: true, pairing });
  }

  /** Ids of all rows that match, in pieces, once all frames captured up to the call were looked at. */
  async *ids(query: ViewQuery, signal: AbortSignal): AsyncGenerator<number[]> {
    const source = this.#source(query);
    await this.#catchUp(source, signal);
    for (let at = 0, ids = source.slice(0, mostRows); ids.length > 0; ids = source.slice(at, mostRows)) {
      at += ids.length;
      yield ids;
    }
  }

  /** What is known now; the search goes on behind, or stops. A start beyond the end gives the last `count` rows. */
  async window(
    query: ViewQuery & {
      start: number;
      count: number;
      search?: boolean;
      replies?: boolean;
      fields?: readonly string[];
    },
    signal: AbortSignal,
  ): Promise<RowsWindow> {
    const source = this.#source(query);
    this.#throwFailure(keyOf(query));
    if (query.search === false) {
      this.#behind = undefined;
    } else {
      this.#step(source);
      this.#search(source);
    }
    const count = Math.min(query.count, mostRows);
    const start = Math.max(0, Math.min(query.start, source.size - count));
    const { size: total, scanned, notes } = source;
    const frames = this.#capture.frames.count;
    const { messages } = this.#capture;
    const [searched, all] = query.view === 'frames' ? [scanned, frames] : [messages.rank(scanned + 1), messages.size];
    const pairing = query.replies === true ? this.#replies.ask() : undefined;
    const fields = query.fields === undefined ? [] : askedFields(query.fields);
    const asked = { whole: false, pairing, fields };
    const rows = await this.#rowsSoFar(source.slice(start, count), query.view, signal, asked);
    const seeks = pairing !== undefined && pairing.scanned < frames;
    const told = { rows, start, total, scanned, frames, searched, all, notes: [...notes] };
    return seeks ? { ...told, pairing: true } : told;
  }

  locate(query: ViewQuery & { id: number }): number {
    return this.#source(query).rank(query.id);
  }

  /** Messages that take long to be inflated are waited for a moment, and inflated behind. */
  async #rowsSoFar(ids: number[], view: View, signal: AbortSignal, asked: AskedOfRows): Promise<Row[]> {
    const rows = await this.#rows(ids, view, signal, asked);
    const inflating = rows.filter((row) => row.inflating).map(({ id }) => id);
    if (inflating.length === 0) return rows;
    await this.#settling.look(inflating);
    return this.#rows(ids, view, signal, asked);
  }

  #mayBePaired(id: number): boolean {
    const record = this.#capture.frames.get(id);
    return record !== undefined && mayBePaired(record, this.#reader, this.#replies.pairing);
  }

  /** Between rows that are dear, the engine's sockets have their turn. */
  async #rows(
    ids: number[],
    view: View,
    signal: AbortSignal,
    { whole, pairing, fields = [] }: AskedOfRows,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    let until = performance.now() + sliceMilliseconds;
    for (const id of ids) {
      if (whole) await this.#reader.settle([id], signal);
      const record = this.#capture.frames.get(id);
      // The capture was cleared meanwhile.
      if (record === undefined) break;
      const row = marked(rowOf(record, view, this.#reader), this.#capture.marks);
      const reading = this.#decoding?.reading;
      if (reading !== undefined) summarised(row, record, view, this.#reader, reading);
      if (fields.length > 0) withFields(row, record, view, this.#reader, reading, fields);
      const gap = rowGap(this.#capture, id, row.time, view);
      if (gap !== undefined) row.gap = gap;
      const { opened, last } = this.#capture.spanOf(id);
      if (opened !== undefined && last !== Infinity) row.sinceOpen = Math.max(0, row.time - opened);
      if (pairing?.generation === this.#capture.generation) paired(row, pairing, this.#capture.frames);
      rows.push(row);
      if (performance.now() < until) continue;
      await new Promise(setImmediate);
      signal.throwIfAborted();
      until = performance.now() + sliceMilliseconds;
    }
    return rows;
  }

  #source({ view, filter }: ViewQuery): ViewRows {
    const { bookmarks } = this.#capture.marks;
    if (bookmarks.revision !== this.#revision) this.#forgetMarked(bookmarks.revision);
    const { reading, revision = 0 } = this.#decoding ?? {};
    if (revision !== this.#decoder) this.#views.clear();
    this.#decoder = revision;
    const key = keyOf({ view, filter });
    const { pairing } = this.#replies;
    const source =
      this.#views.get(key) ??
      rowSource(this.#capture, this.#reader, view, filter, bookmarks, pairing, reading && treeBy(reading));
    this.#views.delete(key);
    this.#views.set(key, source);
    if (this.#views.size > keptViews) {
      for (const oldest of this.#views.keys()) {
        this.#views.delete(oldest);
        break;
      }
    }
    return source;
  }

  /** Bookmarks are other ones now: what was found by them is to be searched anew. */
  #forgetMarked(revision: number): void {
    this.#revision = revision;
    for (const [key, { asksForBookmarks }] of this.#views) if (asksForBookmarks) this.#views.delete(key);
  }

  async #catchUp(source: ViewRows, signal: AbortSignal): Promise<void> {
    const upTo = this.#capture.frames.count;
    while (!this.#step(source) && source.scanned < upTo) {
      await this.#replies.rest(source, signal);
      signal.throwIfAborted();
    }
  }

  /** A source that failed is searched anew when it is asked for again. */
  #step(source: ViewRows, told = true): boolean {
    try {
      return source.step();
    } catch (error) {
      for (const [key, view] of this.#views) {
        if (view !== source) continue;
        this.#views.delete(key);
        if (!told) this.#failure = { key, error };
      }
      throw error;
    }
  }

  /** What the search behind failed with is told once, to whoever asks for that view next. */
  #throwFailure(key: string): void {
    const failure = this.#failure;
    if (failure?.key !== key) return;
    this.#failure = undefined;
    throw failure.error;
  }

  /** Goes on in the background, between the sockets' turns. */
  #search(source: ViewRows): void {
    this.#behind = source;
    this.#until = this.#now() + restsAfter;
    if (!this.#searching) void this.#searchOn();
  }

  async #searchOn(): Promise<void> {
    this.#searching = true;
    try {
      for (;;) {
        await this.#replies.rest(this.#behind ?? {});
        const source = this.#behind;
        const wanted = source !== undefined && this.#now() < this.#until && [...this.#views.values()].includes(source);
        if (!wanted || this.#step(source, false)) break;
      }
    } catch {
      // Nobody waits here: whoever asks for the view next hears of it, and after that searches anew.
    }
    this.#behind = undefined;
    this.#searching = false;
  }
}

function keyOf({ view, filter }: ViewQuery): string {
  return `${view} ${filter}`;
}
