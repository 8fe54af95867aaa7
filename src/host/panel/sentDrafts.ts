/** What was sent from a panel's composer, for its arrow keys: the page forgets it whenever its tab is hidden. Kept in memory only. */
import type { Draft } from '../../contract/panel.ts';

const mostKept = 50;
/** UTF-16 code units. Longer texts are not kept here; their rows are still in the table. */
const longestKept = 100_000;

export class SentDrafts {
  #drafts: Draft[] = [];

  /** The newest last. */
  get all(): Draft[] {
    return [...this.#drafts];
  }

  /** What is the same as the one before is not kept twice. Of how it was sent only what belongs to the text is kept. */
  add({ kind, text, how }: Draft): void {
    if (text === '' || text.length > longestKept) return;
    const reading = { ...(how?.escapes && { escapes: true }), ...(how?.variables && { variables: true }) };
    const draft: Draft = { kind, text, ...(Object.keys(reading).length > 0 && { how: reading }) };
    if (JSON.stringify(this.#drafts.at(-1)) === JSON.stringify(draft)) return;
    this.#drafts = [...this.#drafts, draft].slice(-mostKept);
  }
}
