import { t } from '../../../contract/l10n.ts';
import { isComposed, sameJson } from '../jsonValue.ts';
import type { MatchPart } from './part.ts';

/** Differences that are told. */
const mostTold = 20;
/** Levels in which differences are looked for one by one. */
const deepest = 200;

/** Counts what differs between two JSON values, and tells where. */
class Differences {
  wrong = 0;
  of = 0;
  readonly sentences: string[] = [];
  /** Members that nobody asked for do not count. */
  readonly #more: boolean;

  constructor(more: boolean) {
    this.#more = more;
  }

  compare(expected: unknown, actual: unknown, path: string, depth = 0): void {
    if (depth > deepest || !isComposed(expected) || !isComposed(actual)) {
      this.#leaf(sameJson(expected, actual), () => t('{0} is {1}, not {2}.', path, words(actual), words(expected)));
    } else if (Array.isArray(expected) !== Array.isArray(actual)) {
      this.#leaf(false, () => t('{0} is {1}, not {2}.', path, kind(actual), kind(expected)));
    } else if (Array.isArray(expected) && Array.isArray(actual)) {
      this.#lists(expected, actual, path, depth);
    } else this.#members(expected, actual, path, depth);
  }

  #lists(expected: readonly unknown[], actual: readonly unknown[], path: string, depth: number): void {
    if (expected.length !== actual.length) {
      this.#leaf(false, () => t('{0} has {1} elements, not {2}.', path, actual.length, expected.length));
    }
    if (expected.length === 0 && actual.length === 0) this.#leaf(true);
    for (let i = 0; i < Math.min(expected.length, actual.length); i++) {
      this.compare(expected[i], actual[i], `${path}[${i}]`, depth + 1);
    }
  }

  #members(expected: Record<string, unknown>, actual: Record<string, unknown>, path: string, depth: number): void {
    const names = Object.keys(expected);
    if (names.length === 0) this.#leaf(true);
    for (const name of names) {
      const place = member(path, name);
      if (Object.hasOwn(actual, name)) this.compare(expected[name], actual[name], place, depth + 1);
      else this.#leaf(false, () => t('{0} is missing.', place));
    }
    if (this.#more) return;
    for (const name of Object.keys(actual)) {
      if (!Object.hasOwn(expected, name)) this.#leaf(false, () => t('{0} is too much.', member(path, name)));
    }
  }

  #leaf(same: boolean, sentence: () => string = () => ''): void {
    this.of++;
    if (same) return;
    this.wrong++;
    if (this.sentences.length < mostTold) this.sentences.push(sentence());
  }
}

/** How far a value is what was expected; with `more` it may have members that were not asked for. */
export function jsonPart(expected: unknown, actual: unknown, { more }: { more: boolean }): MatchPart {
  const differences = new Differences(more);
  differences.compare(expected, actual, '$');
  const { wrong, of, sentences } = differences;
  return { wrong, of, sentences };
}

function member(path: string, name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

/** Short. */
export function words(value: unknown): string {
  if (isComposed(value)) return kind(value);
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return t('missing');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function kind(value: unknown): string {
  return Array.isArray(value) ? t('a list') : t('an object');
}
