/** Writes messages: what the trees of `rawTree.ts` and `messageTree.ts` are read from. */
import { t } from '../../../contract/l10n.ts';
import { deepest, isList, isObject, member, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';
import type { EnumType, FieldType, MessageField, MessageType, ProtobufSchema, ScalarType } from './schema.ts';

/** The bytes of a message of this type; without one, of fields by their numbers. Throws an Error that says what cannot be written. */
export function writeMessage(tree: Plain, type: MessageType | undefined, schema?: ProtobufSchema): Uint8Array {
  return new MessageWriter(schema).message(tree, type, 0);
}

const bits = { varint: 0, fixed64: 1, length: 2, group: 3, end: 4, fixed32: 5 } as const;

class MessageWriter {
  readonly #schema: ProtobufSchema | undefined;

  constructor(schema: ProtobufSchema | undefined) {
    this.#schema = schema;
  }

  message(tree: Plain, type: MessageType | undefined, depth: number): Buffer {
    if (depth > deepest) throw new RangeError(t('It is nested more than {0} deep.', deepest));
    if (!isObject(tree)) throw new Error(t('A message is an object: {0}.', type?.name ?? 'protobuf'));
    const parts = Object.entries(tree).map(([name, value]) => {
      const field = type?.byName.get(name);
      if (field !== undefined) return this.#field(field, this.#ofAny(value, name, tree, type, depth), depth);
      if (!/^[1-9]\d{0,8}$/.test(name)) throw new Error(t('{0} has no field {1}.', type?.name ?? 'protobuf', name));
      return Buffer.concat((isList(value) ? value : [value]).map((one) => this.#raw(Number(name), one, depth)));
    });
    return Buffer.concat(parts);
  }

  #field(field: MessageField, value: Plain, depth: number): Buffer {
    const { number, type, mapKey, repeated, name } = field;
    if (mapKey !== undefined) {
      if (!isObject(value)) throw new Error(t('{0} is a map: it is written as an object.', name));
      const entries = Object.entries(value).map(([key, one]) => {
        const keyed = this.#one(1, { kind: 'scalar', scalar: mapKey }, keyValue(mapKey, key), depth);
        return ofLength(number, Buffer.concat([keyed, this.#one(2, type, one, depth)]));
      });
      return Buffer.concat(entries);
    }
    if (!repeated) return this.#one(number, type, value, depth);
    if (!isList(value)) throw new Error(t('{0} is repeated: it is written as a list.', name));
    if (value.length === 0) return Buffer.alloc(0);
    if (type.kind === 'message' || (type.kind === 'scalar' && (type.scalar === 'string' || type.scalar === 'bytes'))) {
      return Buffer.concat(value.map((one) => this.#one(number, type, one, depth)));
    }
    // A reader takes them packed or not, whatever the schema says.
    return ofLength(number, Buffer.concat(value.map((one) => numberOf(type, one).body)));
  }

  #one(number: number, type: FieldType, value: Plain, depth: number): Buffer {
    if (type.kind === 'message') return ofLength(number, this.message(value, type.of, depth + 1));
    if (type.kind === 'scalar' && (type.scalar === 'string' || type.scalar === 'bytes')) {
      if (typeof value !== 'string') throw new Error(t('{0} is none of {1}.', brief(value), type.scalar));
      const bytes = bytesOf(value);
      if (bytes === undefined && type.scalar === 'bytes') throw new Error(t("Bytes are written as h'00ff'."));
      return ofLength(number, bytes ?? Buffer.from(value));
    }
    const { wire, body } = numberOf(type, value);
    return Buffer.concat([tag(number, wire), body]);
  }

  /** What an Any has in it is bytes again. */
  #ofAny(value: Plain, name: string, tree: Plain, type: MessageType | undefined, depth: number): Plain {
    if (type?.name !== 'google.protobuf.Any' || name !== 'value' || !isObject(value)) return value;
    const url = member(tree, 'type_url');
    const inside =
      typeof url === 'string' ? this.#schema?.messages.get(url.slice(url.lastIndexOf('/') + 1)) : undefined;
    return `h'${this.message(value, inside, depth + 1).toString('hex')}'`;
  }

  #raw(number: number, value: Plain, depth: number): Buffer {
    if (typeof value === 'string') return ofLength(number, bytesOf(value) ?? Buffer.from(value));
    if (typeof value === 'number' || typeof value === 'bigint') {
      return Buffer.concat([tag(number, 'varint'), varint(whole(value))]);
    }
    const four = member(value, 'fixed32');
    if (four !== undefined) return this.#one(number, { kind: 'scalar', scalar: 'fixed32' }, four, depth);
    const eight = member(value, 'fixed64');
    if (eight !== undefined) return this.#one(number, { kind: 'scalar', scalar: 'fixed64' }, eight, depth);
    const group = member(value, 'group');
    if (group === undefined) return ofLength(number, this.message(value, undefined, depth + 1));
    return Buffer.concat([tag(number, 'group'), this.message(group, undefined, depth + 1), tag(number, 'end')]);
  }
}

function numberOf(type: FieldType, value: Plain): { wire: 'varint' | 'fixed32' | 'fixed64'; body: Buffer } {
  if (type.kind === 'enum') return { wire: 'varint', body: varint(enumNumber(type.of, value)) };
  const body = Buffer.alloc(8);
  const scalar = type.kind === 'scalar' ? type.scalar : undefined;
  switch (scalar) {
    case 'bool':
      if (typeof value !== 'boolean') throw new Error(t('{0} is none of {1}.', brief(value), 'bool'));
      return { wire: 'varint', body: varint(value ? 1n : 0n) };
    case 'sint32':
    case 'sint64':
      return { wire: 'varint', body: varint((whole(value) << 1n) ^ (whole(value) >> 63n)) };
    case 'float':
      body.writeFloatLE(real(value));
      return { wire: 'fixed32', body: body.subarray(0, 4) };
    case 'double':
      body.writeDoubleLE(real(value));
      return { wire: 'fixed64', body };
    case 'fixed32':
    case 'sfixed32':
      body.writeBigUInt64LE(BigInt.asUintN(64, whole(value)));
      return { wire: 'fixed32', body: body.subarray(0, 4) };
    case 'fixed64':
    case 'sfixed64':
      body.writeBigUInt64LE(BigInt.asUintN(64, whole(value)));
      return { wire: 'fixed64', body };
    default:
      return { wire: 'varint', body: varint(whole(value)) };
  }
}

function enumNumber({ byName }: EnumType, value: Plain): bigint {
  const number = typeof value === 'string' ? byName.get(value) : value;
  if (number === undefined) throw new Error(t('The enum has no value {0}.', brief(value)));
  return whole(number);
}

function whole(value: Plain): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  throw new Error(t('{0} is no whole number.', brief(value)));
}

/** JSON has no words for some: they are texts. */
function real(value: Plain): number {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
  throw new Error(t('{0} is no number.', brief(value)));
}

function keyValue(type: ScalarType, key: string): Plain {
  if (type === 'string') return key;
  if (type === 'bool') return key === 'true';
  if (!/^-?\d{1,20}$/.test(key)) throw new Error(t('{0} is no whole number.', JSON.stringify(key)));
  return BigInt(key);
}

function bytesOf(text: string): Buffer | undefined {
  const hex = /^h'((?:[\da-f]{2})*)'$/i.exec(text);
  return hex === null ? undefined : Buffer.from(hex[1]!, 'hex');
}

function tag(number: number, wire: keyof typeof bits): Buffer {
  return varint((BigInt(number) << 3n) | BigInt(bits[wire]));
}

function ofLength(number: number, body: Buffer): Buffer {
  return Buffer.concat([tag(number, 'length'), varint(BigInt(body.length)), body]);
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}
