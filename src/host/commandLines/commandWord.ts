/** One argument of a command, with what a shell puts in its place when the command runs. */
import { escapeTemplate } from '../profiles/variables/template.ts';

export type WordPiece = { text: string } | { variable: string };

/** Pieces that stand beside each other without a gap. */
export type CommandWord = readonly WordPiece[];

export function textWord(text: string): CommandWord {
  return [{ text }];
}

/** Without variables; undefined where there are some. */
export function plainText(word: CommandWord): string | undefined {
  let plain = '';
  for (const piece of word) {
    if ('variable' in piece) return undefined;
    plain += piece.text;
  }
  return plain;
}

/** As people read it: `Bearer $TOKEN`. */
export function shownText(word: CommandWord): string {
  return word.map((piece) => ('variable' in piece ? `$${piece.variable}` : piece.text)).join('');
}

/** As a text of a profile: the shell's variables are those of the environment. */
export function templateOf(word: CommandWord): string {
  return word.map((piece) => ('variable' in piece ? `\${env:${piece.variable}}` : escapeTemplate(piece.text))).join('');
}

/** As the path of a file in a profile: `~/` is the home there too. */
export function pathOf(word: CommandWord): string {
  return templateOf(word).replace(/^\$\{env:(?:HOME|USERPROFILE)\}(?=[\\/])/, '~');
}
