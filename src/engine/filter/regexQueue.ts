/**
 * Rows that only regular expressions can tell of, and those asked about many rows at once. One can take years over a few
 * bytes, and what could stop it costs a tenth of a millisecond; what it stops must be nothing but an expression, as
 * anything else may be half done then.
 */
import type { Condition } from './condition.ts';
import { matchesText } from './match.ts';
import { withinTime } from './timeLimit.ts';

/** Milliseconds for one row. */
const patience = 500;
const mostRows = 4096;
/** Rows without a look at the clock, and milliseconds in which that many are through. */
const mostUnlooked = 16;
const quick = 0.1;
const mostCharacters = 1024 * 1024;

/** Arrays beside each other, written again and again: an object for each of a million rows would be seen in the time they take. */
export class RegexQueue {
  readonly #ids: number[] = [];
  readonly #texts: string[] = [];
  /** Regular expressions, and what joins them. */
  readonly #left: Condition[] = [];
  readonly #matches: boolean[] = [];
  #count = 0;
  /** The place of the row that is asked about next. */
  #next = 0;
  #characters = 0;

  /** The row that is asked about next. */
  get first(): number | undefined {
    return this.#next < this.#count ? this.#ids[this.#next] : undefined;
  }

  /** Enough to be worth a beginning. */
  get isFull(): boolean {
    return this.#count >= mostRows || this.#characters >= mostCharacters;
  }

  add(id: number, text: string, left: Condition): void {
    const at = this.#count++;
    this.#ids[at] = id;
    this.#texts[at] = text;
    this.#left[at] = left;
    this.#characters += text.length;
  }

  /** Asks about one row after another until the time is over, about one at least. False: the next one would not end. */
  answer(until: number, tell: (id: number, matches: boolean) => void): boolean {
    const [ids, texts, left, found] = [this.#ids, this.#texts, this.#left, this.#matches];
    const [from, count] = [this.#next, this.#count];
    if (from === count) return true;
    let to = from;
    let [looked, lookAt, now] = [from, from + 1, performance.now()];
    const ended = withinTime(patience, () => {
      do {
        found[to] = matchesText(left[to]!, texts[to]!);
        if (++to < lookAt) continue;
        // Where rows take no time the clock would take most of it.
        const before = now;
        now = performance.now();
        lookAt = to + (now - before < quick ? Math.min(mostUnlooked, 2 * (to - looked)) : 1);
        looked = to;
      } while (to < count && now < until);
    });
    this.#next = to;
    for (let at = from; at < to; at++) tell(ids[at]!, found[at]!);
    if (to === count) this.clear();
    // The row that was stopped has all of the time at the next call, where others came before it.
    return ended || to > from;
  }

  clear(): void {
    // A text may be long, and nothing else holds it.
    this.#texts.fill('', 0, this.#count);
    this.#count = 0;
    this.#next = 0;
    this.#characters = 0;
  }
}
