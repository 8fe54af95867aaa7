import { t } from '../../contract/l10n.ts';
import { deepest, isList, isObject, type Plain, type PlainObject } from './plain.ts';

/** What a library takes for an object that stands for something else; undefined: it stands for itself. */
export type Special = (object: PlainObject, inner: (value: Plain) => unknown) => { as: unknown } | undefined;

/** A tree as libraries take it: `h'00ff'` becomes bytes again; `whole` is for long whole numbers. Throws where it is too deep. */
export function encodable(
  tree: Plain,
  special: Special = () => undefined,
  whole: (value: bigint) => unknown = (value) => value,
  depth = 0,
): unknown {
  if (depth > deepest) throw new RangeError(t('It is nested more than {0} deep.', deepest));
  if (typeof tree === 'string') return hexBytes(tree) ?? tree;
  if (typeof tree === 'bigint') return whole(tree);
  const inner = (value: Plain): unknown => encodable(value, special, whole, depth + 1);
  if (isList(tree)) return tree.map(inner);
  if (!isObject(tree)) return tree;
  const other = special(tree, inner);
  if (other !== undefined) return other.as;
  // Of a map `__proto__` is a key like another.
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, inner(value)]));
}

/** The bytes of `h'00ff'`; undefined where it is another text. */
export function hexBytes(text: Plain | undefined): Uint8Array | undefined {
  const hex = typeof text === 'string' ? /^h'((?:[\da-f]{2})*)'$/i.exec(text) : null;
  return hex === null ? undefined : new Uint8Array(Buffer.from(hex[1]!, 'hex'));
}

/** It has these members and no other. */
export function hasOnly(object: PlainObject, ...names: readonly string[]): boolean {
  return Object.keys(object).length === names.length && names.every((name) => Object.hasOwn(object, name));
}
