import type { ByteRange } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { DecodeError } from './format.ts';
import { bytesText, deepest, utf8Text, type Plain } from './plain.ts';

/** Of one payload; each takes memory many times its byte. */
export const mostValues = 1_000_000;
const mostRanges = 10_000;

/** Goes over the bytes of a format whose values say how long they are. Lengths that cannot be are found before anything is made. */
export abstract class TreeReader {
  readonly bytes: Uint8Array;
  at = 0;
  protected readonly view: DataView;
  #ranges: ByteRange[] | undefined;
  readonly #path: (string | number)[] = [];
  #values = 0;

  constructor(bytes: Uint8Array, ranges?: ByteRange[]) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#ranges = ranges;
  }

  /** The one value that all the bytes are. */
  whole(): Plain {
    const value = this.value();
    if (this.at < this.bytes.length) this.fail(t('{0} bytes follow the value.', this.bytes.length - this.at));
    return value;
  }

  /** The value at this place, and where it lies. */
  value(step?: string | number): Plain {
    if (++this.#values > mostValues) this.fail(t('It has more than {0} values.', mostValues.toLocaleString('en-US')));
    if (this.#path.length >= deepest) this.fail(t('It is nested more than {0} deep.', deepest));
    const from = this.at;
    if (step !== undefined) this.#path.push(step);
    const value = this.read();
    if (this.#ranges !== undefined && this.#ranges.length < mostRanges) {
      this.#ranges.push({ path: [...this.#path], from, to: this.at });
    }
    if (step !== undefined) this.#path.pop();
    return value;
  }

  /** That of a member, at this place. */
  protected key(): Plain {
    const ranges = this.#ranges;
    this.#ranges = undefined;
    const key = this.value('');
    this.#ranges = ranges;
    return key;
  }

  protected abstract read(): Plain;

  /** How many values there are within is known to be possible: each takes `least` bytes. */
  protected expect(count: number, least: number): void {
    if (count * least > this.bytes.length - this.at) this.#short(count * least);
  }

  protected need(length: number): number {
    const from = this.at;
    if (length > this.bytes.length - from) this.#short(length);
    this.at += length;
    return from;
  }

  protected take(length: number): Uint8Array {
    const from = this.need(length);
    return this.bytes.subarray(from, from + length);
  }

  protected byte(): number {
    return this.bytes[this.need(1)]!;
  }

  protected text(length: number): string {
    const from = this.at;
    const text = utf8Text(this.take(length));
    return text ?? this.fail(t('The text is not UTF-8.'), from);
  }

  /** A name that a member has where its key is no text. */
  protected nameOf(key: Plain, written: (value: Plain) => string): string {
    return typeof key === 'string' ? key : written(key);
  }

  protected bytesText(length: number): string {
    return bytesText(this.take(length));
  }

  fail(message: string, offset = this.at): never {
    throw new DecodeError(message, offset);
  }

  #short(length: number): never {
    this.fail(t('It says that {0} bytes follow, and {1} do.', length, this.bytes.length - this.at));
  }
}
