/** The wire format of Protocol Buffers: which fields lie where (protobuf.dev/programming-guides/encoding). */
import { t } from '../../../contract/l10n.ts';
import { DecodeError } from '../format.ts';
import { deepest } from '../plain.ts';
import { mostValues } from '../treeReader.ts';

/** A field of a message. `from` is where its tag begins, `at` where its value does, `to` where that ends. */
export type WireField = { readonly number: number; readonly from: number; readonly at: number; readonly to: number } & (
  | { readonly wire: 'varint'; readonly value: bigint }
  | { readonly wire: 'fixed64' | 'length' | 'fixed32' }
  | { readonly wire: 'group'; readonly fields: readonly WireField[] }
);

/** The last three bits of a tag. */
const endGroup = 4;
const largestNumber = 2 ** 29 - 1;

/** Goes over the fields of one payload; they are counted over all of its messages. */
export class WireReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
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
  varints(from: number, to: number): { value: bigint; from: number; to: number }[] {
    const found: { value: bigint; from: number; to: number }[] = [];
    for (let at = from; at < to;) {
      const read = this.varint(at, to);
      this.count(at);
      found.push({ value: read.value, from: at, to: read.next });
      at = read.next;
    }
    return found;
  }

  /** At most ten bytes of seven bits, the lowest first; 64 bits of them count. */
  varint(from: number, to: number): { value: bigint; next: number } {
    let low = 0;
    for (let i = 0; i < 10; i++) {
      if (from + i >= to) throw new DecodeError(t('The number does not end.'), Math.min(from + i, this.bytes.length));
      const byte = this.bytes[from + i]!;
      if (i < 7) low += (byte & 0x7f) * 128 ** i;
      if (byte >= 0x80) continue;
      const next = from + i + 1;
      return { value: i < 7 ? BigInt(low) : this.#long(from, next), next };
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

  /** Up to `to`, or to the end of the group with this number. */
  #fieldsOf(
    start: number,
    to: number,
    group: number | undefined,
    depth: number,
  ): { fields: WireField[]; end: number; next: number } {
    if (depth > deepest) throw new DecodeError(t('It is nested more than {0} deep.', deepest), start);
    const fields: WireField[] = [];
    let from = start;
    while (from < to) {
      const { number, type, at } = this.#tag(from, to);
      if (type === endGroup) {
        if (number !== group) throw new DecodeError(t('A group ends here that did not begin.'), from);
        return { fields, end: from, next: at };
      }
      this.count(from);
      const field = this.#field({ number, from, at }, type, to, depth);
      fields.push(field.read);
      from = field.next;
    }
    if (group !== undefined) throw new DecodeError(t('The group {0} does not end.', group), to);
    return { fields, end: to, next: to };
  }

  #tag(from: number, to: number): { number: number; type: number; at: number } {
    const { value, next: at } = this.varint(from, to);
    const number = Number(value >> 3n);
    if (number === 0 || number > largestNumber) throw new DecodeError(t('No field has the number {0}.', number), from);
    return { number, type: Number(value & 7n), at };
  }

  #field(
    place: { number: number; from: number; at: number },
    type: number,
    to: number,
    depth: number,
  ): { read: WireField; next: number } {
    const { at } = place;
    switch (type) {
      case 0: {
        const { value, next } = this.varint(at, to);
        return { read: { ...place, wire: 'varint', value, to: next }, next };
      }
      case 1:
        return { read: { ...place, wire: 'fixed64', to: this.#past(at, 8, to) }, next: at + 8 };
      case 2: {
        const { value, next } = this.varint(at, to);
        const end = this.#past(next, Number(value), to);
        return { read: { ...place, wire: 'length', at: next, to: end }, next: end };
      }
      case 3: {
        const { fields, end, next } = this.#fieldsOf(at, to, place.number, depth + 1);
        return { read: { ...place, wire: 'group', fields, to: end }, next };
      }
      case 5:
        return { read: { ...place, wire: 'fixed32', to: this.#past(at, 4, to) }, next: at + 4 };
      default:
        throw new DecodeError(t('There is no wire type {0}.', type), place.from);
    }
  }

  #past(at: number, length: number, to: number): number {
    if (length > to - at) throw new DecodeError(t('It says that {0} bytes follow, and {1} do.', length, to - at), at);
    return at + length;
  }
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
