import type { JsonStep, JsonVisitor } from './jsonWalk.ts';

export type JsonObject = { [name: string]: JsonTree };
export type JsonTree = JsonObject | JsonTree[] | string | number | boolean | null;

/** Puts a part of a JSON text together, as far as its limit goes. Names of members are names: `__proto__` is one like another. */
export class JsonCollector implements JsonVisitor {
  readonly #limit: number;
  readonly #open: (JsonObject | JsonTree[])[] = [];
  #size = 0;
  /** What was there so far. */
  tree: JsonTree | undefined;

  /** `limit`: characters of texts, names and brackets. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** It had more than the limit, and the rest of it was left out. */
  get isFull(): boolean {
    return this.#size > this.#limit;
  }

  /** What it has so far, in the measure of the limit. */
  get size(): number {
    return Math.min(this.#size, this.#limit);
  }

  enter(path: readonly JsonStep[], kind: 'list' | 'object'): void {
    const made: JsonObject | JsonTree[] = kind === 'list' ? [] : (Object.create(null) as JsonObject);
    this.#put(path, made);
    this.#open.push(made);
  }

  leave(): void {
    this.#open.pop();
  }

  value(path: readonly JsonStep[], value: string | number | boolean | null): void {
    this.#put(path, value);
  }

  #put(path: readonly JsonStep[], value: JsonTree): void {
    const step = path.at(-1);
    this.#size += 8 + (typeof value === 'string' ? value.length : 0) + (typeof step === 'string' ? step.length : 0);
    if (this.isFull) return;
    const into = this.#open.at(-1);
    this.tree ??= value;
    if (Array.isArray(into)) into.push(value);
    else if (into !== undefined) into[String(step)] = value;
  }
}

/** A member; undefined where it has none of that name. */
export function member(value: JsonTree | undefined, name: string): JsonTree | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined;
}

export function textOf(value: JsonTree | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(value: JsonTree | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
