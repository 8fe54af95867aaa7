/** CBOR by its library. Loaded when somebody writes it. */
import { encode, Tagged } from 'cborg';
import { t } from '../../contract/l10n.ts';
import { sameMeaning } from './cborTags.ts';
import { encodable, hasOnly, type Special } from './encodable.ts';
import type { Plain } from './plain.ts';

/** What `CborReader` reads, tags and numbers of any length too; of simple values `undefined`. Members keep their order. */
export function writeCbor(tree: Plain): Uint8Array {
  return encode(encodable(tree, special, bignum), { mapSorter: () => 0 });
}

const special: Special = (object, inner) => {
  const { tag, value, simple } = object;
  if (simple === 'undefined' && hasOnly(object, 'simple')) return { as: undefined };
  if (typeof tag !== 'number' || !Number.isSafeInteger(tag) || tag < 0) return undefined;
  const beside = sameMeaning(object);
  if (beside === undefined) throw new Error(t('What stands beside the value of tag {0} says something else.', tag));
  return hasOnly(object, 'tag', 'value', ...beside) ? { as: new Tagged(tag, inner(value!)) } : undefined;
};

/** Beyond 64 bits as the bytes of tag 2 or 3 (RFC 8949 §3.4.3). */
function bignum(value: bigint): unknown {
  if (value >= -(2n ** 64n) && value < 2n ** 64n) return value;
  const hex = (value < 0n ? -1n - value : value).toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return new Tagged(value < 0n ? 3 : 2, new Uint8Array(bytes));
}
