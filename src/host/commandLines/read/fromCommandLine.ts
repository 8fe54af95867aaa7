/** A command line that a person pasted, as a profile: of curl, wscat or websocat. Nothing of it is run. */
import { t } from '../../../contract/l10n.ts';
import { grouped } from '../../amounts.ts';
import { pathOf, plainText, shownText, type CommandWord } from '../commandWord.ts';
import { cmdWords, isCmdLine } from './cmdWords.ts';
import { fromCurl } from './fromCurl.ts';
import { fromWebsocat } from './fromWebsocat.ts';
import { fromWscat } from './fromWscat.ts';
import { posixWords } from './posixWords.ts';
import type { ReadCommandLine } from './profileDraft.ts';
import type { CommandLineError } from './words.ts';

export type { ReadCommandLine } from './profileDraft.ts';
export type { CommandLineError } from './words.ts';

type Program = 'curl' | 'wscat' | 'websocat';

const readers: Record<Program, (words: readonly CommandWord[]) => ReadCommandLine | CommandLineError> = {
  curl: fromCurl,
  wscat: fromWscat,
  websocat: fromWebsocat,
};

/** Longer ones are no command lines. */
const longest = 1 << 18;

export function fromCommandLine(text: string): ReadCommandLine | CommandLineError {
  // What stands before a command in documentation.
  const line = text.replace(/^\s*(?:[$%#>]\s+)?/, '').trimEnd();
  if (line === '') return { code: 'empty', error: t('Paste a command line of curl, wscat or websocat.') };
  if (line.length > longest)
    return { code: 'too-long', error: t('A command line has {0} characters at most.', grouped(longest)) };
  const split = isCmdLine(line) ? cmdWords(line) : posixWords(line);
  if ('code' in split) return split;
  const { program, words, assigned, first } = commandOf(split.words);
  if (program === undefined) {
    return { code: 'unknown-program', error: t('“{0}” is not curl, wscat or websocat.', first.slice(0, 40)) };
  }
  const read = readers[program](words);
  if ('code' in read) return read;
  const authorities = assigned.get('SSL_CERT_FILE');
  if (program === 'websocat' && authorities) {
    read.profile.tls = { ca: pathOf(authorities), ...read.profile.tls };
    assigned.delete('SSL_CERT_FILE');
  }
  const left = [...assigned.keys()].map((name) => t('{0} before the command is left out.', `${name}=…`));
  return { profile: read.profile, notes: [...split.notes, ...left, ...read.notes] };
}

interface Command {
  program?: Program;
  words: CommandWord[];
  assigned: Map<string, CommandWord>;
  first: string;
}

/** Behind assignments, and what runs a command without changing it. */
function commandOf(all: readonly CommandWord[]): Command {
  const words = [...all];
  const assigned = new Map<string, CommandWord>();
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const text = plainText(word) ?? '';
    const assignment = word[0] && 'text' in word[0] ? /^([A-Za-z_]\w*)=([^]*)$/.exec(word[0].text) : null;
    if (assignment) {
      assigned.set(assignment[1]!, [{ text: assignment[2]! }, ...word.slice(1)]);
      continue;
    }
    const name = text
      .replace(/^.*[\\/]/, '')
      .replace(/\.(?:exe|cmd)$/i, '')
      .toLowerCase();
    if (name === 'curl' || name === 'wscat' || name === 'websocat')
      return { program: name, words, assigned, first: name };
    const isWrapper = /^(?:sudo|command|env|exec|time|npx|bunx|pnpx)$/.test(name) || /^(?:-y|--yes|&)$/.test(text);
    if (!isWrapper) return { words, assigned, first: shownText(word) };
  }
  return { words, assigned, first: '' };
}
