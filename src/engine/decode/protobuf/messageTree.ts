/** A message by its type: names for numbers, and what each value is. Names are those of the schema; what it does not know keeps its number. */
import type { ByteRange } from '../../../contract/decoding.ts';
import { integer, isObject, newObject, textOrBytes, bytesText, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';
import { fillRaw } from './rawTree.ts';
import type { FieldType, MessageField, MessageType, ProtobufSchema, ScalarType } from './schema.ts';
import { Places, refuseTooDeep, type Path } from './tree.ts';
import { int32, WireReader, type WireField } from './wire.ts';

/** The message that these bytes are. Throws a `DecodeError`. */
export function messageOf(bytes: Uint8Array, type: MessageType, schema: ProtobufSchema, ranges?: ByteRange[]): Plain {
  const reader = new WireReader(bytes);
  const tree = newObject();
  new MessageTree(reader, schema, new Places(ranges)).fill(tree, type, reader.fields(0, bytes.length), [], 0);
  return tree;
}

const wires: Readonly<Record<ScalarType, WireField['wire']>> = {
  double: 'fixed64',
  float: 'fixed32',
  int64: 'varint',
  uint64: 'varint',
  int32: 'varint',
  fixed64: 'fixed64',
  fixed32: 'fixed32',
  bool: 'varint',
  string: 'length',
  bytes: 'length',
  uint32: 'varint',
  sfixed32: 'fixed32',
  sfixed64: 'fixed64',
  sint32: 'varint',
  sint64: 'varint',
};

class MessageTree {
  readonly #reader: WireReader;
  readonly #schema: ProtobufSchema;
  readonly #places: Places;

  constructor(reader: WireReader, schema: ProtobufSchema, places: Places) {
    this.#reader = reader;
    this.#schema = schema;
    this.#places = places;
  }

  /** A message whose field comes twice is one message (“Last One Wins”): the second fills the first further. */
  fill(
    object: Record<string, Plain>,
    type: MessageType,
    fields: readonly WireField[],
    path: Path,
    depth: number,
  ): void {
    refuseTooDeep(depth, fields[0]?.from ?? 0);
    // Most messages have neither.
    let chosen: Map<string, string> | undefined;
    let unknown: WireField[] | undefined;
    for (const wire of fields) {
      const field = type.byNumber.get(wire.number);
      if (field === undefined || !this.#read(object, field, wire, path, depth)) (unknown ??= []).push(wire);
      else if (field.oneof !== undefined) {
        // Of a oneof the last one counts.
        chosen ??= chosenIn(object, type, field);
        const other = chosen.get(field.oneof);
        if (other !== undefined && other !== field.name) Reflect.deleteProperty(object, other);
        chosen.set(field.oneof, field.name);
      }
    }
    if (unknown !== undefined) fillRaw(object, { reader: this.#reader, places: this.#places }, unknown, path, depth);
    if (type.name === 'google.protobuf.Any') this.#openAny(object, fields, path, depth);
  }

  /** False where it is not of the type that the schema says. */
  #read(object: Record<string, Plain>, field: MessageField, wire: WireField, path: Path, depth: number): boolean {
    const { name } = field;
    if (field.mapKey !== undefined) return this.#entry(object, field, field.mapKey, wire, path, depth);
    if (field.repeated) return this.#element(object, field, wire, path, depth);
    if (!fits(field.type, wire)) return false;
    const place = this.#places.within(path, name);
    object[name] =
      field.type.kind === 'message'
        ? this.#message(field.type.of, wire, place, depth, object[name])
        : this.#value(field.type, wire, place, depth);
    this.#places.add(place, wire.from, wire.to);
    return true;
  }

  #element(object: Record<string, Plain>, { name, type }: MessageField, wire: WireField, path: Path, depth: number) {
    const isPacked = wire.wire === 'length' && type.kind !== 'message' && wireOf(type) !== 'length';
    if (!isPacked && !fits(type, wire)) return false;
    const list = (object[name] ??= []) as Plain[];
    if (!isPacked) this.#push(list, name, type, wire, path, depth);
    else for (const one of this.#packed(type, wire)) this.#push(list, name, type, one, path, depth);
    return true;
  }

  #push(list: Plain[], name: string, type: FieldType, wire: WireField, path: Path, depth: number): void {
    const place = this.#places.within(path, name, list.length);
    list.push(this.#value(type, wire, place, depth));
    this.#places.add(place, wire.from, wire.to);
  }

  /** Numbers one behind the other, without tags. */
  #packed(type: FieldType, { number, at, to }: WireField): WireField[] {
    const wire = wireOf(type);
    if (wire === 'varint') {
      const varints = this.#reader.varints(at, to);
      return varints.map(({ value, from, to: end }) => ({ number, wire, value, from, at: from, to: end }));
    }
    const length = wire === 'fixed32' ? 4 : 8;
    const found: WireField[] = [];
    for (let from = at; from + length <= to; from += length) {
      this.#reader.count(from);
      found.push({ number, wire: wire === 'fixed32' ? wire : 'fixed64', from, at: from, to: from + length });
    }
    return found;
  }

  /** An entry of a map is a message with the key in its field 1 and the value in 2; either may be left out. */
  #entry(
    object: Record<string, Plain>,
    { name, type }: MessageField,
    mapKey: ScalarType,
    wire: WireField,
    path: Path,
    depth: number,
  ): boolean {
    if (wire.wire !== 'length') return false;
    const keyType: FieldType = { kind: 'scalar', scalar: mapKey };
    let key: WireField | undefined;
    let value: WireField | undefined;
    for (const one of this.#reader.fields(wire.at, wire.to)) {
      if (one.number === 1 && fits(keyType, one)) key = one;
      else if (one.number === 2 && fits(type, one)) value = one;
    }
    const written = key === undefined ? emptyOf(keyType) : this.#scalar(mapKey, key);
    const entry = typeof written === 'string' ? written : brief(written);
    const map = (object[name] ??= newObject()) as Record<string, Plain>;
    const place = this.#places.within(this.#places.within(path, name), entry);
    map[entry] = value === undefined ? emptyOf(type) : this.#value(type, value, place, depth);
    this.#places.add(place, wire.from, wire.to);
    return true;
  }

  /** `before`: what there is of it already. */
  #message(type: MessageType, wire: WireField, path: Path, depth: number, before?: Plain): Plain {
    const object = (isObject(before) ? before : newObject()) as Record<string, Plain>;
    const fields = wire.wire === 'group' ? wire.fields : this.#reader.fields(wire.at, wire.to);
    this.fill(object, type, fields, path, depth + 1);
    return object;
  }

  #value(type: FieldType, wire: WireField, path: Path, depth: number): Plain {
    switch (type.kind) {
      case 'scalar':
        return this.#scalar(type.scalar, wire);
      case 'enum': {
        const number = wire.wire === 'varint' ? int32(wire.value) : 0;
        return type.of.byNumber.get(number) ?? number;
      }
      case 'message':
        return this.#message(type.of, wire, path, depth);
      default:
        return type satisfies never;
    }
  }

  #scalar(scalar: ScalarType, wire: WireField): Plain {
    const { view, bytes } = this.#reader;
    const varint = wire.wire === 'varint' ? wire.value : 0;
    switch (scalar) {
      case 'int32':
        return int32(varint);
      case 'uint32':
        return int32(varint) >>> 0;
      case 'sint32': {
        const unsigned = int32(varint) >>> 0;
        return (unsigned >>> 1) ^ -(unsigned & 1);
      }
      case 'int64':
        return typeof varint === 'number' ? varint : integer(BigInt.asIntN(64, varint));
      case 'uint64':
        return typeof varint === 'number' ? varint : integer(varint);
      case 'sint64':
        return typeof varint === 'number' ? smallZigzag(varint) : integer(BigInt.asIntN(64, zigzag(varint)));
      case 'bool':
        return Number(varint) !== 0;
      case 'float':
        return view.getFloat32(wire.at, true);
      case 'fixed32':
        return view.getUint32(wire.at, true);
      case 'sfixed32':
        return view.getInt32(wire.at, true);
      case 'double':
        return view.getFloat64(wire.at, true);
      case 'fixed64':
        return integer(view.getBigUint64(wire.at, true));
      case 'sfixed64':
        return integer(view.getBigInt64(wire.at, true));
      case 'string':
        return textOrBytes(bytes, wire.at, wire.to);
      case 'bytes':
        return bytesText(bytes.subarray(wire.at, wire.to));
      default:
        return scalar satisfies never;
    }
  }

  /** What is in an Any is shown in the place of its bytes, where the schema has its type. */
  #openAny(object: Record<string, Plain>, fields: readonly WireField[], path: Path, depth: number): void {
    const url = object['type_url'];
    const value = fields.findLast((one) => one.number === 2 && one.wire === 'length');
    const type = typeof url === 'string' ? this.#schema.messages.get(url.slice(url.lastIndexOf('/') + 1)) : undefined;
    if (type === undefined || value === undefined) return;
    const inside = newObject();
    this.fill(inside, type, this.#reader.fields(value.at, value.to), [...path, 'value'], depth + 1);
    object['value'] = inside;
  }
}

