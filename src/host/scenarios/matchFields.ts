/** What a scenario says of a message that is to come. */
import { getNodeValue, type Node } from 'jsonc-parser';
import { t } from '../../contract/l10n.ts';
import type { Expectation, Extraction, JsonValue, Match, ValueTest } from '../../contract/scenario.ts';
import { base64Bytes, hexBytes } from '../panel/byteNotation.ts';
import { number, oneOf, text, wrongShape, type Shape } from '../profiles/fields/shapes.ts';
import { reportUnknownFields } from '../profiles/fields/unknownFields.ts';
import { fieldPath, memberOf, membersOf } from '../profiles/jsonNodes.ts';
import type { Report } from '../profiles/profileProblem.ts';
import { hasReference } from '../profiles/variables/template.ts';
import { isJsonPath } from './jsonPath.ts';
import { regex, regexOf } from './regexField.ts';

const kinds = oneOf('text', 'binary', 'ping', 'pong', 'close');
const matchFields = ['is', 'code', 'text', 'regex', 'hex', 'base64', 'json', 'like', 'paths', 'schema'];
const matchWords = (): string =>
  t('a text, or an object with {0}', matchFields.map((name) => `\`${name}\``).join(', '));

/** An expectation: a match, and what is taken from the message. */
export const expectation: Shape<Expectation> = (node, report) => {
  if (node.type === 'object') reportUnknownFields(node, [...matchFields, 'extract'], report);
  const read = match(node, report, ['extract']);
  if (read === undefined) return undefined;
  const extracted = node.type === 'object' ? memberOf(node, 'extract') : undefined;
  return { match: read, extract: extracted ? extractions(extracted, report) : [] };
};

/** A text alone is all of the payload. `more`: fields that others read. */
export function match(node: Node, report: Report, more: readonly string[] = []): Match | undefined {
  if (typeof node.value === 'string') return { text: node.value };
  if (node.type !== 'object') return wrongShape(node, report, matchWords());
  if (more.length === 0) reportUnknownFields(node, matchFields, report);
  const read: Match = {};
  for (const { name, value } of membersOf(node)) readInto(read, name, value, report);
  if (read.code !== undefined && read.is !== undefined && read.is !== 'close') {
    report(node, 'match', t('`{0}` can be met by nothing: only a close frame has a code.', fieldPath(node)));
  }
  return read;
}

function readInto(read: Match, name: string, node: Node, report: Report): void {
  const put = <K extends keyof Match>(field: K, value: Match[K] | undefined): void => {
    if (value !== undefined) read[field] = value;
  };
  switch (name) {
    case 'is':
      put('is', kinds(node, report));
      break;
    case 'code':
      put('code', number(1000, 4999, { whole: true })(node, report));
      break;
    case 'text':
      put('text', text(node, report));
      break;
    case 'regex':
      put('regex', regex(node, report));
      break;
    case 'hex':
    case 'base64':
      put('bytes', bytes(name, node, report));
      break;
    case 'json':
      put('json', { value: getNodeValue(node) as JsonValue });
      break;
    case 'like':
      put('like', { value: getNodeValue(node) as JsonValue });
      break;
    case 'paths':
      put('paths', paths(node, report));
      break;
    case 'schema':
      if (node.type === 'object' || node.type === 'boolean') put('schema', getNodeValue(node) as JsonValue);
      else wrongShape(node, report, t('a JSON schema: an object, or true or false'));
      break;
    default:
      break;
  }
}

function bytes(kind: 'hex' | 'base64', node: Node, report: Report): Match['bytes'] | undefined {
  const written = text(node, report);
  if (written === undefined) return undefined;
  if (!hasReference(written)) {
    try {
      (kind === 'hex' ? hexBytes : base64Bytes)(written);
    } catch (error) {
      report(
        node,
        'message-bytes',
        `\`${fieldPath(node)}\`: ${error instanceof Error ? error.message : String(error)}`,
      );
      return undefined;
    }
  }
  return kind === 'hex' ? { hex: written } : { base64: written };
}

function paths(node: Node, report: Report): Match['paths'] | undefined {
  if (node.type !== 'object') return wrongShape(node, report, t('an object: {0}', '{ "$.path": … }'));
  return membersOf(node).flatMap(({ key, name, value }) => {
    if (!checkPath(key, name, report)) return [];
    return tests(value, report).map((test) => ({ path: name, test }));
  });
}

const orders = ['<', '<=', '>', '>='];
const operators = ['==', '!=', ...orders, 'contains', 'exists', 'matches'];

/** A value alone is to be equal; an object of operators is several tests. */
function tests(node: Node, report: Report): ValueTest[] {
  const members = membersOf(node);
  if (members.length === 0 || !members.every(({ name }) => operators.includes(name))) {
    return [{ operator: '==', value: getNodeValue(node) as JsonValue }];
  }
  return members.flatMap(({ name, value }) => test(name, value, report) ?? []);
}

function test(operator: string, node: Node, report: Report): ValueTest | undefined {
  const value = getNodeValue(node) as JsonValue;
  switch (operator) {
    case '==':
    case '!=':
    case 'contains':
      return { operator, value };
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (typeof value === 'number' || typeof value === 'string') return { operator, value };
      return wrongShape(node, report, t('a number or a text'));
    case 'exists':
      return typeof value === 'boolean' ? { operator, value } : wrongShape(node, report, t('true or false'));
    default: {
      const read = regex(node, report);
      return read && { operator: 'matches', value: read };
    }
  }
}

/** Variables by their names. */
export function extractions(node: Node, report: Report): Expectation['extract'] {
  if (node.type !== 'object') {
    return wrongShape(node, report, t('an object: {0} or {1}', '{ "name": "$.path" }', '{ "name": "/regex/" }')) ?? [];
  }
  return membersOf(node).flatMap(({ key, name, value }) => {
    if (!/^[\p{L}_][\p{L}\p{N}_.-]{0,99}$/u.test(name)) {
      report(key, 'variable-name', t('{0} cannot be the name of a variable.', JSON.stringify(name)));
      return [];
    }
    const from = extraction(value, report);
    return from === undefined ? [] : [{ name, from }];
  });
}

function extraction(node: Node, report: Report): Extraction | undefined {
  const written = text(node, report);
  if (written === undefined) return undefined;
  if (written.startsWith('$')) return checkPath(node, written, report) ? { kind: 'path', path: written } : undefined;
  return regex(node, report) === undefined ? undefined : { kind: 'regex', ...regexOf(written) };
}

/** False where it is none; that was reported. */
export function checkPath(node: Node, path: string, report: Report): boolean {
  if (isJsonPath(path)) return true;
  report(
    node,
    'json-path',
    t('{0} is no path into JSON: write {1}.', JSON.stringify(path), '$.name, $.list[0], $["a b"]'),
  );
  return false;
}
