/** What HTTP and WebSocket allow in the fields of a profile. */
import { t } from '../../contract/l10n.ts';
import { withPlaceholders } from './variables/template.ts';

/** RFC 9110 §5.6.2. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

export function isHeaderName(name: string): boolean {
  return token.test(name);
}

/** RFC 9110 §5.5, with Latin-1 for obs-text. */
export function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** What a browser sends, which is more than RFC 6265 §4.1.1 asks of a server. */
export function isCookieValue(value: string): boolean {
  return isHeaderValue(value) && !value.includes(';');
}

/** RFC 6455 §4.1: a token. Variables are taken as their values would be. */
export function isSubprotocol(name: string): boolean {
  return token.test(withPlaceholders(name));
}

/** `Name: value`; a sentence where it is none. */
export function parseHeaderLine(line: string): [name: string, value: string] | string {
  const colon = line.indexOf(':');
  if (colon === -1) return t('Write a name, a colon and a value.');
  const name = line.slice(0, colon).trim();
  const value = line.slice(colon + 1).trim();
  if (!isHeaderName(name)) return t('{0} is not a header name (RFC 9110 §5.1).', JSON.stringify(name));
  if (!isHeaderValue(value))
    return t('A value has no control characters and no characters beyond Latin-1 (RFC 9110 §5.5).');
  return [name, value];
}

/** Separated by commas or spaces; a sentence where one is none. */
export function parseSubprotocols(text: string): string[] | string {
  const names = text.split(/[,\s]+/).filter((name) => name !== '');
  const wrong = names.find((name) => !isSubprotocol(name));
  if (wrong !== undefined)
    return t('{0} is not a subprotocol: a token without separators (RFC 6455 §4.1).', JSON.stringify(wrong));
  if (new Set(names).size < names.length) return t('Each subprotocol stands in the list once (RFC 6455 §4.1).');
  return names;
}
