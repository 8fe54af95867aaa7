/** Writes what `AvroReader` reads. Of a union the first branch is taken that the value fits. */
import { t } from '../../../contract/l10n.ts';
import { deepest, isList, isObject, member, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';
import type { AvroType, Primitive } from './schema.ts';

/** Throws an Error that says what cannot be written. */
export function writeAvro(value: Plain, type: AvroType, depth = 0): Buffer {
  if (depth > deepest) throw new RangeError(t('It is nested more than {0} deep.', deepest));
  switch (type.kind) {
    case 'primitive':
      return primitive(value, type.primitive);
    case 'record':
      return Buffer.concat(
        type.fields.map(({ name, type: of }) => {
          const found = member(value, name);
          if (found === undefined && !fits(null, of)) throw new Error(t('{0} has no field {1}.', type.name, name));
          return writeAvro(found ?? null, of, depth + 1);
        }),
      );
    case 'enum': {
      const index = type.symbols.findIndex((symbol) => symbol === value);
      if (index < 0) throw new Error(t('The enum has no value {0}.', brief(value)));
      return long(BigInt(index));
    }
    case 'fixed': {
      const bytes = bytesOf(value);
      if (bytes?.length !== type.size) throw new Error(t('{0} is none of {1}.', brief(value), type.name));
      return bytes;
    }
    case 'array': {
      if (!isList(value)) throw new Error(t('{0} is none of {1}.', brief(value), 'array'));
      return blocks(value.map((one) => writeAvro(one, type.of, depth + 1)));
    }
    case 'map': {
      if (!isObject(value)) throw new Error(t('{0} is none of {1}.', brief(value), 'map'));
      const entries = Object.entries(value);
      return blocks(
        entries.map(([name, one]) => Buffer.concat([primitive(name, 'string'), writeAvro(one, type.of, depth + 1)])),
      );
    }
    case 'union': {
      const index = type.branches.findIndex((branch) => fits(value, branch));
      if (index < 0) throw new Error(t('The union has no branch for {0}.', brief(value)));
      return Buffer.concat([long(BigInt(index)), writeAvro(value, type.branches[index]!, depth + 1)]);
    }
    default:
      return type satisfies never;
  }
}

function fits(value: Plain, type: AvroType): boolean {
  switch (type.kind) {
    case 'primitive':
      return fitsPrimitive(value, type.primitive);
    case 'record':
      return isObject(value) && type.fields.every((field) => fits(member(value, field.name) ?? null, field.type));
    case 'enum':
      return type.symbols.some((symbol) => symbol === value);
    case 'fixed':
      return bytesOf(value)?.length === type.size;
    case 'array':
      return isList(value) && value.every((one) => fits(one, type.of));
    case 'map':
      return isObject(value) && Object.values(value).every((one) => fits(one, type.of));
    case 'union':
      return type.branches.some((branch) => fits(value, branch));
    default:
      return type satisfies never;
  }
}

function fitsPrimitive(value: Plain, type: Primitive): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'int':
      return typeof value === 'number' && value === (value | 0);
    case 'long':
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
    case 'float':
    case 'double':
      return typeof value === 'number';
    case 'bytes':
      return bytesOf(value) !== undefined;
    case 'string':
      return typeof value === 'string';
    default:
      return type satisfies never;
  }
}

function primitive(value: Plain, type: Primitive): Buffer {
  if (!fitsPrimitive(value, type)) throw new Error(t('{0} is none of {1}.', brief(value), type));
  switch (type) {
    case 'null':
      return Buffer.alloc(0);
    case 'boolean':
      return Buffer.from([value === true ? 1 : 0]);
    case 'int':
    case 'long':
      return long(BigInt(value as number | bigint));
    case 'float':
    case 'double': {
      const body = Buffer.alloc(type === 'float' ? 4 : 8);
      if (type === 'float') body.writeFloatLE(value as number);
      else body.writeDoubleLE(value as number);
      return body;
    }
    case 'bytes': {
      const bytes = bytesOf(value)!;
      return Buffer.concat([long(BigInt(bytes.length)), bytes]);
    }
    case 'string': {
      const bytes = Buffer.from(value as string);
      return Buffer.concat([long(BigInt(bytes.length)), bytes]);
    }
    default:
      return type satisfies never;
  }
}

function blocks(items: readonly Buffer[]): Buffer {
  if (items.length === 0) return long(0n);
  return Buffer.concat([long(BigInt(items.length)), ...items, long(0n)]);
}

function bytesOf(value: Plain): Buffer | undefined {
  const hex = typeof value === 'string' ? /^h'((?:[\da-f]{2})*)'$/i.exec(value) : null;
  return hex === null ? undefined : Buffer.from(hex[1]!, 'hex');
}

function long(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}
