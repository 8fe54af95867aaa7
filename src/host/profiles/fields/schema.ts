/** What messages are made of: a file, and which of its messages go which way. */
import { t } from '../../../contract/l10n.ts';
import type { MessageRule, PayloadSchema } from '../../../contract/profile.ts';
import { memberOf } from '../jsonNodes.ts';
import { byteText } from './messages.ts';
import { path } from './path.ts';
import { fieldsOf, listOf, number, oneOf, text, type Shape } from './shapes.ts';

/** Bytes that stand before a message at most. */
const mostSkipped = 65_536;

const ruleFields = fieldsOf<MessageRule>(
  { message: text, dir: oneOf('in', 'out'), starts: byteText, skip: number(0, mostSkipped, { whole: true }) },
  ['message'],
);

/** One that names no message says nothing; that was reported. */
const rule: Shape<MessageRule> = (node, report) => {
  const read = ruleFields(node, report);
  return read?.message === undefined ? undefined : read;
};

const rules = listOf(rule, () => t('a list of rules, each an object with a `message`'));

const fields = fieldsOf<PayloadSchema>({ file: path, in: text, out: text, message: text, rules }, ['file']);

export const schema: Shape<PayloadSchema> = (node, report) => {
  const read = fields(node, report);
  // Without its file it says nothing; that it is missing was reported.
  if (read?.file === undefined) return undefined;
  const { in: received, out, message } = read;
  if (message !== undefined && received !== undefined && out !== undefined) {
    const words = t('`in` and `out` say which messages there are: `message` means nothing beside both.');
    report(memberOf(node, 'message')!, 'schema-message', words, { severity: 'warning' });
  }
  return read;
};
