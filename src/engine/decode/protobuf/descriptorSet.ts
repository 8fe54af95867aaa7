/** A FileDescriptorSet, as `protoc --descriptor_set_out` writes it (google/protobuf/descriptor.proto), as a schema. */
import { t } from '../../../contract/l10n.ts';
import { DecodeError } from '../format.ts';
import {
  enumType,
  OpenMessageType,
  scalarTypes,
  type EnumType,
  type FieldType,
  type MessageField,
  type ProtobufSchema,
  type ScalarType,
} from './schema.ts';
import { int32, WireReader, type WireField } from './wire.ts';

/** FieldDescriptorProto.Type, from 1 on; those between are `group`, `message` and `enum`. */
const types: readonly (ScalarType | 'message' | 'enum')[] = [
  ...scalarTypes.slice(0, 9),
  'message',
  'message',
  ...scalarTypes.slice(9, 11),
  'enum',
  ...scalarTypes.slice(11),
];

/** Throws an Error that says what is wrong with it. */
export function descriptorSet(bytes: Uint8Array): ProtobufSchema {
  try {
    return new Descriptors(bytes).read();
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new Error(t('It is no FileDescriptorSet: {0}', error.message), { cause: error });
  }
}

/** A descriptor that was met, whose fields are read once all types are known. */
interface Met {
  readonly open: OpenMessageType;
  readonly descriptor: Descriptor;
}

class Descriptors {
  readonly #set: Descriptor;
  readonly #met = new Map<string, Met>();
  readonly #enums = new Map<string, EnumType>();

  constructor(bytes: Uint8Array) {
    this.#set = Descriptor.of(bytes);
  }

  read(): ProtobufSchema {
    for (const file of this.#set.messages(1)) {
      const scope = file.text(2);
      for (const message of file.messages(4)) this.#collect(message, scope);
      for (const values of file.messages(5)) this.#collectEnum(values, scope);
    }
    for (const { open, descriptor } of this.#met.values()) {
      const oneofs = descriptor.messages(8).map((one) => one.text(1));
      for (const field of descriptor.messages(2)) open.add(this.#field(field, oneofs, open.name));
    }
    if (this.#met.size === 0) throw new Error(t('It is no FileDescriptorSet: it has no messages.'));
    return { messages: new Map([...this.#met].map(([name, { open }]) => [name, open])) };
  }

  #collect(descriptor: Descriptor, scope: string): void {
    const name = within(scope, descriptor.text(1));
    this.#met.set(name, { open: new OpenMessageType(name), descriptor });
    for (const nested of descriptor.messages(3)) this.#collect(nested, name);
    for (const values of descriptor.messages(4)) this.#collectEnum(values, name);
  }

  #collectEnum(descriptor: Descriptor, scope: string): void {
    const values = descriptor.messages(2).map((value) => [value.text(1), value.integer(2) ?? 0] as const);
    this.#enums.set(within(scope, descriptor.text(1)), enumType(values));
  }

  #field(field: Descriptor, oneofs: readonly string[], scope: string): MessageField {
    const name = field.text(1);
    const isList = field.integer(4) === 3;
    const entry = isList ? named(this.#met, field.text(6), scope)?.descriptor : undefined;
    const map = entry?.message(7)?.integer(7) === 1 ? entry : undefined;
    const [key, value] = map?.messages(2) ?? [];
    const mapKey = key && types[(key.integer(5) ?? 0) - 1];
    const isMap = value !== undefined && mapKey !== undefined && mapKey !== 'message' && mapKey !== 'enum';
    const oneof = field.integer(17) === 1 ? undefined : oneofs[field.integer(9) ?? -1];
    return {
      name,
      number: field.integer(3) ?? 0,
      type: this.#type(isMap ? value : field, scope, name),
      repeated: isList && !isMap,
      ...(isMap ? { mapKey } : {}),
      ...(oneof === undefined ? {} : { oneof }),
    };
  }

  #type(field: Descriptor, scope: string, name: string): FieldType {
    const type = types[(field.integer(5) ?? 0) - 1];
    const typeName = field.text(6);
    if (type !== undefined && type !== 'message' && type !== 'enum') return { kind: 'scalar', scalar: type };
    // A name that was not looked up yet may be of either.
    const met = type === 'enum' ? undefined : named(this.#met, typeName, scope);
    if (met !== undefined) return { kind: 'message', of: met.open };
    const of = type === 'message' ? undefined : named(this.#enums, typeName, scope);
    if (of !== undefined) return { kind: 'enum', of };
    const words = t('The type {0} of {1} is not known.', typeName.replace(/^\./, ''), `${scope}.${name}`);
    throw new Error(`${words} ${t('The descriptor set is to have what is imported: --include_imports.')}`);
  }
}

/** A name with a dot before it is whole; any other is looked for from the inside out. */
function named<T>(all: ReadonlyMap<string, T>, name: string, scope: string): T | undefined {
  if (name.startsWith('.')) return all.get(name.slice(1));
  for (let at = scope; ; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = all.get(within(at, name));
    if (found !== undefined || at === '') return found;
  }
}

function within(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}

/** One message of descriptor.proto, by the numbers of its fields. */
class Descriptor {
  readonly #reader: WireReader;
  readonly #fields: readonly WireField[];

  private constructor(reader: WireReader, fields: readonly WireField[]) {
    this.#reader = reader;
    this.#fields = fields;
  }

  static of(bytes: Uint8Array): Descriptor {
    const reader = new WireReader(bytes);
    return new Descriptor(reader, reader.fields(0, bytes.length));
  }

  messages(number: number): Descriptor[] {
    return this.#ofLength(number).map(({ at, to }) => new Descriptor(this.#reader, this.#reader.fields(at, to)));
  }

  message(number: number): Descriptor | undefined {
    return this.messages(number).at(-1);
  }

  text(number: number): string {
    const field = this.#ofLength(number).at(-1);
    return field === undefined ? '' : Buffer.from(this.#reader.bytes.subarray(field.at, field.to)).toString();
  }

  integer(number: number): number | undefined {
    const field = this.#fields.findLast((one) => one.number === number && one.wire === 'varint');
    return field?.wire === 'varint' ? int32(field.value) : undefined;
  }

  #ofLength(number: number): WireField[] {
    return this.#fields.filter((field) => field.number === number && field.wire === 'length');
  }
}
