import type { TextOperation } from './textOperation.ts';

const LINES = ['Remember the milk.', 'Ask about the handshake.', 'Ship on Friday?', 'No: ship on Thursday.'];

const SLIP = 'teh ';

/** Length at which the coauthor tidies up. */
const TIDY_ABOVE = 600;

/** A scripted author: writes word by word at the end, takes its slips back, and tidies up where the text gets long. */
export class Coauthor {
  readonly name = 'bea';
  #words: string[] = [];
  #line = 0;
  #slipped = false;

  /** The next thing that the coauthor does to this text. */
  next(text: string): TextOperation {
    if (text.length > TIDY_ABOVE) {
      this.#slipped = false;
      return [{ delete: text.length - TIDY_ABOVE / 2 }];
    }
    // Somebody else may have written after the slip; then it stays.
    const takesBack = this.#slipped && text.endsWith(SLIP);
    this.#slipped = false;
    if (takesBack) return at(text.length - SLIP.length, [{ delete: SLIP.length }]);
    if (this.#words.length === 0) {
      this.#words = `${LINES[this.#line++ % LINES.length]}\n`.split(/(?<= )/);
      // Every second line begins with a slip.
      this.#slipped = this.#line % 2 === 0;
      if (this.#slipped) return at(text.length, [{ insert: SLIP }]);
    }
    return at(text.length, [{ insert: this.#words.shift() ?? '' }]);
  }
}

function at(place: number, change: TextOperation): TextOperation {
  return place === 0 ? change : [{ retain: place }, ...change];
}
