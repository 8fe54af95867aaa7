/** The JSON that was expected, written so that it differs from what came where it should, and nowhere else. */
import { isComposed } from '../jsonValue.ts';

/** Levels that are laid side by side; what is deeper is taken as it is. */
const deepest = 200;
/** Roughly, in UTF-16 code units. */
const longestPretty = 2_000_000;

type Members = Record<string, unknown>;

/** `expected` with its members in the order in which `actual` has them. */
export function inOrderOf(expected: unknown, actual: unknown, depth = 0): unknown {
  if (!isComposed(expected) || !isComposed(actual) || depth > deepest) return expected;
  if (Array.isArray(expected)) {
    const others: readonly unknown[] = Array.isArray(actual) ? actual : [];
    return expected.map((item, place) => inOrderOf(item, others[place], depth + 1));
  }
  const names = [
    ...Object.keys(actual).filter((name) => Object.hasOwn(expected, name)),
    ...Object.keys(expected).filter((name) => !Object.hasOwn(actual, name)),
  ];
  return Object.fromEntries(names.map((name) => [name, inOrderOf(expected[name], ownMember(actual, name), depth + 1)]));
}

/** `actual` with the members that were asked for as they should be. */
export function withAsked(asked: unknown, actual: unknown, depth = 0): unknown {
  if (!isComposed(asked) || !isComposed(actual) || depth > deepest) return asked;
  if (Array.isArray(asked) || Array.isArray(actual)) {
    if (!Array.isArray(asked) || !Array.isArray(actual)) return asked;
    return asked.map((item, place) => withAsked(item, actual[place], depth + 1));
  }
  const names = [...new Set([...Object.keys(actual), ...Object.keys(asked)])];
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.hasOwn(asked, name) ? withAsked(asked[name], ownMember(actual, name), depth + 1) : actual[name],
    ]),
  );
}

/** `root` with another value at a path; what is missing on the way is made. */
export function withValueAt(root: unknown, [step, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(root) ? [...(root as unknown[])] : [];
    // Not a list with millions of holes.
    const place = Math.min(step, list.length);
    list[place] = withValueAt(list[place], rest, value);
    return list;
  }
  const members: Members = isComposed(root) && !Array.isArray(root) ? root : {};
  const entries = new Map<string, unknown>(Object.entries(members));
  entries.set(step, withValueAt(ownMember(members, step), rest, value));
  return Object.fromEntries(entries);
}

/** In lines. Undefined where that is too long to be read: what is deep is indented so often that it would fill the memory. */
export function prettyJson(value: unknown): string | undefined {
  let room = longestPretty;
  const inside: [value: unknown, depth: number][] = [[value, 0]];
  for (let next = inside.pop(); next !== undefined; next = inside.pop()) {
    const [one, depth] = next;
    room -= 2 * depth + 1;
    if (room < 0 || depth > deepest) return undefined;
    if (typeof one === 'string') room -= one.length;
    if (isComposed(one)) for (const child of Object.values(one)) inside.push([child, depth + 1]);
  }
  return JSON.stringify(value, null, 2);
}

function ownMember(value: Members, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
