/** JSON paths and values of the rows at hand, for completion. */
import type { Row } from '../../src/contract/model.ts';
import type { KnownJson } from '../../src/filterLanguage/complete.ts';
import { writePath } from '../../src/filterLanguage/path.ts';
import { writeValue } from '../../src/filterLanguage/value.ts';

const mostRows = 200;
const mostPaths = 100;
const mostValues = 20;
const deepest = 4;
/** A longer text is none that somebody would choose from a list. */
const longestValue = 40;

/** Looks at the rows when it is asked, and only at previews that hold the whole payload. */
export function knownJson(rows: () => readonly Row[], chain: () => string | undefined = () => undefined): KnownJson {
  return {
    decoder: () => chain()?.split(' > ').at(-1),
    paths: () => {
      const found = valuesByPath(rows());
      return [...found].sort(([, a], [, b]) => b.count - a.count).map(([path]) => path);
    },
    values: (path) => [...(valuesByPath(rows()).get(path)?.values ?? [])],
  };
}

interface AtPath {
  count: number;
  values: Set<string>;
}

function valuesByPath(rows: readonly Row[]): Map<string, AtPath> {
  const found = new Map<string, AtPath>();
  for (const { preview } of rows.slice(-mostRows)) {
    if (!/^\s*[{[]/.test(preview)) continue;
    try {
      collect(JSON.parse(preview), [], found);
    } catch {
      // No JSON, or its beginning only.
    }
  }
  return found;
}

function collect(value: unknown, path: (string | number)[], found: Map<string, AtPath>): void {
  if (path.length > 0) {
    const written = writePath(path);
    let at = found.get(written);
    if (at === undefined) {
      if (found.size >= mostPaths) return;
      found.set(written, (at = { count: 0, values: new Set() }));
    }
    at.count++;
    const literal = literalOf(value);
    if (literal !== undefined && at.values.size < mostValues) at.values.add(literal);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || path.length >= deepest) return;
  for (const [name, member] of Object.entries(value)) collect(member, [...path, name], found);
}

function literalOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.length > longestValue ? undefined : writeValue(value);
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? writeValue(value) : undefined;
}
