/**
 * Splits a line as Windows' cmd.exe and a program's C runtime do, one after the other: `^` takes the meaning from the
 * next character outside of quotes, `%NAME%` is a variable, `\"` a quote inside of quotes.
 */
import { t } from '../../../contract/l10n.ts';
import { openQuote, WordBuilder, type CommandLineError, type ReadWords } from './words.ts';

/** Of the private use area: around a variable's name between the two steps. */
const marks = ['\uE000', '\uE001'] as const;

/** The first quote is `^"`, as browsers copy on Windows; or a line ends with `^`, and no single quote is there. */
export function isCmdLine(text: string): boolean {
  return /^[^'"]*\s\^"/.test(text) || (!text.includes("'") && /\s\^[ \t]*\r?\n/.test(text));
}

export function cmdWords(text: string): ReadWords | CommandLineError {
  const { line, rest } = unescaped(text.trim().replace(/[\uE000\uE001]/g, ''));
  // Browsers double each backslash, though the C runtime takes two for one only before a quote.
  const words = runtimeWords(text.includes('^"') ? line.replace(/\\\\(?!\\*")/g, '\\') : line);
  if ('code' in words) return words;
  return {
    words: words.words,
    notes:
      rest === '' ? [] : [t('What follows the first command is left out: {0}.', JSON.stringify(rest.slice(0, 40)))],
  };
}

/** What cmd.exe hands over. */
function unescaped(text: string): { line: string; rest: string } {
  let line = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') quoted = !quoted;
    if (character === '^' && !quoted) {
      // The end of the line falls away; two of them are one that is meant.
      const lineEnd = /^\^[ \t]*\r?\n/.exec(text.slice(at, at + 20));
      at += lineEnd ? lineEnd[0].length : 1;
      // Where the line ends were lost, a blank follows.
      line += text[at] ?? '';
      continue;
    }
    const variable = character === '%' ? /^%(\w+)%/.exec(text.slice(at, at + 200)) : null;
    if (variable) {
      line += marks[0] + variable[1]! + marks[1];
      at += variable[0].length - 1;
    } else if (!quoted && /[|&<>\n]/.test(character)) {
      const rest = text.slice(at).trim();
      return { line, rest };
    } else line += character;
  }
  return { line, rest: '' };
}

/** The C runtime's rules: backslashes are special before a quote only. */
function runtimeWords(line: string): ReadWords | CommandLineError {
  const built = new WordBuilder();
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (character === '\\') {
      const [slashes, quote] = /^(\\+)("?)/.exec(line.slice(at))!.slice(1) as [string, string];
      const isEscaped = quote !== '' && slashes.length % 2 === 1;
      built.add('\\'.repeat(quote === '' ? slashes.length : Math.floor(slashes.length / 2)) + (isEscaped ? '"' : ''));
      at += slashes.length - (isEscaped ? 0 : 1);
    } else if (character === '"') {
      if (quoted && line[at + 1] === '"') {
        built.add('"');
        at++;
      } else {
        quoted = !quoted;
        built.add('');
      }
    } else if (character === marks[0]) {
      const end = line.indexOf(marks[1], at);
      built.addVariable(line.slice(at + 1, end));
      at = end;
    } else if (!quoted && /\s/.test(character)) built.end();
    else built.add(character);
  }
  if (quoted) return openQuote('"');
  built.end();
  return { words: built.words, notes: [] };
}
