/** The variables of a profile as those of a shell: a secret's value never gets into a command. */
import { t } from '../../../contract/l10n.ts';
import { parseTemplate, type Reference } from '../../profiles/variables/template.ts';
import type { CommandWord } from '../commandWord.ts';

/** What is known of a variable that is no secret. */
export type KnownValue = (reference: Reference) => string | undefined;

/** Every shell has its own; nobody needs to be told. */
const homes: ReadonlySet<string> = new Set(['HOME', 'USERPROFILE']);

export class ShellVariables {
  readonly #known: KnownValue;
  /** By the reference's source. */
  readonly #names = new Map<string, { name: string; reference: Reference }>();

  constructor(known: KnownValue = () => undefined) {
    this.#known = known;
  }

  /** Texts of a profile, one after the other. */
  word(...templates: readonly string[]): CommandWord {
    return templates.flatMap(parseTemplate).map((piece) => {
      if (piece.kind === 'literal') return { text: piece.text };
      const { reference, source } = piece;
      const known = reference.kind === 'secret' ? undefined : this.#known(reference);
      if (known !== undefined) return { text: known };
      return reference.kind === 'unknown' ? { text: source } : { variable: this.#nameOf(reference, source) };
    });
  }

  /** A sentence for each that the person has to set. */
  get notes(): string[] {
    const told = [...this.#names].filter(([, { name }]) => !homes.has(name));
    return told.map(([source, { name, reference }]) => {
      if (reference.kind === 'secret')
        return t(
          'Set {0} to the secret “{1}” before you run it: its value is not in the command.',
          name,
          reference.name,
        );
      if (reference.kind === 'env') return t('{0} is taken from the environment of the shell.', name);
      return t('Set {0} before you run it: it stands for {1}.', name, source);
    });
  }

  #nameOf(reference: Exclude<Reference, { kind: 'unknown' }>, source: string): string {
    const before = this.#names.get(source);
    if (before) return before.name;
    const taken = new Set([...this.#names.values()].map(({ name }) => name));
    const wish = wishedName(reference);
    let name = wish;
    for (let count = 2; taken.has(name); count++) name = `${wish}_${count}`;
    this.#names.set(source, { name, reference });
    return name;
  }
}

function wishedName(reference: Exclude<Reference, { kind: 'unknown' }>): string {
  switch (reference.kind) {
    case 'env':
      return /^[A-Za-z_]\w*$/.test(reference.name) ? reference.name : shellName(reference.name);
    case 'secret':
    case 'variable':
      return shellName(reference.name);
    case 'input':
      return shellName(reference.prompt);
    case 'workspaceFolder':
      return 'WORKSPACE_FOLDER';
    default:
      return reference satisfies never;
  }
}

/** `my-feed.token` → `MY_FEED_TOKEN`: letters, digits and underscores (POSIX.1-2017, 3.235), no digit at first. */
function shellName(text: string): string {
  const name = text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  if (name === '') return 'VALUE';
  return /^\d/.test(name) ? `_${name}` : name;
}
