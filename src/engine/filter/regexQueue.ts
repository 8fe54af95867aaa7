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
const mostCharacters = 1024 * 1024;

interface WaitingRow {
  id: number;
  text: string;
  /** Regular expressions, and what joins them. */
  left: Condition;
  matches: boolean;
}

export class RegexQueue {
  readonly #rows: WaitingRow[] = [];
  #characters = 0;

  /** The row that is asked about next. */
  get first(): number | undefined {
    return this.#rows[0]?.id;
  }

  /** Enough to be worth a beginning. */
  get isFull(): boolean {
    return this.#rows.length >= mostRows || this.#characters >= mostCharacters;
  }

  add(id: number, text: string, left: Condition): void {
    this.#rows.push({ id, text, left, matches: false });
    this.#characters += text.length;
  }

  /** Asks about one row after another until the time is over, about one at least. False: the next one would not end. */
  answer(until: number, tell: (id: number, matches: boolean) => void): boolean {
    const rows = this.#rows;
    if (rows.length === 0) return true;
    let answered = 0;
    const ended = withinTime(patience, () => {
      do {
        const row = rows[answered]!;
        row.matches = matchesText(row.left, row.text);
        answered++;
      } while (answered < rows.length && performance.now() < until);
    });
    for (const { id, text, matches } of rows.splice(0, answered)) {
      this.#characters -= text.length;
      tell(id, matches);
    }
    return ended;
  }

  clear(): void {
    this.#rows.length = 0;
    this.#characters = 0;
  }
}
