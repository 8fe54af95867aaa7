/** The numbers of the session, asked for as long as they are shown, and the range of time that was brushed. */
import { batch, computed, signal } from '@preact/signals';
import type { PanelCalls, PanelEvents } from '../../src/contract/panel.ts';
import type { Statistics } from '../../src/contract/statistics.ts';
import type { Host } from '../bridge.ts';
import { LatestRequest } from '../table/latestRequest.ts';
import { browserClock, Pace, type PaceClock } from '../table/pace.ts';
import type { TableModel } from '../table/tableModel.ts';
import { rangeText, withoutRange, withRange, type TimeRange } from './brush.ts';

/** At most four questions a second. */
const ASK_INTERVAL = 250;

export class StatisticsModel {
  /** As they were told last; while somebody drags, as they were when that began. */
  readonly statistics = signal<Statistics | undefined>(undefined);
  /** What the last question failed with. */
  readonly failure = signal<unknown>(undefined);
  /** What the table is filtered by, as long as its filter says so. */
  readonly range = computed(() => {
    const brushed = this.#brushed.value;
    return brushed && this.#table.filter.value.endsWith(brushed.text) ? brushed.range : undefined;
  });

  readonly #table: Pick<TableModel, 'filter' | 'show'>;
  readonly #ask: LatestRequest<null, Statistics>;
  readonly #brushed = signal<{ range: TimeRange; text: string } | undefined>(undefined);
  #held = false;
  #shown = false;

  constructor(
    host: Host<PanelCalls, PanelEvents>,
    table: Pick<TableModel, 'filter' | 'show'>,
    clock: PaceClock = browserClock,
  ) {
    this.#table = table;
    this.#ask = new LatestRequest({
      ask: () => host.call('statistics', null),
      answered: (statistics) => this.#take(statistics),
      failed: (error) => (this.failure.value = error),
      pace: new Pace(ASK_INTERVAL, clock).run,
    });
  }

  /** Whether somebody sees them: nothing is asked for while nobody does. */
  show(on: boolean): void {
    this.#shown = on;
    this.want();
  }

  /** Asks for what is known now. */
  want(): void {
    if (this.#shown) this.#ask.want(null);
  }

  /** Nothing moves under the pointer while a range is drawn. */
  hold(on: boolean): void {
    this.#held = on;
    if (!on) this.want();
  }

  /** Filters the table by this range. */
  brush(range: TimeRange): void {
    const statistics = this.statistics.peek();
    if (!statistics) return;
    const text = rangeText(range, statistics);
    batch(() => {
      this.#brushed.value = { range, text };
      this.#table.show({ filter: withRange(this.#table.filter.peek(), text) });
    });
  }

  /** Takes the range out of the filter, and leaves the rest. */
  clearRange(): void {
    if (!this.range.peek()) return;
    this.#brushed.value = undefined;
    this.#table.show({ filter: withoutRange(this.#table.filter.peek()) });
  }

  #take(statistics: Statistics): void {
    batch(() => {
      this.failure.value = undefined;
      // The range was one of a record that is gone.
      if (statistics.generation !== this.statistics.peek()?.generation) this.#brushed.value = undefined;
      if (!this.#held) this.statistics.value = statistics;
    });
    const { scanned, paired, operations, rows } = statistics;
    if (Math.min(scanned, paired, operations?.scanned ?? rows) < rows || isInflating(statistics)) this.want();
  }
}

/** Compressed messages are still inflated to be counted. */
export function isInflating({ directions }: Pick<Statistics, 'directions'>): boolean {
  return Object.values(directions).some(
    ({ compression: { messages, inflated, refused } }) => inflated + refused < messages,
  );
}
