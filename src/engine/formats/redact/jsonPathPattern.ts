/** A step of a path: the name of a member, the index of an element, any of both, or any number of any. */
type PatternStep = string | number | typeof anyStep | typeof anySteps;

const anyStep = Symbol('*');
const anySteps = Symbol('..');

/** As filters write paths, with `*` for any member or element and `..` for any depth. */
export type JsonPathPattern = readonly PatternStep[];

const step = /(\.\.)?(?:\.?([\p{L}_$][\p{L}\p{N}_$-]*)|\.?(\*)|\[(?:(\d{1,9})|(\*)|"((?:[^"\\]|\\["\\])*)")\])/uy;

/** Reads `$.a[*]["b c"]..d`; undefined where it is none. */
export function readPathPattern(text: string): JsonPathPattern | undefined {
  if (!text.startsWith('$')) return undefined;
  const pattern: PatternStep[] = [];
  for (let at = 1; at < text.length;) {
    step.lastIndex = at;
    const found = step.exec(text);
    if (found === null) return undefined;
    const [whole, deep, name, star, index, starIndex, quoted] = found;
    if (whole.startsWith('...')) return undefined;
    // A name needs a dot before it.
    if (deep === undefined && !whole.startsWith('.') && !whole.startsWith('[')) return undefined;
    if (deep !== undefined) pattern.push(anySteps);
    if (star !== undefined || starIndex !== undefined) pattern.push(anyStep);
    else pattern.push(name ?? (index === undefined ? quoted!.replace(/\\(["\\])/g, '$1') : Number(index)));
    at += whole.length;
  }
  return pattern.length > 0 ? pattern : undefined;
}

/** Whether what is at this path is at the pattern, or within. */
export function isWithin(pattern: JsonPathPattern, path: readonly (string | number)[], at = 0, from = 0): boolean {
  const wanted = pattern[at];
  if (wanted === undefined) return true;
  if (wanted === anySteps) {
    for (let next = from; next < path.length; next++) if (isWithin(pattern, path, at + 1, next)) return true;
    return false;
  }
  if (from === path.length || (wanted !== anyStep && wanted !== path[from])) return false;
  return isWithin(pattern, path, at + 1, from + 1);
}
