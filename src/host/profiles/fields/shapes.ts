/** Readers of JSON values: each tells what is wrong with a node, and gives what of it is usable. */
import type { Node, NodeType } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import { fieldPath, itemsOf, memberOf, membersOf } from '../jsonNodes.ts';
import { replaceBy, type Report } from '../profileProblem.ts';
import { reportUnknownFields } from './unknownFields.ts';

/** Undefined where nothing usable is there; why was reported. */
export type Shape<T> = (node: Node, report: Report) => T | undefined;

/** `what` ends the sentence “… must be”. Those of shapes are functions: the language is not known yet when shapes are made. */
export function wrongShape<T>(node: Node, report: Report, what: string): T | undefined {
  const path = fieldPath(node);
  const fixes =
    what === textWords() && (typeof node.value === 'number' || typeof node.value === 'boolean')
      ? [replaceBy(node, String(node.value), t('Write as text: "{0}"', String(node.value)))]
      : [];
  report(node, codeOf(path), t('`{0}` must be {1}.', path, what), { fixes });
  return undefined;
}

/** The path without its indices: the same for every item of a list. */
function codeOf(path: string): string {
  return path.replace(/\[\d+\]/g, '');
}

const textWords = (): string => t('text');

export const text: Shape<string> = (node, report) =>
  typeof node.value === 'string' ? node.value : wrongShape(node, report, textWords());

export const flag: Shape<boolean> = (node, report) =>
  typeof node.value === 'boolean' ? node.value : wrongShape(node, report, t('true or false'));

export function number(least: number, most: number, { whole }: { whole: boolean }): Shape<number> {
  return (node, report) => {
    const value: unknown = node.value;
    const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
    return fits ? value : wrongShape(node, report, numberWords(least, most, whole));
  };
}

function numberWords(least: number, most: number, whole: boolean): string {
  if (most === Number.MAX_SAFE_INTEGER)
    return whole ? t('a whole number from {0} on', least) : t('a number from {0} on', least);
  return whole ? t('a whole number from {0} to {1}', least, most) : t('a number from {0} to {1}', least, most);
}

export function oneOf<const T extends string>(...values: T[]): Shape<T> {
  return (node, report) => {
    const value = values.find((one) => one === node.value);
    if (value !== undefined) return value;
    const fixes = values
      .filter((one) => typeof node.value === 'string' && one.toLowerCase() === node.value.toLowerCase())
      .map((one) => replaceBy(node, one, t('Change to "{0}"', one)));
    const path = fieldPath(node);
    report(node, codeOf(path), t('`{0}` must be one of {1}.', path, values.map((one) => `"${one}"`).join(', ')), {
      fixes,
    });
    return undefined;
  };
}

/** One of these by the type of its JSON; `what` says all. */
export function either<T>(types: Partial<Record<NodeType, Shape<T>>>, what: () => string): Shape<T> {
  return (node, report) => {
    const shape = types[node.type];
    return shape ? shape(node, report) : wrongShape(node, report, what());
  };
}

/** What is no list of such: `what` says it. */
export function listOf<T>(item: Shape<T>, what: () => string): Shape<T[]> {
  return (node, report) => {
    if (node.type !== 'array') return wrongShape(node, report, what());
    return itemsOf(node).flatMap((one) => item(one, report) ?? []);
  };
}

/** An object of any names. */
export function recordOf<T>(
  value: Shape<T>,
  what: () => string,
  checkName: (key: Node, report: Report) => void = () => undefined,
): Shape<Record<string, T>> {
  return (node, report) => {
    if (node.type !== 'object') return wrongShape(node, report, what());
    const entries = membersOf(node).flatMap(({ key, name, value: child }): [string, T][] => {
      checkName(key, report);
      const read = value(child, report);
      return read === undefined ? [] : [[name, read]];
    });
    return Object.fromEntries(entries);
  };
}

/** An object of certain fields; others are warned of and left out. */
export function fieldsOf<T extends object>(
  shapes: { [Field in keyof T]-?: Shape<NonNullable<T[Field]>> },
  required: (keyof T & string)[] = [],
  what = (): string =>
    t(
      'an object with {0}',
      Object.keys(shapes)
        .map((name) => `\`${name}\``)
        .join(', '),
    ),
): Shape<T> {
  return (node, report) => {
    if (node.type !== 'object') return wrongShape(node, report, what());
    reportUnknownFields(node, Object.keys(shapes), report);
    const path = fieldPath(node);
    for (const name of required) {
      if (!memberOf(node, name)) report(node, `${codeOf(path)}.${name}`, t('`{0}` needs `{1}`.', path, name));
    }
    return readFields(node, shapes, report) as T;
  };
}

/** Each field that is there and usable. */
export function readFields<T extends object>(
  node: Node,
  shapes: { [Field in keyof T]-?: Shape<NonNullable<T[Field]>> },
  report: Report,
): Partial<T> {
  const entries = Object.entries<Shape<unknown>>(shapes).flatMap(([name, shape]) => {
    const child = memberOf(node, name);
    const value = child && shape(child, report);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries) as Partial<T>;
}
