/** What a schema says, however it is written: `.proto` files and descriptor sets become this. */

/** As `.proto` files name them. */
export const scalarTypes = [
  'double',
  'float',
  'int64',
  'uint64',
  'int32',
  'fixed64',
  'fixed32',
  'bool',
  'string',
  'bytes',
  'uint32',
  'sfixed32',
  'sfixed64',
  'sint32',
  'sint64',
] as const;
export type ScalarType = (typeof scalarTypes)[number];

export type FieldType =
  | { readonly kind: 'scalar'; readonly scalar: ScalarType }
  | { readonly kind: 'enum'; readonly of: EnumType }
  | { readonly kind: 'message'; readonly of: MessageType };

export interface MessageField {
  readonly name: string;
  readonly number: number;
  readonly type: FieldType;
  readonly repeated: boolean;
  /** The type of the keys, where the field is a map; `type` is that of its values then. */
  readonly mapKey?: ScalarType;
  /** The `oneof` that it is one of. */
  readonly oneof?: string;
}

export interface MessageType {
  /** With its package: `feed.v1.Tick`. */
  readonly name: string;
  readonly byNumber: ReadonlyMap<number, MessageField>;
  readonly byName: ReadonlyMap<string, MessageField>;
}

export interface EnumType {
  readonly byNumber: ReadonlyMap<number, string>;
  readonly byName: ReadonlyMap<string, number>;
}

export interface ProtobufSchema {
  /** By their whole names, without a dot before them. */
  readonly messages: ReadonlyMap<string, MessageType>;
}

/** A message whose fields are still to be filled in, as types may name each other. */
export class OpenMessageType implements MessageType {
  readonly name: string;
  readonly byNumber = new Map<number, MessageField>();
  readonly byName = new Map<string, MessageField>();

  constructor(name: string) {
    this.name = name;
  }

  add(field: MessageField): void {
    this.byNumber.set(field.number, field);
    this.byName.set(field.name, field);
  }
}

export function enumType(values: Iterable<readonly [name: string, number: number]>): EnumType {
  const byNumber = new Map<number, string>();
  const byName = new Map<string, number>();
  for (const [name, number] of values) {
    byName.set(name, number);
    // Of aliases the first one.
    if (!byNumber.has(number)) byNumber.set(number, name);
  }
  return { byNumber, byName };
}

export function scalarType(name: string): ScalarType | undefined {
  return scalarTypes.find((one) => one === name);
}
