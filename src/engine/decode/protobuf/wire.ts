/** The wire format of Protocol Buffers: which fields lie where (protobuf.dev/programming-guides/encoding). */
import { t } from '../../../contract/l10n.ts';
import { DecodeError } from '../format.ts';
import { deepest } from '../plain.ts';
import { mostValues } from '../treeReader.ts';

/** A field of a message. `from` is where its tag begins, `at` where its value does, `to` where that ends. */
export type WireField = { readonly number: number; readonly from: number; readonly at: number; readonly to: number } & (
  | { readonly wire: 'varint'; readonly value: Varint }
  | { readonly wire: 'fixed64' | 'length' | 'fixed32'; readonly value?: undefined }
  | { readonly wire: 'group'; readonly fields: readonly WireField[] }
);

/** A number without a sign: a bigint only where it has more than 49 bits, as bigints cost many times what numbers do. */
export type Varint = number | bigint;

/** The last three bits of a tag. */
const endGroup = 4;
const largestNumber = 2 ** 29 - 1;

/** Goes over the fields of one payload; they are counted over all of its messages. */
export class WireReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Behind the varint that was read last. */
  next = 0;
  #fields = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The fields of the message from `from` to before `to`. Throws a `DecodeError` where it is none. */
  fields(from: number, to: number): WireField[] {
    return this.#fieldsOf(from, to, undefined, 0).fields;
  }

  /** The varints that lie one behind the other, as packed fields have them. */
  varints(from: number, to: number): { value: Varint; from: number; to: number }[] {
    const found: { value: Varint; from: number; to: number }[] = [];
    for (let at = from; at < to;) {
      const value = this.varint(at, to);
      this.count(at);
      found.push({ value, from: at, to: this.next });
      at = this.next;
    }
    return found;
  }

  /** At most ten bytes of seven bits, the lowest first; 64 bits of them count. `next` is where it ends. */
  varint(from: number, to: number): Varint {
    const { bytes } = this;
    let low = 0;
    let factor = 1;
    for (let at = from; at < from + 10; at++) {
      if (at >= to) throw new DecodeError(t('The number does not end.'), Math.min(at, bytes.length));
      const byte = bytes[at]!;
      if (at < from + 7) low += (byte & 0x7f) * factor;
      factor *= 128;
      if (byte >= 0x80) continue;
      this.next = at + 1;
      return at < from + 7 ? low : this.#long(from, this.next);
    }
    throw new DecodeError(t('The number has more than ten bytes.'), from);
  }

  /** One more value is made. */
  count(at: number): void {
    if (++this.#fields > mostValues) {
      throw new DecodeError(t('It has more than {0} values.', mostValues.toLocaleString('en-US')), at);
    }
  }

  #long(from: number, next: number): bigint {
    let value = 0n;
    for (let at = next - 1; at >= from; at--) value = (value << 7n) | BigInt(this.bytes[at]! & 0x7f);
    return BigInt.asUintN(64, value);
  }

  /** Up to `to`, or to the end of the group with this number; `next` is then behind that end. */
  #fieldsOf(start: number, to: number, group: number | undefined, depth: number): { fields: WireField[]; end: number } {
    if (depth > deepest) throw new DecodeError(t('It is nested more than {0} deep.', deepest), start);
    const fields: WireField[] = [];
    let from = start;
    while (from < to) {
      const tag = Number(this.varint(from, to));
      const at = this.next;
      const number = Math.floor(tag / 8);
      if (number === 0 || number > largestNumber) {
        throw new DecodeError(t('No field has the number {0}.', number), from);
      }
      const type = tag % 8;
      if (type === endGroup) {
        if (number !== group) throw new DecodeError(t('A group ends here that did not begin.'), from);
        this.next = at;
        return { fields, end: from };
      }
      this.count(from);
      const field = this.#field(from, at, number, type, to, depth);
      fields.push(field);
      // Of a group what ends it lies behind its fields.
      from = field.wire === 'group' ? this.next : field.to;
    }
    if (group !== undefined) throw new DecodeError(t('The group {0} does not end.', group), to);
    return { fields, end: to };
  }

  #field(from: number, at: number, number: number, type: number, to: number, depth: number): WireField {
    switch (type) {
      case 0: {
        const value = this.varint(at, to);
        return { number, from, at, to: this.next, wire: 'varint', value };
      }
      case 1:
        return { number, from, at, to: this.#past(at, 8, to), wire: 'fixed64', value: undefined };
      case 2: {
        const length = Number(this.varint(at, to));
        const begin = this.next;
        return { number, from, at: begin, to: this.#past(begin, length, to), wire: 'length', value: undefined };
      }
      case 3: {
        const { fields, end } = this.#fieldsOf(at, to, number, depth + 1);
        return { number, from, at, to: end, wire: 'group', fields };
      }
      case 5:
        return { number, from, at, to: this.#past(at, 4, to), wire: 'fixed32', value: undefined };
      default:
        throw new DecodeError(t('There is no wire type {0}.', type), from);
    }
  }

  #past(at: number, length: number, to: number): number {
    if (length > to - at) throw new DecodeError(t('It says that {0} bytes follow, and {1} do.', length, to - at), at);
    return at + length;
  }
}

/** Its last 32 bits, with a sign. */
export function int32(value: Varint): number {
  return typeof value === 'number' ? value | 0 : Number(BigInt.asIntN(32, value));
}

/** Whether these bytes are fields from end to end. Groups, which nobody writes any more, are taken for none. */
export function areFields(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const tag = skipVarint(bytes, at, to);
    if (tag < 0 || tag - at > 5) return false;
    const number = Math.floor(smallVarint(bytes, at, tag) / 8);
    if (number === 0 || number > largestNumber) return false;
    const type = bytes[at]! & 7;
    if (type === 0) at = skipVarint(bytes, tag, to);
    else if (type === 1) at = tag + 8;
    else if (type === 5) at = tag + 4;
    else if (type === 2) {
      const body = skipVarint(bytes, tag, to);
      if (body < 0 || body - tag > 5) return false;
      at = body + smallVarint(bytes, tag, body);
    } else return false;
    if (at < 0 || at > to) return false;
  }
  return true;
}

/** Of at most five bytes. */
function smallVarint(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = to - 1; at >= from; at--) value = value * 128 + (bytes[at]! & 0x7f);
  return value;
}

/** Where the varint ends; -1 where it does not. */
function skipVarint(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to && at < from + 10; at++) if (bytes[at]! < 0x80) return at + 1;
  return -1;
}
