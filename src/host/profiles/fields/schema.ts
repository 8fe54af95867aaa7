/** What messages are made of: a file, and which of its messages go which way. */
import { t } from '../../../contract/l10n.ts';
import type { PayloadSchema } from '../../../contract/profile.ts';
import { memberOf } from '../jsonNodes.ts';
import { path } from './path.ts';
import { fieldsOf, text, type Shape } from './shapes.ts';

const fields = fieldsOf<PayloadSchema>({ file: path, in: text, out: text, message: text }, ['file']);

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
