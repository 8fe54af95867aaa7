/** What an expectation is in the table, and what is written there, as the file has it. */
import { getNodeValue, parseTree, type Edit, type Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import { matchForms, type MatchForm, type TableMatch } from '../../../contract/scenarioTable.ts';
import { memberOf, membersOf } from '../../profiles/jsonNodes.ts';
import { reporterTo, type ProfileProblem } from '../../profiles/profileProblem.ts';
import { match } from '../matchFields.ts';
import { regexOf } from '../regexField.ts';
import { notWritten } from './failures.ts';
import { pathLines, pathsOf } from './pathLines.ts';

/** `kind` and `code` of the frame, and what is taken from it, stay as they are whatever else is expected. */
const besides = ['is', 'code', 'extract'];

/** Without a form it is more than one thing, or none of these: it is shown as it is. */
export function matchOf(node: Node): TableMatch {
  const expected = expectedIn(node);
  const value = expected === undefined ? undefined : valueIn(expected.form, expected.value);
  return expected === undefined || value === undefined
    ? { value: JSON.stringify(getNodeValue(node)) }
    : { form: expected.form, value };
}

/** Writes `value` in the place of what is expected. Throws an `RpcError` where it is not of this form. */
export function matchEdits(node: Node, form: MatchForm, value: string): Edit[] {
  const expected = expectedIn(node);
  if (expected === undefined) throw notWritten(t('It is more than the table can write.'));
  const written = valueOf(form, value);
  check({ [form]: written });
  const { offset, length } = expected.value;
  if (expected.form === form) return [{ offset, length, content: JSON.stringify(written) }];
  const member = `${JSON.stringify(form)}: ${JSON.stringify(written)}`;
  // A text alone is no object.
  const place = expected.value === node ? undefined : expected.value.parent;
  return [place ? { ...spanOf(place), content: member } : { offset, length, content: `{ ${member} }` }];
}

/** What is expected in another form, as near to it as that form is. */
export function inMatchForm(node: Node, form: MatchForm): string {
  const expected = expectedIn(node);
  if (expected === undefined) throw notWritten(t('It is more than the table can write.'));
  const now = valueIn(expected.form, expected.value) ?? '';
  switch (form) {
    case 'text':
      return expected.form === 'regex' ? regexOf(now).source : now;
    case 'regex':
      return `/${now.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') || '.'}/`;
    case 'json':
    case 'like':
      return isJson(now) ? now : JSON.stringify(equalsIn(now));
    case 'paths':
      return scalarLines(now) || '$.type exists';
    default:
      return form satisfies never;
  }
}

interface Expected {
  form: MatchForm;
  value: Node;
}

function expectedIn(node: Node): Expected | undefined {
  if (node.type === 'string') return { form: 'text', value: node };
  const [only, another] = membersOf(node).filter(({ name }) => !besides.includes(name));
  const form = matchForms.find((one) => one === only?.name);
  return only === undefined || another !== undefined || form === undefined ? undefined : { form, value: only.value };
}

/** Undefined where what stands there is not of this form. */
function valueIn(form: MatchForm, value: Node): string | undefined {
  switch (form) {
    case 'text':
    case 'regex':
      return typeof value.value === 'string' ? value.value : undefined;
    case 'json':
    case 'like':
      return JSON.stringify(getNodeValue(value));
    case 'paths':
      return value.type === 'object' ? pathLines(value) : undefined;
    default:
      return form satisfies never;
  }
}

function valueOf(form: MatchForm, value: string): unknown {
  switch (form) {
    case 'text':
    case 'regex':
      return value;
    case 'json':
    case 'like':
      try {
        return JSON.parse(value) as unknown;
      } catch (error) {
        throw notWritten(error instanceof Error ? error.message : String(error));
      }
    case 'paths':
      return pathsOf(value);
    default:
      return form satisfies never;
  }
}

function check(written: object): void {
  const problems: ProfileProblem[] = [];
  match(parseTree(JSON.stringify(written))!, reporterTo(problems));
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (wrong) throw notWritten(wrong.text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `$.name == value` of lines, as members. */
function equalsIn(lines: string): object {
  const members = lines.split('\n').flatMap((line): [string, unknown][] => {
    const [, name, value] = /^\$\.([\p{L}_]\w*) == (.+)$/u.exec(line) ?? [];
    return name === undefined || value === undefined || !isJson(value) ? [] : [[name, JSON.parse(value) as unknown]];
  });
  return Object.fromEntries(members);
}

/** The same the other way round, of what is on the top level. */
function scalarLines(json: string): string {
  const tree = isJson(json) ? parseTree(json) : undefined;
  return membersOf(tree ?? { type: 'null', offset: 0, length: 0 })
    .filter(({ name, value }) => /^[\p{L}_]\w*$/u.test(name) && value.type !== 'object' && value.type !== 'array')
    .map(({ name, value }) => `$.${name} == ${JSON.stringify(getNodeValue(value))}`)
    .join('\n');
}

function spanOf({ offset, length }: Node): { offset: number; length: number } {
  return { offset, length };
}

/** The expectation with this number of a step; undefined where there is none. */
export function matchNode(step: Node, part: number): Node | undefined {
  const value = memberOf(step, 'expect') ?? memberOf(step, 'never');
  if (value?.type === 'array') return value.children?.[part];
  return part === 0 ? value : undefined;
}
