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
  if (text !== undefined) return `'${text.replaceAll("'", "'\\''")}'`;
  // An interactive shell takes `!` for the history even in double quotes; these are for what nothing is special in.
  const isSimple = word.every((piece) => 'variable' in piece || !/["\\$`!]/.test(piece.text));
  if (isSimple) return `"${word.map((piece, index) => inDoubleQuotes(piece, word[index + 1])).join('')}"`;
  return word
    .map((piece) => ('variable' in piece ? `"$${piece.variable}"` : `'${piece.text.replaceAll("'", "'\\''")}'`))
    .join('');
}

function inDoubleQuotes(piece: CommandWord[number], next: CommandWord[number] | undefined): string {
  if (!('variable' in piece)) return piece.text;
  const runsOn = next !== undefined && 'text' in next && /^\w/.test(next.text);
  return runsOn ? `\${${piece.variable}}` : `$${piece.variable}`;
}

/** PowerShell's about_Quoting_Rules. */
function quotePowerShell(word: CommandWord): string {
  const text = plainText(word);
  // The typographic quotes end a text there too.
  if (text !== undefined) return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
  const written = word.map((piece) =>
    'variable' in piece ? `\${env:${piece.variable}}` : piece.text.replace(/["“”„`$]/g, '`$&'),
  );
  return `"${written.join('')}"`;
}
