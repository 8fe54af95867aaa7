/** What was sent from the composer, to be called back by the arrow keys as in a shell. */
import type { Draft } from '../../src/contract/panel.ts';

const MOST_KEPT = 50;
/** Longer texts are not kept here; their rows are still in the table. */
const LONGEST_KEPT = 100_000;

export class SentHistory {
  #sent: Draft[] = [];
  #at = 0;

  /** `before`: what was sent in an earlier life of the page. */
  restore(before: readonly Draft[]): void {
    this.#sent = [...before, ...this.#sent].slice(-MOST_KEPT);
    this.#at = this.#sent.length;
  }

  push(sent: Draft): void {
    const last = this.#sent.at(-1);
    const again = JSON.stringify(last) === JSON.stringify(sent);
    if (!again && sent.text !== '' && sent.text.length <= LONGEST_KEPT) this.#sent.push(sent);
    this.#sent = this.#sent.slice(-MOST_KEPT);
    this.#at = this.#sent.length;
  }

  /** The one before; undefined at the beginning. */
  older(): Draft | undefined {
    if (this.#at === 0) return undefined;
    return this.#sent[--this.#at];
  }

  /** The one after; an empty one behind the newest, undefined where it already was. */
  newer(): Draft | undefined {
    if (this.#at >= this.#sent.length) return undefined;
    return this.#sent[++this.#at] ?? { ...(this.#sent.at(-1) as Draft), text: '' };
  }

  /** The arrow keys walk only while the text is one of ours. */
  isAt(text: string): boolean {
    return text === '' || this.#sent[this.#at]?.text === text;
  }
}
