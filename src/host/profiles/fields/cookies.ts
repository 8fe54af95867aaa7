/** Cookies by name (RFC 6265 §4.2.1). */
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
      `\`${fieldPath(node)}\` may have no control characters, no semicolon and nothing beyond Latin-1.`,
    );
  }
  return value;
};

export const cookies = recordOf(cookieValue, 'an object, { "name": "value" }', (key, report) => {
  const name = String(key.value);
  if (!isHeaderName(name))
    report(key, 'cookie-name', `${JSON.stringify(name)} is not a cookie's name (RFC 6265 §4.1.1).`);
});
