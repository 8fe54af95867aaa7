/** `.proto` files as a schema, by protobufjs' parser. Loaded where a schema was chosen; no code is generated from it. */
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { common, Enum, Field, MapField, Namespace, parse, Root, Type } from 'protobufjs';
import type { ReflectionObject } from 'protobufjs';
import { t } from '../../../contract/l10n.ts';
import { longestSchema } from '../schemaFile.ts';
import {
  enumType,
  OpenMessageType,
  scalarType,
  type EnumType,
  type FieldType,
  type MessageField,
  type ProtobufSchema,
} from './schema.ts';

/** A schema of more files is none that a person wrote. */
const mostFiles = 500;
/** Imports are looked for in the folder of the file, and in so many above it. */
const foldersAbove = 8;

/** Reads the file, which has this text, and what it imports. Rejects with an Error that says what is wrong. */
export async function protoFiles(path: string, text: string): Promise<ProtobufSchema> {
  const root = new Root();
  const missing: string[] = [];
  const done = new Set<string>();
  const waiting: { name: string; text: string }[] = [{ name: path, text }];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const { imports = [] } = parsed(file.name, file.text, root);
    for (const name of imports) {
      if (done.has(name)) continue;
      done.add(name);
      const found = await imported(name, dirname(path));
      if (found === undefined) missing.push(name);
      else if (typeof found === 'string') waiting.push({ name, text: found });
      else root.addJSON(found);
    }
    if (done.size > mostFiles) throw new Error(t('It imports more than {0} files.', mostFiles));
  }
  return new SchemaOfRoot(missing).read(root);
}

function parsed(name: string, text: string, root: Root): { imports?: string[] | undefined } {
  try {
    return parse(text, root, { keepCase: true });
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Its text, or what protobufjs knows of it; undefined where it is nowhere. Google's annotations are mostly left out. */
async function imported(
  name: string,
  folder: string,
): Promise<string | NonNullable<Parameters<Root['addJSON']>[0]> | undefined> {
  const known = common.get(name)?.nested;
  if (known !== undefined) return known;
  if (isAbsolute(name) || name.split(/[\\/]/).includes('..')) return undefined;
  for (let i = 0, at = folder; i <= foldersAbove; i++, at = dirname(at)) {
    try {
      const bytes = await readFile(join(at, name));
      if (bytes.length > longestSchema) throw new Error(t('{0} is too long.', name));
      return bytes.toString();
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
      if (!isMissing) throw error;
    }
  }
  return undefined;
}

class SchemaOfRoot {
  readonly #missing: readonly string[];
  readonly #messages = new Map<Type, OpenMessageType>();
  readonly #enums = new Map<Enum, EnumType>();

  constructor(missing: readonly string[]) {
    this.#missing = missing;
  }

  read(root: Root): ProtobufSchema {
    this.#collect(root);
    for (const [type, open] of this.#messages) {
      for (const field of type.fieldsArray) open.add(this.#fieldOf(field));
    }
    return { messages: new Map([...this.#messages.values()].map((message) => [message.name, message])) };
  }

  #collect(namespace: ReflectionObject): void {
    if (namespace instanceof Type) this.#messages.set(namespace, new OpenMessageType(nameOf(namespace)));
    if (namespace instanceof Enum) this.#enums.set(namespace, enumType(Object.entries(namespace.values)));
    if (namespace instanceof Namespace) for (const nested of namespace.nestedArray) this.#collect(nested);
  }

  #fieldOf(field: Field): MessageField {
    // An extension is among the fields of the type by its whole name; in text it is written in brackets.
    const name = field.name.startsWith('.') ? `[${field.name.slice(1)}]` : field.name;
    const mapKey = field instanceof MapField ? scalarType(field.keyType) : undefined;
    return {
      name,
      number: field.id,
      type: this.#typeOf(field),
      repeated: field.repeated,
      ...(mapKey === undefined ? {} : { mapKey }),
      ...(field.partOf === null || isOptional(field) ? {} : { oneof: field.partOf.name }),
    };
  }

  #typeOf(field: Field): FieldType {
    const scalar = scalarType(field.type);
    if (scalar !== undefined) return { kind: 'scalar', scalar };
    const { parent } = field.declaringField ?? field;
    const found = parent?.lookup(field.type, [Type, Enum]);
    const message = found instanceof Type ? this.#messages.get(found) : undefined;
    if (message !== undefined) return { kind: 'message', of: message };
    const values = found instanceof Enum ? this.#enums.get(found) : undefined;
    if (values !== undefined) return { kind: 'enum', of: values };
    const words = t('The type {0} of {1} is not known.', field.type, nameOf(field));
    if (this.#missing.length === 0) throw new Error(words);
    throw new Error(`${words} ${t('Imports that were not found: {0}.', this.#missing.join(', '))}`);
  }
}

/** An `optional` of proto3 is a `oneof` of one, which nobody wrote. */
function isOptional({ options }: Field): boolean {
  return options?.['proto3_optional'] === true;
}

function nameOf({ fullName }: ReflectionObject): string {
  return fullName.replace(/^\./, '');
}
