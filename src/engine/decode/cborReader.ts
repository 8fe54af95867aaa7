import { t } from '../../contract/l10n.ts';
import { tagMeaning } from './cborTags.ts';
import { halfFloat } from './halfFloat.ts';
import { bytesText, integer, objectOf, type Plain } from './plain.ts';
import { TreeReader, type Announced } from './treeReader.ts';

const indefinite = 31;
const breakByte = 0xff;

/** In the place of a number: what follows in a list or map of indefinite length, which a break ends; but not between key and value. */
const untilBreak = { element: -1, key: -2, value: -3 } as const;
const afterOne = new Map<number, number>([
  [untilBreak.key, untilBreak.value],
  [untilBreak.value, untilBreak.key],
]);

/** Tags of numbers that are written as bytes (RFC 8949 §3.4.3). */
const bignums = new Map([
  [2, 0n],
  [3, -1n],
]);

/** CBOR (RFC 8949). A library would tell neither where values lie nor where a payload is wrong; in the tests one is its witness. */
export class CborReader extends TreeReader {
  protected read(): Plain {
    const first = this.byte();
    const major = first >> 5;
    const info = first & 0x1f;
    switch (major) {
      case 0:
        return this.#argument(info);
      case 1:
        return negative(this.#argument(info));
      case 2:
        return info === indefinite
          ? bytesText(Buffer.concat(this.#chunks(2, (count) => this.take(count, 'bytes'))))
          : this.bytesText(this.#count(info, 'bytes'));
      case 3:
        return info === indefinite
          ? this.#chunks(3, (count) => this.text(count)).join('')
          : this.text(this.#count(info, 'text'));
      case 4:
        return this.#list(info);
      case 5:
        return this.#map(info);
      case 6:
        return this.#tagged(this.#argument(info));
      default:
        return this.#simple(info);
    }
  }

  /** What follows the first byte (§3). */
  #argument(info: number): number | bigint {
    if (info < 24) return info;
    if (info === 24) return this.byte();
    if (info === 25) return this.view.getUint16(this.need(2));
    if (info === 26) return this.view.getUint32(this.need(4));
    if (info === 27) return integer(this.view.getBigUint64(this.need(8)));
    return this.fail(t('The first byte of the value is not well-formed (RFC 8949 §3).'), this.at - 1);
  }

  #count(info: number, what: Announced): number {
    const count = this.#argument(info);
    return typeof count === 'bigint' ? this.short(count, what) : count;
  }

  /** Of a text or bytes of indefinite length (§3.2.3): each is of the same type, has its length, and is UTF-8 by itself. */
  #chunks<T>(major: 2 | 3, read: (count: number) => T): T[] {
    const chunks: T[] = [];
    while (!this.#ends()) {
      const first = this.byte();
      if (first >> 5 !== major || (first & 0x1f) === indefinite) {
        this.fail(t('A part of a text or of bytes is of another type (RFC 8949 §3.2.3).'), this.at - 1);
      }
      chunks.push(read(this.#count(first & 0x1f, major === 2 ? 'bytes' : 'text')));
    }
    return chunks;
  }

  #ends(): boolean {
    if (this.at >= this.bytes.length) this.need(1);
    if (this.bytes[this.at] !== breakByte) return false;
    this.at++;
    return true;
  }

  #list(info: number): Plain {
    if (info === indefinite) return this.list(0, () => !this.#ends());
    const count = this.#count(info, 'array');
    this.expect(count, 'array');
    return this.list(count);
  }

  #map(info: number): Plain {
    if (info === indefinite) return this.map(0, () => !this.#ends());
    const count = this.#count(info, 'map');
    this.expect(count, 'map');
    return this.map(count);
  }

  protected override name(): string {
    const first = this.bytes[this.at]!;
    if (!(first >= 0x60 && first < 0x78)) return super.name();
    this.at++;
    return this.nameText(first & 0x1f);
  }

  protected override get opens(): boolean {
    const major = (this.bytes[this.at] ?? 0) >> 5;
    return major === 4 || major === 5 || major === 6;
  }

  /** How many values are still to come is kept of each list, map and tag that is open. */
  protected override passDeep(): void {
    const open: number[] = [1];
    for (let left = open.pop(); left !== undefined; left = open.pop()) {
      const isOver = left === 0 || ((left === untilBreak.element || left === untilBreak.key) && this.#ends());
      if (isOver) continue;
      open.push(left > 0 ? left - 1 : (afterOne.get(left) ?? left));
      this.count();
      if (this.opens) open.push(this.#within());
      else this.pass();
    }
  }

  /** Goes past the head of a list, map or tag: how many values are in it. */
  #within(): number {
    const first = this.byte();
    const info = first & 0x1f;
    const major = first >> 5;
    if (major === 6) {
      this.#argument(info);
      return 1;
    }
    const isMap = major === 5;
    if (info === indefinite) return isMap ? untilBreak.key : untilBreak.element;
    const what = isMap ? 'map' : 'array';
    const count = this.#count(info, what);
    this.expect(count, what);
    return isMap ? 2 * count : count;
  }

  #tagged(tag: number | bigint): Plain {
    const from = this.at;
    const value = this.inner('value');
    const sign = bignums.get(Number(tag));
    if (sign !== undefined && typeof value === 'string' && /^h'[\da-f]{0,2048}'$/.test(value)) {
      const magnitude = BigInt(`0x0${value.slice(2, -1)}`);
      return integer(sign === 0n ? magnitude : -1n - magnitude);
    }
    if (tag === 55799 && from === 3) return value;
    return objectOf({ tag, value, ...tagMeaning(tag, value) });
  }

  #simple(info: number): Plain {
    switch (info) {
      case 20:
        return false;
      case 21:
        return true;
      case 22:
        return null;
      case 23:
        return objectOf({ simple: 'undefined' });
      case 25:
        return halfFloat(this.view.getUint16(this.need(2)));
      case 26:
        return this.view.getFloat32(this.need(4));
      case 27:
        return this.view.getFloat64(this.need(8));
      case indefinite:
        return this.fail(t('A break is where a value should be (RFC 8949 §3.2.1).'), this.at - 1);
      default:
        return objectOf({ simple: this.#argument(info) });
    }
  }
}

/** -1 - `argument` (§3.1, major type 1). */
function negative(argument: number | bigint): number | bigint {
  const value = typeof argument === 'number' ? -1 - argument : -1n - argument;
  return typeof value === 'number' && !Number.isSafeInteger(value) ? -1n - BigInt(argument) : value;
}
