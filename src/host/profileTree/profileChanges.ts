/** Changes of profile files that can be taken back, the last one first. */
import { t } from '../../contract/l10n.ts';

/** `ProfileStore`, as far as it is used. */
export interface ChangedFile {
  edit(change: (text: string) => string): Promise<void>;
}

export interface FileChange {
  file: ChangedFile;
  change: (text: string) => string;
}

interface Done {
  /** What it was: `Move “feed”`. */
  what: string;
  steps: { file: ChangedFile; before: string; after: string }[];
}

const kept = 50;

export class ProfileChanges {
  readonly #done: Done[] = [];

  /** One after the other; what the first ones did stays where a later one fails. */
  async make(what: string, ...changes: readonly FileChange[]): Promise<void> {
    const done: Done = { what, steps: [] };
    try {
      for (const { file, change } of changes) {
        let [before, after] = ['', ''];
        await file.edit((text) => {
          before = text;
          return (after = change(text));
        });
        if (before !== after) done.steps.push({ file, before, after });
      }
    } finally {
      if (done.steps.length > 0) this.#done.push(done);
      if (this.#done.length > kept) this.#done.shift();
    }
  }

  /** What was taken back; undefined where there is nothing. Throws where the file has changed since. */
  async undo(): Promise<string | undefined> {
    const last = this.#done.pop();
    for (const { file, before, after } of last?.steps.toReversed() ?? []) {
      await file.edit((text) => {
        if (text !== after) throw new Error(t('The file has changed since: undo in the editor, or change it by hand.'));
        return before;
      });
    }
    return last?.what;
  }
}
