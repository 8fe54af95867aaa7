/** CBOR by its library. Loaded when somebody writes it. */
import { encode, Tagged } from 'cborg';
import { encodable, hasOnly, type Special } from './encodable.ts';
import type { Plain } from './plain.ts';

/** What `CborReader` reads, tags too; of simple values `undefined`. Members keep their order. */
export function writeCbor(tree: Plain): Uint8Array {
  return encode(encodable(tree, special), { mapSorter: () => 0 });
}

const special: Special = (object, inner) => {
  const { tag, value, simple } = object;
  if (simple === 'undefined' && hasOnly(object, 'simple')) return { as: undefined };
  const isTagged = typeof tag === 'number' && Number.isSafeInteger(tag) && tag >= 0;
  return isTagged && hasOnly(object, 'tag', 'value') ? { as: new Tagged(tag, inner(value!)) } : undefined;
};
