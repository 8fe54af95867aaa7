import { t } from '../../../contract/l10n.ts';
import { atLine, Unreadable } from '../unreadable.ts';
import type { TextLine } from './lines.ts';
import { fromBase64 } from './lineBytes.ts';

/** The members of a line of JSON, each asked for as what it has to be. Own members only: `__proto__` is a name like another. */
export class LineMembers {
  readonly #place: string;
  readonly #members: object;

  private constructor(place: string, members: object) {
    this.#place = place;
    this.#members = members;
  }

  /** Throws an `Unreadable` where the line is no object of JSON. */
  static read({ number, text }: TextLine): LineMembers {
    const place = atLine(number);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new Unreadable(place, t('it is no JSON.'));
    }
    if (!isObject(value)) throw new Unreadable(place, t('it is no object.'));
    return new LineMembers(place, value);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#members, name);
  }

  value(name: string): unknown {
    return this.has(name) ? (this.#members as Record<string, unknown>)[name] : undefined;
  }

  text(name: string): string | undefined {
    return this.#typed(name, t('a text'), (value) => typeof value === 'string');
  }

  flag(name: string): boolean {
    return this.#typed(name, t('true or false'), (value) => typeof value === 'boolean') ?? false;
  }

  number(name: string): number | undefined {
    return this.#typed(name, t('a number'), (value): value is number => Number.isFinite(value));
  }

  needed<T>(name: string, value: T | undefined): T {
    if (value === undefined) throw this.wrong(t('“{0}” is missing.', name));
    return value;
  }

  oneOf<T extends string>(name: string, known: readonly T[]): T {
    const value = this.needed(name, this.value(name)) as T;
    if (!known.includes(value)) throw this.wrong(t('“{0}” is none of {1}.', name, known.join(', ')));
    return value;
  }

  /** The members of a member that is an object. */
  object(name: string): LineMembers | undefined {
    const value = this.#typed(name, t('an object'), isObject);
    return value === undefined ? undefined : new LineMembers(this.#place, value);
  }

  /** Of `text` or `base64`; undefined where neither is there. */
  get bytes(): Uint8Array | undefined {
    const text = this.text('text');
    if (text !== undefined) return Buffer.from(text);
    return this.base64('base64');
  }

  base64(name: string): Uint8Array | undefined {
    const text = this.text(name);
    const bytes = text === undefined ? undefined : fromBase64(text);
    if (text !== undefined && bytes === undefined) throw this.wrong(t('“{0}” is no Base64.', name));
    return bytes;
  }

  /** `why` is a sentence. */
  wrong(why: string): Unreadable {
    return new Unreadable(this.#place, why);
  }

  #typed<T>(name: string, what: string, is: (value: unknown) => value is T): T | undefined {
    const value = this.value(name);
    if (value === undefined || value === null) return undefined;
    if (!is(value)) throw this.wrong(t('“{0}” is not {1}.', name, what));
    return value;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
