import type { ByteRange } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { DecodeError, type Route } from './format.ts';
import { bytesText, deeper, deepest, newObject, utf8Text, type Plain } from './plain.ts';
import { brief } from './plainText.ts';
import { shortName } from './shortNames.ts';

/** Of one payload; each takes memory many times its byte. */
export const mostValues = 1_000_000;
const mostRanges = 10_000;

/** What says how many elements, members or bytes it has. */
export type Announced = keyof typeof announced;

const announced = {
  array: (count, left) => t('An array of {0} elements is announced; bytes left: {1}.', count, left),
  map: (count, left) => t('A map of {0} members is announced; bytes left: {1}.', count, left),
  text: (count, left) => t('A text of {0} bytes is announced; bytes left: {1}.', count, left),
  bytes: (count, left) => t('Binary data of {0} bytes is announced; bytes left: {1}.', count, left),
  extension: (count, left) => t('An extension of {0} bytes is announced; bytes left: {1}.', count, left),
  value: (count, left) => t('Bytes needed here: {0}; bytes left: {1}.', count, left),
} satisfies Record<string, (count: string, left: string) => string>;
/** Shorter texts are made character by character: a call into the engine costs more. */
const shortText = 20;

/**
 * Goes over the bytes of a format whose values say how long they are. Lengths that cannot be are found before anything is made.
 * With a route, only what lies on it is made: names of members, and elements of lists by their index, or any of them where
 * the route names a member. All else is passed over, and held to the same rules.
 */
export abstract class TreeReader {
  readonly bytes: Uint8Array;
  at = 0;
  #view: DataView | undefined;
  #buffer: Buffer | undefined;
  #ranges: ByteRange[] | undefined;
  readonly #path: (string | number)[] = [];
  #depth = 0;
  #values = 0;
  readonly #route: Route;
  /** How much of the route leads to what is read now. */
  #gone = 0;

  constructor(bytes: Uint8Array, ranges?: ByteRange[], route: Route = []) {
    this.bytes = bytes;
    this.#ranges = ranges;
    this.#route = route;
  }

  /** The one value that all the bytes are. */
  whole(): Plain {
    const value = this.value();
    if (this.at < this.bytes.length) this.fail(t('{0} bytes follow the value.', this.bytes.length - this.at));
    return value;
  }

