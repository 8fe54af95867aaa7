/**
 * A change of a text: its parts from the text's beginning to its end. What is left of the text after the last part stays
 * as it is. Counts are UTF-16 code units. `[{"retain":5},{"insert":","},{"delete":1}]` turns `Hello World` into `Hello,World`.
 */
export type TextOperation = readonly Part[];
export type Part = { retain: number } | { insert: string } | { delete: number };

/** Parts of an operation that a client may send. */
const MOST_PARTS = 1000;

/** Reads an operation from a message; undefined where it is none. Parts without effect are refused. */
export function readOperation(value: unknown): TextOperation | undefined {
  return Array.isArray(value) && value.length <= MOST_PARTS && value.every(isPart) ? joined(value) : undefined;
}

/** Throws a RangeError where the operation reaches beyond the text's end. */
export function apply(operation: TextOperation, text: string): string {
  let at = 0;
  let result = '';
  for (const part of operation) {
    if ('insert' in part) {
      result += part.insert;
      continue;
    }
    const end = at + lengthOf(part);
    if (end > text.length) throw new RangeError(`The operation reaches to ${end}, the text ends at ${text.length}.`);
    if ('retain' in part) result += text.slice(at, end);
    at = end;
  }
  return result + text.slice(at);
}

/**
 * The operation as it must be after `other`, which was made on the same text, has been applied:
 * `apply(transform(a, b, true), apply(b, text))` equals `apply(transform(b, a, false), apply(a, text))`.
 * Where both insert at one place, the text of the one that is `first` comes first.
 */
export function transform(operation: TextOperation, other: TextOperation, first: boolean): TextOperation {
  const mine = new PartReader(operation);
  const theirs = new PartReader(other);
  const result: Part[] = [];
  for (let own = mine.next; own !== undefined; own = mine.next) {
    const foreign = theirs.next;
    const foreignInserts = foreign !== undefined && 'insert' in foreign;
    if ('insert' in own && (first || !foreignInserts)) {
      result.push(mine.take(own.insert.length));
    } else if (foreignInserts) {
      result.push({ retain: lengthOf(theirs.take(foreign.insert.length)) });
    } else if (foreign === undefined) {
      result.push(mine.take(lengthOf(own)));
    } else {
      const length = Math.min(lengthOf(own), lengthOf(foreign));
      const part = mine.take(length);
      // What the other one deleted can neither be retained nor deleted again.
      if (!('delete' in theirs.take(length))) result.push(part);
    }
  }
  return joined(result);
}

/** Hands out an operation's parts, or so much of one as is wanted. */
class PartReader {
  readonly #parts: TextOperation;
  #index = 0;
  /** How much of the part was taken before. */
  #taken = 0;

  constructor(parts: TextOperation) {
    this.#parts = parts;
  }

  /** What `take` takes from. */
  get next(): Part | undefined {
    const part = this.#parts[this.#index];
    return part && slice(part, this.#taken, lengthOf(part));
  }

  /** Takes from the next part; `length` must not exceed it. */
  take(length: number): Part {
    const part = this.#parts[this.#index]!;
    const taken = slice(part, this.#taken, this.#taken + length);
    this.#taken += length;
    if (this.#taken === lengthOf(part)) {
      this.#index++;
      this.#taken = 0;
    }
    return taken;
  }
}

function slice(part: Part, start: number, end: number): Part {
  if ('insert' in part) return { insert: part.insert.slice(start, end) };
  return 'retain' in part ? { retain: end - start } : { delete: end - start };
}

function lengthOf(part: Part): number {
  if ('insert' in part) return part.insert.length;
  return 'retain' in part ? part.retain : part.delete;
}

/** Neighbours of one kind become one part; retaining up to the end is left out. */
function joined(parts: TextOperation): TextOperation {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last !== undefined && 'insert' in last && 'insert' in part) last.insert += part.insert;
    else if (last !== undefined && 'retain' in last && 'retain' in part) last.retain += part.retain;
    else if (last !== undefined && 'delete' in last && 'delete' in part) last.delete += part.delete;
    else result.push({ ...part });
  }
  const end = result.at(-1);
  if (end !== undefined && 'retain' in end) result.pop();
  return result;
}

function isPart(value: unknown): value is Part {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return false;
  if ('insert' in value) return typeof value.insert === 'string' && value.insert !== '';
  const count = 'retain' in value ? value.retain : 'delete' in value ? value.delete : undefined;
  return typeof count === 'number' && Number.isSafeInteger(count) && count > 0;
}
