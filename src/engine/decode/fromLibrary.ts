import { bytesText, deepest, integer, newObject, type Plain } from './plain.ts';

/** What a library has made of a payload, as a plain tree: bytes as `h'00ff'`, times as ISO 8601; what has no value is left out. */
export function fromLibrary(value: unknown, depth = 0): Plain {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return value;
    case 'bigint':
      return integer(value);
    case 'object':
      break;
    default:
      return null;
  }
  if (value === null || depth > deepest) return null;
  if (value instanceof Uint8Array) return bytesText(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return value.map((element) => fromLibrary(element, depth + 1));
  const object = newObject();
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined && typeof member !== 'function') object[name] = fromLibrary(member, depth + 1);
  }
  return object;
}