function wireOf(type: FieldType): WireField['wire'] {
  return type.kind === 'scalar' ? wires[type.scalar] : type.kind === 'enum' ? 'varint' : 'length';
}

function fits(type: FieldType, { wire }: WireField): boolean {
  switch (type.kind) {
    case 'message':
      return wire === 'length' || wire === 'group';
    case 'enum':
      return wire === 'varint';
    default:
      return wire === wires[type.scalar];
  }
}

/** What a part of a map's entry is that was left out. */
function emptyOf(type: FieldType): Plain {
  if (type.kind === 'message') return newObject();
  if (type.kind === 'enum') return type.of.byNumber.get(0) ?? 0;
  if (type.scalar === 'bool') return false;
  if (type.scalar === 'bytes') return bytesText(new Uint8Array(0));
  return type.scalar === 'string' ? '' : 0;
}

/** Of each oneof the member that is there, where a message is filled further; the one that was read just now aside. */
function chosenIn(object: Record<string, Plain>, { byName }: MessageType, now: MessageField): Map<string, string> {
  const names = Object.keys(object).map((name) => byName.get(name));
  return new Map(
    names.flatMap((field) => (field?.oneof === undefined || field === now ? [] : [[field.oneof, field.name]])),
  );
}

function smallZigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function zigzag(value: bigint): bigint {
  return (value >> 1n) ^ -(value & 1n);
}
