import { t } from '../../contract/l10n.ts';
import { integer, objectOf, type Plain } from './plain.ts';
import { TreeReader } from './treeReader.ts';

/** The type of the one extension that the specification itself has: a time. */
const timestamp = -1;

/**
 * MessagePack (github.com/msgpack/msgpack/blob/master/spec.md). A library would tell neither where values lie nor where
 * a payload is wrong; in the tests one is its witness.
 */
export class MsgpackReader extends TreeReader {
  protected read(): Plain {
    const first = this.byte();
    if (first < 0x80) return first;
    if (first < 0x90) return this.#map(first & 0x0f);
    if (first < 0xa0) return this.#list(first & 0x0f);
    if (first < 0xc0) return this.text(first & 0x1f);
    if (first >= 0xe0) return first - 0x100;
    switch (first) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.bytesText(this.#length(first - 0xc4));
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return this.#extension(this.#length(first - 0xc7));
      case 0xca:
        return this.view.getFloat32(this.need(4));
      case 0xcb:
        return this.view.getFloat64(this.need(8));
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.#length(first - 0xcc);
      case 0xcf:
        return integer(this.view.getBigUint64(this.need(8)));
      case 0xd0:
        return this.view.getInt8(this.need(1));
      case 0xd1:
        return this.view.getInt16(this.need(2));
      case 0xd2:
        return this.view.getInt32(this.need(4));
      case 0xd3:
        return integer(this.view.getBigInt64(this.need(8)));
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return this.#extension(1 << (first - 0xd4));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.text(this.#length(first - 0xd9));
      case 0xdc:
      case 0xdd:
        return this.#list(this.#length(first - 0xdb));
      case 0xde:
      case 0xdf:
        return this.#map(this.#length(first - 0xdd));
      default:
        return this.fail(t('The byte c1 begins nothing in MessagePack.'), this.at - 1);
    }
  }

  /** Of 1, 2 or 4 bytes. */
  #length(power: number): number {
    if (power === 0) return this.byte();
    return power === 1 ? this.view.getUint16(this.need(2)) : this.view.getUint32(this.need(4));
  }

  #list(count: number): Plain {
    this.expect(count, 'array');
    return this.list(count);
  }

  #map(count: number): Plain {
    this.expect(count, 'map');
    return this.map(count);
  }

  protected override name(): string {
    const first = this.bytes[this.at]!;
    if (!(first >= 0xa0 && first < 0xc0)) return super.name();
    this.at++;
    return this.nameText(first & 0x1f);
  }

  protected override pass(): void {
    const first = this.byte();
    if (first < 0x80 || first >= 0xe0) return;
    if (first < 0x90) this.#passMap(first & 0x0f);
    else if (first < 0xa0) this.#passList(first & 0x0f);
    else if (first < 0xc0) this.passText(first & 0x1f);
    else if (first >= 0xd9 && first <= 0xdb) this.passText(this.#length(first - 0xd9));
    else if (first === 0xdc || first === 0xdd) this.#passList(this.#length(first - 0xdb));
    else if (first === 0xde || first === 0xdf) this.#passMap(this.#length(first - 0xdd));
    else {
      // What is short enough is made and thrown away.
      this.at--;
      this.read();
    }
  }

  protected override get opens(): boolean {
    const first = this.bytes[this.at] ?? 0;
    return (first >= 0x80 && first < 0xa0) || (first >= 0xdc && first <= 0xdf);
  }

  /** What is in a list or map is counted, and passed as if it stood behind it. */
  protected override passDeep(): void {
    for (let left = 1; left > 0; left--) {
      this.count();
      if (this.opens) left += this.#countWithin();
      else this.pass();
    }
  }

  /** Goes past the head of a list or map. */
  #countWithin(): number {
    const first = this.byte();
    const isMap = first < 0x90 || first >= 0xde;
    const count = first < 0xa0 ? first & 0x0f : this.#length(first - (isMap ? 0xdd : 0xdb));
    this.expect(count, isMap ? 'map' : 'array');
    return isMap ? 2 * count : count;
  }

  #passList(count: number): void {
    this.expect(count, 'array');
    for (let i = 0; i < count; i++) this.skip();
  }

  #passMap(count: number): void {
    this.expect(count, 'map');
    for (let i = 0; i < count; i++) {
      this.name();
      this.skip();
    }
  }

  #extension(length: number): Plain {
    const type = this.view.getInt8(this.need(1));
    if (type !== timestamp || ![4, 8, 12].includes(length)) {
      return objectOf({ extension: type, data: this.bytesText(length, 'extension') });
    }
    return objectOf({ timestamp: this.#time(length) });
  }

  /** Seconds with nanoseconds, as ISO 8601 has them where a date can be so far away; else as a number. */
  #time(length: number): string | number {
    const from = this.need(length, 'extension');
    let seconds: bigint;
    let nanoseconds = 0;
    if (length === 4) seconds = BigInt(this.view.getUint32(from));
    else if (length === 8) {
      const both = this.view.getBigUint64(from);
      nanoseconds = Number(both >> 34n);
      seconds = both & 0x3_ffff_ffffn;
    } else {
      nanoseconds = this.view.getUint32(from);
      seconds = this.view.getBigInt64(from + 4);
    }
    const whole = Number(seconds);
    if (Math.abs(whole) > 8.64e12) return whole + nanoseconds / 1e9;
    const date = new Date(whole * 1000).toISOString();
    return nanoseconds === 0 ? date : date.replace('.000Z', `.${String(nanoseconds).padStart(9, '0')}Z`);
  }
}
