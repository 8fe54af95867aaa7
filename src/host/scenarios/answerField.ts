/** What a message of a scenario waits for, answer by answer. */
import { getNodeValue, type Node } from 'jsonc-parser';
import { t } from '../../contract/l10n.ts';
import type { JsonValue, StepAnswer } from '../../contract/scenario.ts';
import { number, text, wrongShape, type Shape } from '../profiles/fields/shapes.ts';
import { reportUnknownFields } from '../profiles/fields/unknownFields.ts';
import { memberOf } from '../profiles/jsonNodes.ts';
import type { Report } from '../profiles/profileProblem.ts';
import { checkPath } from './matchFields.ts';

const count = number(1, 1e6, { whole: true });
const forms = ['"id"', '"none"', '2', '{ "same": "$.key", "in": "$.for" }', '{ "path": "$.type", "is": "joined" }'];

export const answer: Shape<StepAnswer> = (node, report) => {
  const kind = (['id', 'none'] as const).find((one) => one === node.value);
  if (kind !== undefined) return { kind };
  if (node.type === 'number') {
    const messages = count(node, report);
    return messages === undefined ? undefined : { kind: 'count', count: messages };
  }
  const [same, at, is] = [memberOf(node, 'same'), memberOf(node, 'path'), memberOf(node, 'is')];
  if (same && !at) {
    reportUnknownFields(node, ['same', 'in'], report);
    const path = jsonPath(same, report);
    const other = memberOf(node, 'in');
    const where = other && jsonPath(other, report);
    return path === undefined ? undefined : { kind: 'same', path, ...(where === undefined ? {} : { in: where }) };
  }
  if (at && is && !same) {
    reportUnknownFields(node, ['path', 'is'], report);
    const path = jsonPath(at, report);
    return path === undefined ? undefined : { kind: 'value', path, value: getNodeValue(is) as JsonValue };
  }
  return wrongShape(node, report, t('one of {0}', forms.join(', ')));
};

/** As a file has it. */
export function answerJson(from: StepAnswer): unknown {
  switch (from.kind) {
    case 'id':
    case 'none':
      return from.kind;
    case 'count':
      return from.count;
    case 'same':
      return { same: from.path, ...(from.in === undefined ? {} : { in: from.in }) };
    case 'value':
      return { path: from.path, is: from.value };
    default:
      return from satisfies never;
  }
}

function jsonPath(node: Node, report: Report): string | undefined {
  const written = text(node, report);
  return written !== undefined && checkPath(node, written, report) ? written : undefined;
}
