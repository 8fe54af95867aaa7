import { t } from '../../contract/l10n.ts';
import { halfFloat } from './halfFloat.ts';
import { bytesText, integer, objectOf, type Plain } from './plain.ts';
import { TreeReader } from './treeReader.ts';

const indefinite = 31;
const breakByte = 0xff;

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
        return info === indefinite ? bytesText(this.#chunks(2)) : this.bytesText(this.#count(info));
      case 3:
        return info === indefinite ? this.#text(this.#chunks(3)) : this.text(this.#count(info));
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

  #count(info: number): number {
    return Number(this.#argument(info));
  }

  /** Of a text or bytes of indefinite length (§3.2.3): each is of the same type and has its length. */
  #chunks(major: number): Uint8Array {
    const chunks: Uint8Array[] = [];
    while (!this.#ends()) {
      const first = this.byte();
      if (first >> 5 !== major || (first & 0x1f) === indefinite) {
        this.fail(t('A part of a text or of bytes is of another type (RFC 8949 §3.2.3).'), this.at - 1);
      }
      chunks.push(this.take(this.#count(first & 0x1f)));
    }
    return Buffer.concat(chunks);
  }

  #text(bytes: Uint8Array): string {
    return Buffer.from(bytes).toString();
  }

  #ends(): boolean {
    if (this.at >= this.bytes.length) this.need(1);
    if (this.bytes[this.at] !== breakByte) return false;
    this.at++;
    return true;
  }

  #list(info: number): Plain {
    if (info === indefinite) return this.list(0, () => !this.#ends());
    const count = this.#count(info);
    this.expect(count, 1);
    return this.list(count);
  }

  #map(info: number): Plain {
    if (info === indefinite) return this.map(0, () => !this.#ends());
    const count = this.#count(info);
    this.expect(count, 2);
    return this.map(count);
  }

  protected override name(): string {
    const first = this.bytes[this.at]!;
    if (!(first >= 0x60 && first < 0x78)) return super.name();
    this.at++;
    return this.nameText(first & 0x1f);
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
    return objectOf({ tag, value });
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
