/** Cookies by name (RFC 6265 §4.2.1). */
import { t } from '../../../contract/l10n.ts';
import { isCookieValue, isHeaderName } from '../fieldSyntax.ts';
import { fieldPath } from '../jsonNodes.ts';
import { withPlaceholders } from '../variables/template.ts';
import { recordOf, text, type Shape } from './shapes.ts';

const cookieValue: Shape<string> = (node, report) => {
  const value = text(node, report);
  if (value !== undefined && !isCookieValue(withPlaceholders(value))) {
    report(
      node,
      'cookie-value',
      t('`{0}` may have no control characters, no semicolon and nothing beyond Latin-1.', fieldPath(node)),
    );
  }
  return value;
};

export const cookies = recordOf(
  cookieValue,
  () => t('an object, {0}', '{ "name": "value" }'),
  (key, report) => {
    const name = String(key.value);
    if (!isHeaderName(name))
      report(key, 'cookie-name', t("{0} is not a cookie's name (RFC 6265 §4.1.1).", JSON.stringify(name)));
  },
);
