import type { JsonPath } from './path.ts';

/** Characters of what is told of a field. */
export const fieldCharacters = 200;
/** Of a list, so many are told. */
const mostValues = 20;
/** Levels of lists and members that are gone into. */
const deepest = 256;

/**
 * What a tree has at the first of these paths where it has something, in one line; undefined where it has nothing. Lists are
 * gone through as filters do. Only own members count. `write` makes a text of what is none.
 */
export function fieldText(
  tree: unknown,
  paths: readonly JsonPath[],
  write: (value: unknown) => string,
): string | undefined {
  for (const path of paths) {
    const values: unknown[] = [];
    collect(tree, path, values, 0, 0);
    if (values.length > 0)
      return cut(values.map((value) => (typeof value === 'string' ? value : write(value))).join(', '));
  }
  return undefined;
}

/** Adds what is at the path, until there are enough. */
function collect(value: unknown, path: JsonPath, values: unknown[], at: number, depth: number): void {
  const step = path[at];
  if (depth > deepest || values.length >= mostValues) return;
  if (step === undefined) {
    values.push(value);
  } else if (Array.isArray(value) && typeof step !== 'number') {
    for (const element of value as readonly unknown[]) {
      collect(element, path, values, at, depth + 1);
      if (values.length >= mostValues) return;
    }
  } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, step)) {
    collect((value as Readonly<Record<string | number, unknown>>)[step], path, values, at + 1, depth + 1);
  }
}

function cut(text: string): string {
  return text.length > fieldCharacters ? `${text.slice(0, fieldCharacters)}…` : text;
}