  /** The value at this place, and where it lies. */
  value(step?: string | number): Plain {
    this.#enter();
    if (this.#ranges === undefined) {
      const value = this.#readOrPass();
      this.#depth--;
      return value;
    }
    const from = this.at;
    if (step !== undefined) this.#path.push(step);
    const value = this.#readOrPass();
    if (this.#ranges.length < mostRanges) this.#ranges.push({ path: [...this.#path], from, to: this.at });
    if (step !== undefined) this.#path.pop();
    this.#depth--;
    return value;
  }

  /** Goes past the value at this place. */
  skip(): void {
    this.#enter();
    if (this.#isTooDeep) this.passDeep();
    else this.pass();
    this.#depth--;
  }

  protected abstract read(): Plain;

  /** A value that has others in it begins here. */
  protected get opens(): boolean {
    return true;
  }

  /** Goes past the value at this place, however deep it is: without calling itself. Formats that cannot refuse the payload. */
  protected passDeep(): void {
    this.fail(t('It is nested more than {0} deep.', deepest));
  }

  get #isTooDeep(): boolean {
    return this.#depth > deepest && this.opens;
  }

  #readOrPass(): Plain {
    if (!this.#isTooDeep) return this.read();
    this.passDeep();
    return deeper;
  }

  /** Goes past what `read` would read; where it can, without making it. */
  protected pass(): void {
    this.wholly(() => this.read());
  }

  /** So many elements; `more` says whether there is another one. */
  protected list(count: number, more?: () => boolean): Plain {
    const list: Plain[] = [];
    const gone = this.#gone;
    const wanted = this.#route[gone];
    for (let i = 0; more === undefined ? i < count : more(); i++) {
      if (typeof wanted !== 'number') list.push(this.value(i));
      else if (i !== wanted) {
        this.skip();
        list.push(null);
      } else {
        this.#gone = gone + 1;
        list.push(this.value(i));
        this.#gone = gone;
      }
    }
    return list;
  }

  /** So many members; `more` says whether there is another one. */
  protected map(count: number, more?: () => boolean): Plain {
    const object = newObject();
    const gone = this.#gone;
    const wanted = this.#route[gone];
    if (wanted === undefined) {
      for (let i = 0; more === undefined ? i < count : more(); i++) {
        const name = this.name();
        object[name] = this.value(name);
      }
      return object;
    }
    const asked = String(wanted);
    for (let i = 0; more === undefined ? i < count : more(); i++) {
      if (this.name() !== asked) this.skip();
      else {
        this.#gone = gone + 1;
        object[asked] = this.value(asked);
        this.#gone = gone;
      }
    }
    return object;
  }

  /** The name of the member at this place; of a key that is no text, what is written for it. */
  protected name(): string {
    return this.wholly(() => {
      const key = this.value('');
      return typeof key === 'string' ? key : brief(key);
    });
  }

  /** What is read within is made whole, and its places are not told. */
  protected wholly<T>(read: () => T): T {
    const ranges = this.#ranges;
    const gone = this.#gone;
    this.#ranges = undefined;
    this.#gone = this.#route.length;
    const done = read();
    this.#ranges = ranges;
    this.#gone = gone;
    return done;
  }

  /** A value within another that is no list or map: it is made whole. */
  protected inner(step: string): Plain {
    const gone = this.#gone;
    this.#gone = this.#route.length;
    const value = this.value(step);
    this.#gone = gone;
    return value;
  }

  /** So many elements, or members, may be there: the one takes a byte at least, the other two. */
  protected expect(count: number, what: 'array' | 'map'): void {
    if (count * (what === 'map' ? 2 : 1) > this.bytes.length - this.at) this.short(count, what);
  }

  protected need(length: number, what: Announced = 'value'): number {
    const from = this.at;
    if (length > this.bytes.length - from) this.short(length, what);
    this.at = from + length;
    return from;
  }

  protected take(length: number, what?: Announced): Uint8Array {
    const from = this.need(length, what);
    return this.bytes.subarray(from, from + length);
  }

  protected byte(): number {
    const { at } = this;
    if (at >= this.bytes.length) this.short(1, 'value');
    this.at = at + 1;
    return this.bytes[at]!;
  }

  /** Made when it is first needed: of a few small values it would cost more than they do. */
  protected get view(): DataView {
    return (this.#view ??= new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength));
  }

  protected text(length: number): string {
    const from = this.need(length, 'text');
    if (!this.#isAscii(from, from + length)) return this.#utf8(from);
    if (length > shortText) {
      const { buffer, byteOffset } = this.bytes;
      this.#buffer ??= Buffer.from(buffer, byteOffset, this.bytes.length);
      return this.#buffer.toString('latin1', from, from + length);
    }
    let text = '';
    for (let at = from; at < this.at; at++) text += String.fromCharCode(this.bytes[at]!);
    return text;
  }

  /** The same of a name, which others have had. */
  protected nameText(length: number): string {
    const from = this.need(length, 'text');
    const name = shortName(this.bytes, from, this.at);
    if (name !== undefined) return name;
    this.at = from;
    return this.text(length);
  }

  /** Goes past a text. */
  protected passText(length: number): void {
    const from = this.need(length, 'text');
    if (!this.#isAscii(from, this.at)) this.#utf8(from);
  }

  protected bytesText(length: number, what: Announced = 'bytes'): string {
    return bytesText(this.take(length, what));
  }

  fail(message: string, offset = this.at): never {
    throw new DecodeError(message, offset);
  }

  #enter(): void {
    this.count();
    this.#depth++;
  }

  /** One more value was reached. */
  protected count(): void {
    if (++this.#values > mostValues) this.fail(t('It has more than {0} values.', mostValues.toLocaleString('en-US')));
  }

  #isAscii(from: number, to: number): boolean {
    const { bytes } = this;
    let at = from;
    while (at < to && bytes[at]! < 0x80) at++;
    return at === to;
  }

  #utf8(from: number): string {
    return utf8Text(this.bytes.subarray(from, this.at)) ?? this.fail(t('The text is not UTF-8.'), from);
  }

  /** It says that there is more than is left. */
  protected short(count: number | bigint, what: Announced): never {
    this.fail(announced[what](count.toLocaleString('en-US'), (this.bytes.length - this.at).toLocaleString('en-US')));
  }
}
