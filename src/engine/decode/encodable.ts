import { deepest, isList, isObject, type Plain } from './plain.ts';

/** A tree as libraries take it: `h'00ff'` becomes bytes again. Throws where it is too deep. */
export function encodable(tree: Plain, depth = 0): unknown {
  if (depth > deepest) throw new RangeError(`More than ${deepest} levels.`);
  if (typeof tree === 'string') {
    const hex = /^h'((?:[\da-f]{2})*)'$/i.exec(tree);
    return hex === null ? tree : new Uint8Array(Buffer.from(hex[1]!, 'hex'));
  }
  if (isList(tree)) return tree.map((value) => encodable(value, depth + 1));
  if (!isObject(tree)) return tree;
  // Of a map `__proto__` is a key like another.
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, encodable(value, depth + 1)]));
}
