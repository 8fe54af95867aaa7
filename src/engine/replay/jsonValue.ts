import type { JsonPath } from '../../filterLanguage/path.ts';

/** There is nothing at the path. */
export const nothing = Symbol('nothing');

/** The value at a path. Only own members count, so that `__proto__` is a name like another. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return nothing;
    if (typeof step === 'string' && Array.isArray(value)) return nothing;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The same JSON: members in any order, numbers by value. However deep it is. */
export function sameJson(a: unknown, b: unknown): boolean {
  const pairs: [unknown, unknown][] = [[a, b]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    if (!isComposed(one) || !isComposed(other) || Array.isArray(one) !== Array.isArray(other)) return false;
    const names = Object.keys(one);
    if (names.length !== Object.keys(other).length) return false;
    for (const name of names) {
      if (!Object.hasOwn(other, name)) return false;
      pairs.push([one[name], other[name]]);
    }
  }
  return true;
}

export function isComposed(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
