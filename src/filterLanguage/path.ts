/** Names of members and indexes of elements, from the root. */
export type JsonPath = readonly (string | number)[];

const steps = /\.([\p{L}_$][\p{L}\p{N}_$-]*)|\[(\d{1,9})\]|\["((?:[^"\\]|\\["\\])*)"\]/uy;

/** Reads `$.a.b[0]["c d"]`; undefined where it is none. */
export function readPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined;
  const path: (string | number)[] = [];
  for (let at = 1; at < text.length;) {
    steps.lastIndex = at;
    const step = steps.exec(text);
    if (step === null) return undefined;
    const [whole, name, index, quoted] = step;
    path.push(name ?? (index === undefined ? quoted!.replace(/\\(["\\])/g, '$1') : Number(index)));
    at += whole.length;
  }
  return path.length > 0 ? path : undefined;
}

/** Writes what `readPath` reads. */
export function writePath(path: JsonPath): string {
  const written = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step) ? `.${step}` : `["${step.replace(/["\\]/g, '\\$&')}"]`;
  });
  return `$${written.join('')}`;
}
