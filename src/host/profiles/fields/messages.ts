/** Messages that a profile sends by itself. */
import { getNodeValue, type Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import type { ProfileMessage } from '../../../contract/profile.ts';
import { base64Bytes, hexBytes } from '../../panel/byteNotation.ts';
import { fieldPath, membersOf } from '../jsonNodes.ts';
import type { Report } from '../profileProblem.ts';
import { hasReference } from '../variables/template.ts';
import { listOf, text, wrongShape, type Shape } from './shapes.ts';
import { reportUnknownFields } from './unknownFields.ts';

const kinds = ['text', 'json', 'hex', 'base64'];
const words = (): string => t('a text, or an object with one of `text`, `json`, `hex`, `base64`');

export const message: Shape<ProfileMessage> = (node, report) => {
  if (typeof node.value === 'string') return node.value;
  return node.type === 'object' ? messageContent(node, report, words()) : wrongShape(node, report, words());
};

/** Of an object. `what` says what it must be; `others` may stand beside the content. */
export function messageContent(
  node: Node,
  report: Report,
  what: string,
  others: readonly string[] = [],
): Exclude<ProfileMessage, string> | undefined {
  const [one, another] = membersOf(node).filter(({ name }) => kinds.includes(name));
  if (!one || another) {
    reportUnknownFields(node, [...kinds, ...others], report);
    return wrongShape(node, report, what);
  }
  reportUnknownFields(node, [one.name, ...others], report);
  if (one.name === 'json') return { json: getNodeValue(one.value) as unknown };
  const value = text(one.value, report);
  if (value === undefined) return undefined;
  if (one.name === 'text') return { text: value };
  if (!hasReference(value)) checkBytes(one.value, value, one.name === 'hex' ? hexBytes : base64Bytes, report);
  return one.name === 'hex' ? { hex: value } : { base64: value };
}

/** Bytes as pairs of hexadecimal digits. */
export const byteText: Shape<string> = (node, report) => {
  const value = text(node, report);
  if (value !== undefined && !hasReference(value)) checkBytes(node, value, hexBytes, report);
  return value;
};

function checkBytes(node: Node, value: string, read: (text: string) => unknown, report: Report): void {
  try {
    read(value);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    report(node, 'message-bytes', `\`${fieldPath(node)}\`: ${words}`);
  }
}

export const onOpen = listOf(message, () => t('a list of messages, each {0}', words()));
