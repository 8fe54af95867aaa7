/** A command that is being written: its words in groups, and what the person has to know. */
import { t } from '../../../contract/l10n.ts';
import type { ConnectionProfile } from '../../../contract/profile.ts';
import { RpcError } from '../../../contract/rpc.ts';
import { shownText, textWord, type CommandWord } from '../commandWord.ts';
import { joinGroups, quote, type Shell } from './shell.ts';
import { ShellVariables, type KnownValue } from './shellVariables.ts';

export interface WrittenCommand {
  text: string;
  /** Sentences: what is left out, what has to be set before. */
  notes: string[];
}

export interface CommandOptions {
  /** POSIX unless said otherwise. */
  shell?: Shell;
  /** What is known of the profile's variables; secrets are not asked for. */
  known?: KnownValue;
}

export class Command {
  readonly shell: Shell;
  readonly notes: string[] = [];
  readonly #variables: ShellVariables;
  readonly #groups: string[][];

  constructor(program: string, { shell = 'posix', known }: CommandOptions) {
    this.shell = shell;
    this.#variables = new ShellVariables(known);
    this.#groups = [[program]];
  }

  /** An option, with the texts of a profile that make up its value; or a value alone. */
  add(option: string, ...templates: readonly string[]): void {
    const group = option === '' ? [] : [quote(textWord(option), this.shell)];
    if (templates.length > 0) group.push(quote(this.word(...templates), this.shell));
    this.#groups.push(group);
  }

  /** As `-H='Name: value'`, in one word. */
  addJoined(option: string, ...templates: readonly string[]): void {
    const value = this.word(...templates);
    const whole = [{ text: `${option}=` }, ...value];
    this.#groups.push([this.shell === 'posix' ? `${option}=${quote(value, this.shell)}` : quote(whole, this.shell)]);
  }

  word(...templates: readonly string[]): CommandWord {
    const word = this.#variables.word(...templates);
    if (shownText(word).includes('\0')) throw holdsNul(shownText(word));
    return word;
  }

  /** What stands before a command, for a POSIX shell. */
  assignment(name: string, template: string): string {
    return `${name}=${quote(this.word(template), this.shell)} `;
  }

  note(...notes: readonly string[]): void {
    this.notes.push(...notes);
  }

  written(before = ''): WrittenCommand {
    return { text: before + joinGroups(this.#groups, this.shell), notes: [...this.#variables.notes, ...this.notes] };
  }
}

function holdsNul(text: string): RpcError {
  return new RpcError({
    code: 'not-in-command-line',
    message: t('“{0}” has a NUL in it.', text.slice(0, 40).replaceAll('\0', '␀')),
    cause: t('No argument of a command can hold one.'),
    remedy: t('Change it in the profile.'),
  });
}

/**
 * The file of a certificate or key; undefined, with a note, where the profile holds the PEM text itself. No shell knows
 * `~` in quotes.
 */
export function filePath(command: Command, field: string, value: string | undefined): string | undefined {
  const home = command.shell === 'posix' ? 'HOME' : 'USERPROFILE';
  if (!value?.includes('-----BEGIN')) return value?.replace(/^~(?=[\\/])/, `\${env:${home}}`);
  command.note(t('`{0}` is a PEM text, not a file: left out.', field));
  return undefined;
}

/** One file; further ones are noted. */
export function caPath(command: Command, { tls }: ConnectionProfile, program: string): string | undefined {
  const [first, ...others] = [tls?.ca ?? []].flat();
  if (others.length > 0) command.note(t('{0} takes one file of authorities; put those of `tls.ca` into one.', program));
  return filePath(command, 'tls.ca', first);
}
