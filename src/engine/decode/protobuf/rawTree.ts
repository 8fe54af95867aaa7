/**
 * What the wire alone tells, as `protoc --decode_raw` does: fields by their numbers. Varints are numbers without a sign; fixed
 * ones say how many bits they have; what has a length is a text, a message or bytes, whichever it can be.
 */
import type { ByteRange } from '../../../contract/decoding.ts';
import { deepest, integer, isList, isObject, member, newObject, objectOf, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';
import { addTo, Places, printable, refuseTooDeep, textUnlessBytes, type Path } from './tree.ts';
import { areFields, WireReader, type WireField } from './wire.ts';

/** The message that these bytes are. Throws a `DecodeError`. */
export function rawMessage(bytes: Uint8Array, ranges?: ByteRange[]): Plain {
  const reader = new WireReader(bytes);
  return new RawTree(reader, new Places(ranges)).message(reader.fields(0, bytes.length), [], 0);
}

/** Puts the fields that a schema does not know into a message, by their numbers. */
export function fillRaw(
  object: Record<string, Plain>,
  { reader, places }: { reader: WireReader; places: Places },
  fields: readonly WireField[],
  path: Path,
  depth: number,
): void {
  if (fields.length > 0) new RawTree(reader, places).fill(object, fields, path, depth);
}

class RawTree {
  readonly #reader: WireReader;
  readonly #places: Places;

  constructor(reader: WireReader, places: Places) {
    this.#reader = reader;
    this.#places = places;
  }

  message(fields: readonly WireField[], path: Path, depth: number): Plain {
    const object = newObject();
    this.fill(object, fields, path, depth);
    return object;
  }

  fill(object: Record<string, Plain>, fields: readonly WireField[], path: Path, depth: number): void {
    const times = new Map<number, number>();
    for (const { number } of fields) times.set(number, (times.get(number) ?? 0) + 1);
    const seen = new Map<number, number>();
    for (const field of fields) {
      const name = String(field.number);
      const index = seen.get(field.number) ?? 0;
      seen.set(field.number, index + 1);
      const place = this.#places.within(path, name, times.get(field.number) === 1 ? undefined : index);
      addTo(object, name, this.#value(field, place, depth + 1));
      this.#places.add(place, field.from, field.to);
    }
  }

  #value(field: WireField, path: Path, depth: number): Plain {
    refuseTooDeep(depth, field.from);
    const { view } = this.#reader;
    switch (field.wire) {
      case 'varint':
        return typeof field.value === 'number' ? field.value : integer(field.value);
      case 'fixed32':
        return objectOf({ fixed32: view.getUint32(field.at, true), float: view.getFloat32(field.at, true) });
      case 'fixed64':
        return objectOf({
          fixed64: integer(view.getBigUint64(field.at, true)),
          double: view.getFloat64(field.at, true),
        });
      case 'group':
        return objectOf({ group: this.message(field.fields, [...path, 'group'], depth) });
      case 'length':
        return this.#ofLength(field, path, depth);
      default:
        return field satisfies never;
    }
  }

  #ofLength({ at, to }: WireField, path: Path, depth: number): Plain {
    const bytes = this.#reader.bytes.subarray(at, to);
    // A message begins with the tag of its first field, which for most is no letter.
    const text = bytes.length === 0 || bytes[0]! >= 0x20 ? printable(bytes) : undefined;
    if (text === undefined && depth < deepest && areFields(this.#reader.bytes, at, to)) {
      return this.message(this.#reader.fields(at, to), path, depth);
    }
    return textUnlessBytes(bytes);
  }
}

/** `1: 150 2: "testing" 3 {…}`, as `protoc --decode_raw` writes it, in one line. */
export function rawLine(tree: Plain): string {
  return rawLineOf(tree, 0) || '{}';
}

/** Deeper levels are as good as never seen in so short a line. */
const shownLevels = 4;

function rawLineOf(tree: Plain, depth: number): string {
  if (!isObject(tree)) return brief(tree);
  let line = '';
  for (const [name, values] of Object.entries(tree)) {
    for (const value of isList(values) ? values : [values]) {
      if (line.length > 400) return line;
      const number = member(value, 'fixed32') ?? member(value, 'fixed64');
      const written =
        number === undefined && isObject(value)
          ? ` {${depth < shownLevels ? rawLineOf(member(value, 'group') ?? value, depth + 1) : '…'}}`
          : `: ${brief(number ?? value, 120)}`;
      line += `${line === '' ? '' : ' '}${name}${written}`;
    }
  }
  return line;
}
