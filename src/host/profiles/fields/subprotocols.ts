/** Subprotocols, most wanted first (RFC 6455 §4.1). */
import { t } from '../../../contract/l10n.ts';
import { isSubprotocol } from '../fieldSyntax.ts';
import { itemsOf } from '../jsonNodes.ts';
import { wrongShape, type Shape } from './shapes.ts';

export const subprotocols: Shape<string[]> = (node, report) => {
  if (node.type !== 'array') return wrongShape(node, report, t('a list of texts'));
  const seen = new Set<string>();
  for (const item of itemsOf(node)) {
    const name: unknown = item.value;
    if (typeof name !== 'string' || !isSubprotocol(name)) {
      report(item, 'subprotocol', t('A subprotocol is a token without spaces or separators (RFC 6455 §4.1).'));
    } else if (seen.has(name)) {
      report(
        item,
        'subprotocol-twice',
        t('“{0}” is in the list already; each may stand there once (RFC 6455 §4.1).', name),
      );
    } else seen.add(name);
  }
  return [...seen];
};
