/** Schemas of Avro (avro.apache.org/docs/1.12.0/specification), as JSON has them. */
import { t } from '../../../contract/l10n.ts';

export const primitives = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'] as const;
export type Primitive = (typeof primitives)[number];

export type AvroType =
  | { readonly kind: 'primitive'; readonly primitive: Primitive }
  | AvroRecord
  | { readonly kind: 'enum'; readonly name: string; readonly symbols: readonly string[] }
  | { readonly kind: 'fixed'; readonly name: string; readonly size: number }
  | { readonly kind: 'array' | 'map'; readonly of: AvroType }
  | { readonly kind: 'union'; readonly branches: readonly AvroType[] };

/** Its fields are filled in once it is known by its name: they may be of its own type. */
export interface AvroRecord {
  readonly kind: 'record';
  readonly name: string;
  readonly fields: { name: string; type: AvroType }[];
}

export interface AvroSchema {
  /** What the file is of; undefined for a protocol, which has types and no first one. */
  readonly root: AvroType | undefined;
  /** By their whole names. */
  readonly named: ReadonlyMap<string, AvroType>;
}

const deepestSchema = 100;

/** Reads an `.avsc` or the types of an `.avpr`. Throws an Error that says what is wrong. */
export function avroSchema(text: string): AvroSchema {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(t('It is not JSON.'), { cause: error });
  }
  const reader = new SchemaReader();
  const types = isObject(json) && 'protocol' in json ? json['types'] : undefined;
  if (!Array.isArray(types)) return { root: reader.type(json, '', 0), named: reader.named };
  const namespace = isObject(json) ? textOf(json['namespace']) : '';
  for (const one of types) reader.type(one, namespace, 0);
  return { root: undefined, named: reader.named };
}

class SchemaReader {
  readonly named = new Map<string, AvroType>();

  type(json: unknown, namespace: string, depth: number): AvroType {
    if (depth > deepestSchema) throw new Error(t('It is nested more than {0} deep.', deepestSchema));
    if (typeof json === 'string') return this.#reference(json, namespace);
    if (Array.isArray(json)) {
      return { kind: 'union', branches: json.map((one) => this.type(one, namespace, depth + 1)) };
    }
    if (!isObject(json)) throw new Error(t('There is no type {0} in Avro.', JSON.stringify(json)));
    switch (json['type']) {
      case 'record':
      case 'error':
        return this.#record(json, namespace, depth);
      case 'enum': {
        const symbols = Array.isArray(json['symbols']) ? json['symbols'].map(String) : [];
        return this.#name(json, namespace, (name) => ({ kind: 'enum', name, symbols }));
      }
      case 'fixed': {
        const size = Number(json['size']);
        if (!Number.isSafeInteger(size) || size < 0) throw new Error(t('A fixed type has no size.'));
        return this.#name(json, namespace, (name) => ({ kind: 'fixed', name, size }));
      }
      case 'array':
        return { kind: 'array', of: this.type(json['items'], namespace, depth + 1) };
      case 'map':
        return { kind: 'map', of: this.type(json['values'], namespace, depth + 1) };
      default:
        return this.type(json['type'], namespace, depth + 1);
    }
  }

  #reference(word: string, namespace: string): AvroType {
    const primitive = primitives.find((one) => one === word);
    if (primitive !== undefined) return { kind: 'primitive', primitive };
    const found = this.named.get(wholeName(word, namespace)) ?? this.named.get(word);
    if (found === undefined) throw new Error(t('There is no type {0} in Avro.', JSON.stringify(word)));
    return found;
  }

  #record(json: JsonObject, namespace: string, depth: number): AvroType {
    const fields: AvroRecord['fields'] = [];
    const record = this.#name(json, namespace, (name) => ({ kind: 'record', name, fields }));
    const within = record.name.slice(0, Math.max(0, record.name.lastIndexOf('.')));
    for (const field of Array.isArray(json['fields']) ? (json['fields'] as unknown[]) : []) {
      if (!isObject(field)) throw new Error(t('A field of {0} is no object.', record.name));
      fields.push({ name: textOf(field['name']), type: this.type(field['type'], within, depth + 1) });
    }
    return record;
  }

  #name<T extends AvroType & { name: string }>(json: JsonObject, namespace: string, make: (name: string) => T): T {
    const own = textOf(json['namespace']) || namespace;
    const name = wholeName(textOf(json['name']), own);
    const type = make(name);
    this.named.set(name, type);
    return type;
  }
}

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function wholeName(name: string, namespace: string): string {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
}

/** The whole schema in one way of writing (“Parsing Canonical Form”): the same for all that read the same. */
export function canonicalForm(type: AvroType, seen = new Set<string>()): string {
  const of = (inner: AvroType): string => canonicalForm(inner, seen);
  if ('name' in type) {
    if (seen.has(type.name)) return JSON.stringify(type.name);
    seen.add(type.name);
  }
  switch (type.kind) {
    case 'primitive':
      return JSON.stringify(type.primitive);
    case 'record': {
      const fields = type.fields.map((field) => `{"name":${JSON.stringify(field.name)},"type":${of(field.type)}}`);
      return `{"name":${JSON.stringify(type.name)},"type":"record","fields":[${fields.join(',')}]}`;
    }
    case 'enum':
      return `{"name":${JSON.stringify(type.name)},"type":"enum","symbols":${JSON.stringify(type.symbols)}}`;
    case 'fixed':
      return `{"name":${JSON.stringify(type.name)},"type":"fixed","size":${type.size}}`;
    case 'array':
      return `{"type":"array","items":${of(type.of)}}`;
    case 'map':
      return `{"type":"map","values":${of(type.of)}}`;
    case 'union':
      return `[${type.branches.map(of).join(',')}]`;
    default:
      return type satisfies never;
  }
}

const empty = 0xc15d213aa4d7a795n;
const table = Array.from({ length: 256 }, (_, byte) => {
  let value = BigInt(byte);
  for (let i = 0; i < 8; i++) value = (value >> 1n) ^ ((value & 1n) === 1n ? empty : 0n);
  return value;
});

/** CRC-64-AVRO of the canonical form (“Schema Fingerprints”). */
export function fingerprint(type: AvroType): bigint {
  let value = empty;
  for (const byte of Buffer.from(canonicalForm(type)))
    value = (value >> 8n) ^ table[Number((value ^ BigInt(byte)) & 0xffn)]!;
  return value;
}
