/** Tests of JSON paths as lines that a person writes: `$.price > 4`. */
import { getNodeValue, type Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import { membersOf } from '../../profiles/jsonNodes.ts';
import { isJsonPath } from '../jsonPath.ts';
import { notWritten } from './failures.ts';

const operators = ['==', '!=', '<=', '>=', '<', '>', 'contains', 'exists', 'matches'] as const;
type Operator = (typeof operators)[number];

const isOperator = (name: string): name is Operator => operators.some((one) => one === name);

/** A line for each test of what `paths` holds. */
export function pathLines(paths: Node): string {
  return membersOf(paths)
    .flatMap(({ name: path, value }) => {
      const tests = membersOf(value);
      if (tests.length === 0 || !tests.every(({ name }) => isOperator(name))) return [line(path, '==', value)];
      return tests.map(({ name, value: operand }) => line(path, name as Operator, operand));
    })
    .join('\n');
}

function line(path: string, operator: Operator, operand: Node): string {
  const value: unknown = getNodeValue(operand);
  if (operator === 'exists' && value === true) return `${path} exists`;
  const isWritten = operator === 'matches' && typeof value === 'string';
  return `${path} ${operator} ${isWritten ? value : JSON.stringify(value)}`;
}

/** What the lines say, as `paths` has it. Throws an `RpcError` where one of them is none. */
export function pathsOf(text: string): object {
  const tests = text
    .split('\n')
    .filter((one) => one.trim() !== '')
    .map(testOf);
  if (tests.length === 0) throw notWritten(t('It has no line: write {0}.', '$.type == "joined"'));
  const byPath = Map.groupBy(tests, ({ path }) => path);
  return Object.fromEntries([...byPath].map(([path, ofPath]) => [path, together(path, ofPath)]));
}

interface Test {
  path: string;
  operator: Operator;
  value: unknown;
}

function testOf(written: string): Test {
  const text = written.trim();
  // A path may hold in quotes what is an operator elsewhere: it is the first one that has a path before it.
  for (const { 1: operator, index } of text.matchAll(/\s(==|!=|<=|>=|<|>|contains|exists|matches)(?=\s|$)/g)) {
    const path = text.slice(0, index).trim();
    if (operator === undefined || !isOperator(operator) || !isJsonPath(path)) continue;
    const operand = text.slice(index + 1 + operator.length).trim();
    if (operand === '' && operator === 'exists') return { path, operator, value: true };
    if (operand !== '') return { path, operator, value: operator === 'matches' ? operand : valueOf(operand) };
  }
  throw notWritten(t('{0} is no test of a path: write {1}.', text, '$.price > 4'));
}

/** A value alone where it is to be equal; an object of operators otherwise. */
function together(path: string, tests: readonly Test[]): unknown {
  const [only, another] = tests;
  const isPlain = typeof only?.value !== 'object' || only.value === null;
  if (only?.operator === '==' && another === undefined && isPlain) return only.value;
  const twice = tests.find(({ operator }, i) => tests.findIndex((one) => one.operator === operator) !== i);
  if (twice !== undefined) throw notWritten(t('{0} is tested twice with {1}.', path, twice.operator));
  return Object.fromEntries(tests.map(({ operator, value }) => [operator, value]));
}

/** What is no JSON is a text. */
function valueOf(written: string): unknown {
  try {
    return JSON.parse(written) as unknown;
  } catch {
    return written;
  }
}
