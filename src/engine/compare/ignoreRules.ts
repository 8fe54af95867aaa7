/** What is left out of messages before they are compared. */
import { t } from '../../contract/l10n.ts';
import { readPath } from '../../filterLanguage/path.ts';
import { withinTime } from '../filter/timeLimit.ts';
import { wrongRule } from './failures.ts';

/** Stands where something was left out. */
export const leftOut = '…';

/** Milliseconds that a regular expression has for a message. */
const longest = 250;
/** Levels of JSON that are looked through. */
const deepest = 200;

/** `'*'` as a step is any element or member; names are told from it by their object. */
type Step = { name: string | number } | { any: true };

type Rule =
  | { kind: 'path'; steps: readonly Step[] }
  /** A member of this name, wherever it is. */
  | { kind: 'anywhere'; name: string }
  | { kind: 'regex'; regex: RegExp };

export class IgnoreRules {
  readonly #rules: readonly Rule[];

  /** Throws an `RpcError` that names the rule that is none. */
  constructor(written: readonly string[]) {
    this.#rules = written.map(readRule);
  }

  /** The value without what is ignored: the same object where that is nothing. */
  json(value: unknown): unknown {
    let left = value;
    for (const rule of this.#rules) {
      if (rule.kind === 'path') left = withoutPath(left, rule.steps);
      else if (rule.kind === 'anywhere') left = withoutName(left, rule.name, 0);
    }
    return left;
  }

  /** The text without what regular expressions match; one that does not end matches nothing. */
  text(text: string): string {
    return this.#rules.reduce((left, rule) => (rule.kind === 'regex' ? withoutMatches(left, rule.regex) : left), text);
  }
}

function readRule(written: string): Rule {
  const [, source, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(written) ?? [];
  if (source !== undefined) {
    try {
      return { kind: 'regex', regex: new RegExp(source, flags.includes('g') ? flags : `${flags}g`) };
    } catch (error) {
      throw wrongRule(written, error instanceof Error ? error.message : String(error));
    }
  }
  const [, name] = /^\$\.\.([\p{L}_$][\p{L}\p{N}_$-]*)$/u.exec(written) ?? [];
  if (name !== undefined) return { kind: 'anywhere', name };
  // No name has this character in front: what is meant is read once, by the reader of all paths.
  const path = readPath(written.replaceAll('[*]', `["${any}"]`));
  if (path === undefined) throw wrongRule(written, t('It is no path into JSON, and no regular expression.'));
  return { kind: 'path', steps: path.map((step) => (step === any ? { any: true } : { name: step })) };
}

const any = '\u0000*';

function withoutPath(value: unknown, [step, ...rest]: readonly Step[]): unknown {
  if (step === undefined) return leftOut;
  if ('any' in step) {
    if (Array.isArray(value)) return value.map((item) => withoutPath(item, rest));
    return isObject(value) ? mapped(value, (member) => withoutPath(member, rest)) : value;
  }
  const { name } = step;
  if (Array.isArray(value)) {
    if (typeof name !== 'number' || name >= value.length) return value;
    return value.map((item: unknown, place) => (place === name ? withoutPath(item, rest) : item));
  }
  if (!isObject(value) || !Object.hasOwn(value, name)) return value;
  return mapped(value, (member, key) => (key === String(name) ? withoutPath(member, rest) : member));
}

function withoutName(value: unknown, name: string, depth: number): unknown {
  if (depth > deepest) return value;
  if (Array.isArray(value)) return value.map((item) => withoutName(item, name, depth + 1));
  if (!isObject(value)) return value;
  return mapped(value, (member, key) => (key === name ? leftOut : withoutName(member, name, depth + 1)));
}

function withoutMatches(text: string, regex: RegExp): string {
  let left = text;
  withinTime(longest, () => (left = text.replace(regex, leftOut)));
  return left;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapped(value: Record<string, unknown>, change: (member: unknown, key: string) => unknown): unknown {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member, key)]));
}
