/** Headers: a list of pairs, which keeps order and number, or an object. */
import type { Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import type { HeaderList } from '../../../contract/model.ts';
import { isHeaderName, isHeaderValue } from '../fieldSyntax.ts';
import { fieldPath, itemsOf, membersOf } from '../jsonNodes.ts';
import { replaceBy, type Report } from '../profileProblem.ts';
import { withPlaceholders } from '../variables/template.ts';
import { text, wrongShape, type Shape } from './shapes.ts';

export const headers: Shape<HeaderList> = (node, report) => {
  if (node.type === 'object') {
    return membersOf(node).flatMap(({ key, value }) => readPair(key, value, report));
  }
  if (node.type !== 'array') {
    return wrongShape(
      node,
      report,
      t('a list of pairs, {0}, or an object, {1}', '[["Name", "value"]]', '{ "Name": "value" }'),
    );
  }
  return itemsOf(node).flatMap((pair) => {
    const [name, value] = itemsOf(pair);
    if (name && value && itemsOf(pair).length === 2 && typeof name.value === 'string') {
      return readPair(name, value, report);
    }
    const line = typeof pair.value === 'string' ? /^([^:]+):\s*(.*)$/.exec(pair.value) : null;
    report(pair, 'header', t('`{0}` must be a pair of texts: ["Name", "value"].', fieldPath(pair)), {
      fixes: line ? [replaceBy(pair, [line[1], line[2]], t('Write as a pair'))] : [],
    });
    return [];
  });
};

function readPair(name: Node, valueNode: Node, report: Report): [string, string][] {
  headerName(name, report);
  const value = headerText(valueNode, report);
  return value === undefined ? [] : [[String(name.value), value]];
}

export function headerName(node: Node, report: Report): void {
  const name = String(node.value);
  if (isHeaderName(name)) return;
  const meant = name.trim().replace(/:$/, '').trim().replace(/\s+/g, '-');
  report(node, 'header-name', t('{0} is not a header name (RFC 9110 §5.1).', JSON.stringify(name)), {
    fixes: isHeaderName(meant) ? [replaceBy(node, meant, t('Change to "{0}"', meant))] : [],
  });
}

export function headerValue(node: Node, value: string, report: Report): void {
  if (isHeaderValue(withPlaceholders(value))) return;
  const meant = value.trim();
  report(
    node,
    'header-value',
    t('A header value has no control characters and no characters beyond Latin-1 (RFC 9110 §5.5).'),
    {
      fixes:
        meant !== '' && isHeaderValue(meant) ? [replaceBy(node, meant, t('Remove the line breaks around it'))] : [],
    },
  );
}

/** A text that becomes the value of a header. */
export const headerText: Shape<string> = (node, report) => {
  const value = text(node, report);
  if (value !== undefined) headerValue(node, value, report);
  return value;
};
