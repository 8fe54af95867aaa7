/** How arguments are written so that a shell hands over exactly them. */
import { plainText, type CommandWord } from '../commandWord.ts';

export type Shell = 'posix' | 'powershell';

/** Needs no quotes; but PowerShell would split `-a.b`. */
const plain = /^[A-Za-z0-9_+:./-][A-Za-z0-9_+:./=-]*$/;

export function quote(word: CommandWord, shell: Shell): string {
  const text = plainText(word);
  if (text !== undefined && plain.test(text) && !(shell === 'powershell' && /^-.*[.:]/.test(text))) return text;
  return shell === 'posix' ? quotePosix(word) : quotePowerShell(word);
}

/**
 * What a terminal acts on before the shell has read the line, in quotes or not: ^C ends it, CR is Enter. The shell makes
 * these. An end of line within quotes only goes on with the command.
 */
// eslint-disable-next-line no-control-regex -- it is control characters that are looked for
const actedOn = /[\x01-\x08\x0b-\x1f\x7f]+/g;

/** One command in several lines where it is long. Each group stays together. */
export function joinGroups(groups: readonly (readonly string[])[], shell: Shell): string {
  const parts = groups.map((group) => group.join(' '));
  const line = parts.join(' ');
  if (line.length <= 100) return line;
  return parts.join(shell === 'posix' ? ' \\\n  ' : ' `\n  ');
}

/** POSIX.1-2017, Shell Command Language, 2.2. */
function quotePosix(word: CommandWord): string {
  const text = plainText(word);
  if (text !== undefined) return inSingleQuotes(text);
  // An interactive shell takes `!` for the history even in double quotes; these are for what nothing is special in.
  const isSimple = word.every((piece) => 'variable' in piece || !/["\\$`!]/.test(piece.text));
  if (isSimple) return `"${word.map((piece, index) => inDoubleQuotes(piece, word[index + 1])).join('')}"`;
  return word.map((piece) => ('variable' in piece ? `"$${piece.variable}"` : inSingleQuotes(piece.text))).join('');
}

function inSingleQuotes(text: string): string {
  return `'${text.replaceAll("'", "'\\''").replace(actedOn, (run) => `'"${printed(run)}"'`)}'`;
}

function inDoubleQuotes(piece: CommandWord[number], next: CommandWord[number] | undefined): string {
  if (!('variable' in piece)) return piece.text.replace(actedOn, printed);
  const runsOn = next !== undefined && 'text' in next && /^\w/.test(next.text);
  return runsOn ? `\${${piece.variable}}` : `$${piece.variable}`;
}

/** None is an end of line: `$(…)` keeps them all. */
function printed(run: string): string {
  const octal = Array.from(run, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `$(printf '${octal.join('')}')`;
}

/** PowerShell's about_Quoting_Rules. */
function quotePowerShell(word: CommandWord): string {
  const text = plainText(word);
  // The typographic quotes end a text there too.
  if (text !== undefined && text.search(actedOn) === -1) return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
  const written = word.map((piece) =>
    'variable' in piece ? `\${env:${piece.variable}}` : inExpandingQuotes(piece.text),
  );
  return `"${written.join('')}"`;
}

function inExpandingQuotes(text: string): string {
  return text
    .replace(/["“”„`$]/g, '`$&')
    .replace(actedOn, (run) => Array.from(run, (character) => `$([char]${character.charCodeAt(0)})`).join(''));
}
