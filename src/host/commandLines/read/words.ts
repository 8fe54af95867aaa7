/** What is read of a pasted line, whatever the shell. */
import { t } from '../../../contract/l10n.ts';
import type { CommandWord } from '../commandWord.ts';

export interface ReadWords {
  words: CommandWord[];
  /** Sentences: what of the line is not understood. */
  notes: string[];
}

export interface CommandLineError {
  code: 'empty' | 'too-long' | 'open-quote' | 'unknown-program' | 'listens' | 'no-address' | 'bad-address';
  /** What is wrong, and what would be right. */
  error: string;
}

/** Pieces of words while they come, character by character. */
export class WordBuilder {
  readonly words: CommandWord[] = [];
  #pieces: ({ text: string } | { variable: string })[] = [];
  #started = false;

  /** Inside of a word: a character was there, or quotes. */
  get started(): boolean {
    return this.#started;
  }

  /** An empty text begins a word too: `''`. */
  add(text: string): void {
    this.#started = true;
    const last = this.#pieces.at(-1);
    if (last && 'text' in last) last.text += text;
    else if (text !== '') this.#pieces.push({ text });
  }

  addVariable(variable: string): void {
    this.#started = true;
    this.#pieces.push({ variable });
  }

  end(): void {
    if (this.#started) this.words.push(this.#pieces);
    this.#pieces = [];
    this.#started = false;
  }
}

/** `mark`: as it was written. */
export const openQuote = (mark: '"' | "'" | "$'"): CommandLineError => ({
  code: 'open-quote',
  error:
    mark === '"'
      ? t('A double quote ({0}) is opened and not closed: part of the line is missing.', mark)
      : t('A single quote ({0}) is opened and not closed: part of the line is missing.', mark),
});
