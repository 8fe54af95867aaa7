/** The arguments of a program, told apart by its table of options. */
import { plainText, shownText, textWord, type CommandWord } from '../commandWord.ts';

export interface OptionSyntax {
  /** Long names whose value must be there. */
  valued: ReadonlySet<string>;
  /** Long names whose value may be there: the next argument, unless it begins with a dash. */
  maybeValued?: ReadonlySet<string>;
  /** Long names by letter. */
  letters: Readonly<Record<string, string>>;
  /** `--name=value` and `-n=value` are understood. */
  joined: boolean;
}

export interface Argument {
  /** The long name without dashes; a letter that the table lacks stays one. Absent: no option. */
  option?: string;
  /** The option as it was written. */
  given: string;
  value?: CommandWord;
}

export function readArguments(words: readonly CommandWord[], syntax: OptionSyntax): Argument[] {
  const read: Argument[] = [];
  const left = [...words];
  let onlyValues = false;
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const start = firstText(word);
    if (onlyValues || !start.startsWith('-') || plainText(word) === '-')
      read.push({ given: shownText(word), value: word });
    else if (plainText(word) === '--') onlyValues = true;
    else if (start.startsWith('--')) read.push(longOption(word, left, syntax));
    else read.push(...letterOptions(word, left, syntax));
  }
  return read;
}

function longOption(word: CommandWord, left: CommandWord[], syntax: OptionSyntax): Argument {
  const start = firstText(word);
  const equals = syntax.joined ? start.indexOf('=') : -1;
  const option = start.slice(2, equals === -1 ? undefined : equals);
  const given = `--${option}`;
  if (equals !== -1) return { option, given, value: without(word, equals + 1) };
  return withValue({ option, given }, left, syntax);
}

/** `-sSL`, `-H value`, `-Hvalue`. */
function letterOptions(word: CommandWord, left: CommandWord[], syntax: OptionSyntax): Argument[] {
  const start = firstText(word);
  const read: Argument[] = [];
  for (let at = 1; at < start.length; at++) {
    const letter = start[at]!;
    const option = syntax.letters[letter] ?? letter;
    const argument: Argument = { option, given: `-${letter}` };
    const isLast = at === start.length - 1 && word.length === 1;
    if (!syntax.valued.has(option) || isLast) {
      read.push(isLast ? withValue(argument, left, syntax) : argument);
      continue;
    }
    const from = syntax.joined && start[at + 1] === '=' ? at + 2 : at + 1;
    return [...read, { ...argument, value: without(word, from) }];
  }
  return read;
}

function withValue(argument: Argument, left: CommandWord[], syntax: OptionSyntax): Argument {
  const { option = '' } = argument;
  const isThere = left[0] !== undefined && !firstText(left[0]).startsWith('-');
  if (!syntax.valued.has(option) && !(syntax.maybeValued?.has(option) && isThere)) return argument;
  const value = left.shift();
  return value === undefined ? argument : { ...argument, value };
}

function firstText(word: CommandWord): string {
  const [first] = word;
  return first && 'text' in first ? first.text : '';
}

/** Without what its first text begins with. */
function without(word: CommandWord, length: number): CommandWord {
  const rest = firstText(word).slice(length);
  const others = word.slice(1);
  return rest === '' && others.length > 0 ? others : [...textWord(rest), ...others];
}
