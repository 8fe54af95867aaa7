import { t } from '../../contract/l10n.ts';
import { deeper, deepest, isList, isObject, type Plain } from './plain.ts';

/** What is written for levels that are too deep: no JSON, so that it is taken for nothing that was sent. */
const deeperMark = '…';

export interface JsonText {
  text: string;
  /** Its beginning only. */
  cut: boolean;
  /** Something is nested deeper than trees are: `text` is no JSON. */
  deep: boolean;
}

/** A tree as JSON, its first `limit` characters or a little more. Numbers that JSON has not are texts; deeper levels `…`. */
export function jsonOf(value: Plain, limit: number, mark = deeperMark): JsonText {
  const writer = new Writer(limit, mark);
  writer.write(value, 0);
  return { text: writer.parts.join(''), cut: writer.cut, deep: writer.deep };
}

/** All of a tree as JSON, for what is sent. Throws a RangeError where it is too deep. */
export function wholeJson(value: Plain): string {
  const { text, deep } = jsonOf(value, Infinity);
  if (deep) throw new RangeError(t('It is nested more than {0} deep.', deepest));
  return text;
}

/** In one line, cut where it would be longer than `limit` characters. */
export function brief(value: Plain | undefined, limit = 200): string {
  if (value === undefined) return '';
  const { text, cut } = jsonOf(value, limit);
  return cut || text.length > limit ? `${text.slice(0, limit)}…` : text;
}

/** Those of these words that are there, in one line. */
export function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

class Writer {
  readonly parts: string[] = [];
  cut = false;
  deep = false;
  readonly #limit: number;
  readonly #mark: string;
  #length = 0;

  constructor(limit: number, mark: string) {
    this.#limit = limit;
    this.#mark = mark;
  }

  write(value: Plain, depth: number): void {
    if (this.#length >= this.#limit) {
      this.cut = true;
      return;
    }
    if (typeof value === 'string') this.#put(quoted(value, this.#limit));
    else if (typeof value === 'bigint') this.#put(value.toString());
    else if (typeof value === 'number') this.#put(numberText(value));
    else if (value === null || typeof value === 'boolean') this.#put(String(value));
    else if (value === deeper || depth >= deepest) {
      this.deep = true;
      this.#put(this.#mark);
    } else if (isList(value)) this.#list(value, depth);
    else if (isObject(value)) this.#object(value, depth);
  }

  #list(list: readonly Plain[], depth: number): void {
    this.#put('[');
    for (let i = 0; i < list.length && !this.cut; i++) {
      if (i > 0) this.#put(',');
      this.write(list[i]!, depth + 1);
    }
    this.#put(']');
  }

  #object(object: { readonly [name: string]: Plain }, depth: number): void {
    this.#put('{');
    let first = true;
    for (const name in object) {
      if (!Object.hasOwn(object, name)) continue;
      if (this.cut) break;
      this.#put(`${first ? '' : ','}${quoted(name, this.#limit)}:`);
      first = false;
      this.write(object[name]!, depth + 1);
    }
    this.#put('}');
  }

  #put(text: string): void {
    this.parts.push(text);
    this.#length += text.length;
  }
}

/** No longer than what is asked for at all: the rest of it would be cut off. */
function quoted(text: string, limit: number): string {
  return JSON.stringify(text.length > limit ? text.slice(0, limit + 1) : text);
}

function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}
