/**
 * Splits a line as a POSIX shell does (POSIX.1-2017, Shell Command Language, 2.2 and 2.6), with bash's `$'…'`. Nothing is
 * run and no variable is filled in. Where the line ends were lost, as in a field of one line, a backslash that stands
 * before a blank is still the end of a line.
 */
import { t } from '../../../contract/l10n.ts';
import { readAnsiQuotes } from './ansiQuotes.ts';
import { openQuote, WordBuilder, type CommandLineError, type ReadWords } from './words.ts';

const blank = /\s/;
/** Control characters, as this extension's own commands have them. */
const printed = /\$\(printf '((?:\\[0-7]{3})+)'\)/y;
const variable = /\$(?:(\w+)|\{(\w+)\})/y;

export function posixWords(text: string): ReadWords | CommandLineError {
  return new PosixReader(text.replace(/\\\r?\n/g, ' ').replace(/\s`\r?\n/g, ' ')).read();
}

class PosixReader {
  readonly #line: string;
  readonly #built = new WordBuilder();
  readonly #notes = new Set<string>();
  #at = 0;

  constructor(line: string) {
    this.#line = line.trim();
  }

  read(): ReadWords | CommandLineError {
    while (this.#at < this.#line.length) {
      const character = this.#line[this.#at]!;
      if (this.#ends(character)) break;
      const error = this.#step(character);
      if (error) return error;
    }
    this.#built.end();
    return { words: this.#built.words, notes: [...this.#notes] };
  }

  /** At the end of the first command. */
  #ends(character: string): boolean {
    const rest = this.#line.slice(this.#at);
    // An address is often pasted without quotes: its `&` is no operator.
    const isInAddress = this.#built.started && /^&[^\s&]/.test(rest);
    const isOperator = /[|;&<>()]/.test(character) && !isInAddress;
    const isComment = character === '#' && !this.#built.started;
    if (!isOperator && !isComment && character !== '\n') return false;
    if (!isComment && rest.trim() !== ';')
      this.#notes.add(t('What follows the first command is left out: {0}.', JSON.stringify(rest.trim().slice(0, 40))));
    return true;
  }

  #step(character: string): CommandLineError | undefined {
    if (blank.test(character)) {
      this.#built.end();
      this.#at++;
      return undefined;
    }
    switch (character) {
      case "'":
        return this.#single();
      case '"':
        return this.#double();
      case '\\':
        this.#backslash();
        return undefined;
      case '$':
        return this.#dollar();
      case '`':
        this.#notes.add(t('`…` is not run: it stays as it is written.'));
        break;
      case '~':
        if (!this.#built.started && /^~(?:\/|\s|$)/.test(this.#line.slice(this.#at))) {
          this.#at++;
          this.#built.addVariable('HOME');
          return undefined;
        }
        break;
    }
    this.#built.add(character);
    this.#at++;
    return undefined;
  }

  #backslash(): void {
    const next = this.#line[this.#at + 1] ?? '';
    if ((next === '' || blank.test(next)) && !this.#built.started) this.#at++;
    else {
      this.#built.add(next);
      this.#at += 2;
    }
  }

  #single(): CommandLineError | undefined {
    const end = this.#line.indexOf("'", this.#at + 1);
    if (end === -1) return openQuote("'");
    this.#built.add(this.#line.slice(this.#at + 1, end));
    this.#at = end + 1;
    return undefined;
  }

  #double(): CommandLineError | undefined {
    this.#built.add('');
    this.#at++;
    for (; this.#at < this.#line.length;) {
      const character = this.#line[this.#at]!;
      if (character === '"') {
        this.#at++;
        return undefined;
      }
      if (character === '\\' && /["\\$`]/.test(this.#line[this.#at + 1] ?? '')) {
        this.#built.add(this.#line[this.#at + 1]!);
        this.#at += 2;
      } else if (character === '$') this.#expansion();
      else {
        this.#built.add(character);
        this.#at++;
      }
    }
    return openQuote('"');
  }

  #dollar(): CommandLineError | undefined {
    const next = this.#line[this.#at + 1];
    if (next === "'") {
      const quoted = readAnsiQuotes(this.#line, this.#at + 2);
      if (!quoted) return openQuote("$'");
      this.#built.add(quoted.text);
      this.#at = quoted.end;
      return undefined;
    }
    if (next === '"') {
      this.#at++;
      return this.#double();
    }
    this.#expansion();
    return undefined;
  }

  #expansion(): void {
    printed.lastIndex = this.#at;
    const made = printed.exec(this.#line)?.[1];
    if (made !== undefined) {
      this.#built.add(
        String.fromCharCode(
          ...made
            .slice(1)
            .split('\\')
            .map((octal) => parseInt(octal, 8)),
        ),
      );
      this.#at = printed.lastIndex;
      return;
    }
    variable.lastIndex = this.#at;
    const match = variable.exec(this.#line);
    const name = match?.[1] ?? match?.[2];
    if (name !== undefined && !/^\d/.test(name)) {
      this.#built.addVariable(name);
      this.#at = variable.lastIndex;
      return;
    }
    if (/^\$[({]/.test(this.#line.slice(this.#at)))
      this.#notes.add(
        t('{0} is not run, and {1} is read as a plain variable only: they stay as they are written.', '$(…)', '${…}'),
      );
    this.#built.add('$');
    this.#at++;
  }
}
