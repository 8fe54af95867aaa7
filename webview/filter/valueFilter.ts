/** Filters and paths made of places in a JSON payload. */
import { writePath } from '../../src/filterLanguage/path.ts';
import { writeValue } from '../../src/filterLanguage/value.ts';

export { writePath };

/** A longer value would make a filter that nobody can read. */
const longestValue = 1000;

/**
 * The filter for messages with this value at this place; `value` is JSON as it was sent. Of a list or an object, of a
 * number beyond all limits and of a long text it asks that there is something. Undefined for the root: a path has a step.
 */
export function valueFilter(path: readonly (string | number)[], value: string): string | undefined {
  if (path.length === 0) return undefined;
  const read = value.length > longestValue ? undefined : scalar(value);
  return read === undefined ? `${writePath(path)} exists` : `${writePath(path)} == ${writeValue(read)}`;
}

function scalar(value: string): string | number | boolean | null | undefined {
  try {
    const read = JSON.parse(value) as unknown;
    if (read === null || typeof read === 'string' || typeof read === 'boolean') return read;
    return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
