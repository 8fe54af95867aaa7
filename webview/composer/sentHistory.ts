/** What was sent from the composer, to be called back by the arrow keys as in a shell. */
import type { ComposerKind } from '../../src/contract/panel.ts';

export interface Sent {
  kind: ComposerKind;
  text: string;
}

const MOST_KEPT = 50;
/** Longer texts are not kept here; their rows are still in the table. */
const LONGEST_KEPT = 100_000;

export class SentHistory {
  #sent: Sent[] = [];
  #at = 0;

  push(sent: Sent): void {
    const last = this.#sent.at(-1);
    const again = last?.kind === sent.kind && last.text === sent.text;
    if (!again && sent.text !== '' && sent.text.length <= LONGEST_KEPT) this.#sent.push(sent);
    this.#sent = this.#sent.slice(-MOST_KEPT);
    this.#at = this.#sent.length;
  }

  /** The one before; undefined at the beginning. */
  older(): Sent | undefined {
    if (this.#at === 0) return undefined;
    return this.#sent[--this.#at];
  }

  /** The one after; an empty one behind the newest, undefined where it already was. */
  newer(): Sent | undefined {
    if (this.#at >= this.#sent.length) return undefined;
    return this.#sent[++this.#at] ?? { kind: this.#sent.at(-1)?.kind ?? 'text', text: '' };
  }

  /** The arrow keys walk only while the text is one of ours. */
  isAt(text: string): boolean {
    return text === '' || this.#sent[this.#at]?.text === text;
  }
}
