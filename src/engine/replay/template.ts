import { t } from '../../contract/l10n.ts';
import type { JsonValue } from '../../contract/scenario.ts';

/** `name` is what stands between the braces: `token`, `env:HOME`. Undefined: it has no value. */
export type Lookup = (name: string) => JsonValue | undefined;

const pattern = /\$\$\{|\$\{([^{}]*)\}/g;
const whole = /^\$\{([^{}]*)\}$/;
/** Levels of JSON in which values are put in. */
const deepest = 500;

/** A variable without a value. */
export class Unfilled extends Error {
  readonly variable: string;

  constructor(variable: string) {
    super(t('The variable {0} has no value.', variable));
    this.variable = variable;
  }
}

/** The text with each value in its place; what is no text is written as JSON. Throws `Unfilled`. */
export function fillText(text: string, lookup: Lookup): string {
  if (!text.includes('${')) return text;
  return text.replace(pattern, (_source, name: string | undefined) => {
    if (name === undefined) return '${';
    const value = valueOf(name, lookup);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

/** The same in all texts of a JSON value. A text that is one variable and nothing else becomes the value itself. */
export function fillJson(value: JsonValue, lookup: Lookup, depth = 0): JsonValue {
  if (typeof value === 'string') {
    const name = whole.exec(value)?.[1];
    return name === undefined ? fillText(value, lookup) : valueOf(name, lookup);
  }
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  if (isList(value)) return value.map((item) => fillJson(item, lookup, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillJson(item, lookup, depth + 1)]));
}

/** `Array.isArray` does not tell lists that are read only from objects. */
export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function valueOf(name: string, lookup: Lookup): JsonValue {
  const value = lookup(name);
  if (value === undefined) throw new Unfilled(name);
  return value;
}
