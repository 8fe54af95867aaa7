import type { RowsQuery, RowsWindow } from '../contract/engine.ts';
import type { Row, View } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';
import type { MessageReader } from './capture/messageReader.ts';
import { rowOf } from './capture/rows.ts';
import { rowSource, type RowSource } from './filter/rowSource.ts';

const keptViews = 8;
const mostRows = 10_000;

type ViewQuery = Omit<RowsQuery, 'session'>;

/** The views of one capture that were asked for lately, each as far as it was searched. */
export class RowViews {
  readonly #capture: Capture;
  readonly #reader: MessageReader;
  readonly #views = new Map<string, RowSource>();
  readonly #searching = new Set<RowSource>();

  constructor(capture: Capture, reader: MessageReader) {
    this.#capture = capture;
    this.#reader = reader;
  }

  /** The capture was cleared: what was found is of another record. */
  reset(): void {
    this.#views.clear();
  }

  /** Rows that match, once all frames captured up to now were looked at. */
  async count(query: ViewQuery, signal: AbortSignal): Promise<number> {
    const source = this.#source(query);
    await this.#catchUp(source, signal);
    return source.size;
  }

  async rows(query: ViewQuery & { start: number; count: number }, signal: AbortSignal): Promise<Row[]> {
    const source = this.#source(query);
    await this.#catchUp(source, signal);
    return this.#rows(source.slice(Math.max(0, query.start), Math.min(query.count, mostRows)), query.view);
  }

  /** What is known now; the search goes on behind. A start beyond the end gives the last `count` rows. */
  window(query: ViewQuery & { start: number; count: number }): RowsWindow {
    const source = this.#source(query);
    source.step();
    this.#search(source);
    const count = Math.min(query.count, mostRows);
    const start = Math.max(0, Math.min(query.start, source.size - count));
    return {
      rows: this.#rows(source.slice(start, count), query.view),
      start,
      total: source.size,
      scanned: source.scanned,
      frames: this.#capture.frames.count,
      notes: [...source.notes],
    };
  }

  locate(query: ViewQuery & { id: number }): number {
    return this.#source(query).rank(query.id);
  }

  #rows(ids: number[], view: View): Row[] {
    return ids.map((id) => rowOf(this.#capture.frames.get(id)!, view, this.#reader));
  }

  #source({ view, filter }: ViewQuery): RowSource {
    const key = `${view} ${filter}`;
    const source = this.#views.get(key) ?? rowSource(this.#capture, this.#reader, view, filter);
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

  async #catchUp(source: RowSource, signal: AbortSignal): Promise<void> {
    const upTo = this.#capture.frames.count;
    while (!source.step() && source.scanned < upTo) {
      await new Promise(setImmediate);
      signal.throwIfAborted();
    }
  }

  /** Goes on in the background, between the sockets' turns, until nothing is left or the view is forgotten. */
  #search(source: RowSource): void {
    if (this.#searching.has(source)) return;
    this.#searching.add(source);
    const go = (): void => {
      const wanted = [...this.#views.values()].includes(source);
      if (wanted && !source.step()) setImmediate(go);
      else this.#searching.delete(source);
    };
    setImmediate(go);
  }
}
