/** The value of `Sec-WebSocket-Extensions`, read as RFC 6455 §9.1 writes it. */
import { t } from '../../contract/l10n.ts';

export interface ExtensionParameter {
  name: string;
  /** Without its quotes; absent where there is no `=`. */
  value?: string;
}

export interface Extension {
  name: string;
  /** In the order of the wire, duplicates kept. */
  parameters: ExtensionParameter[];
}

/** Where and why a value cannot be read. */
export interface ExtensionSyntaxError {
  /** In the text, in UTF-16 code units. */
  offset: number;
  expected: string;
}

const token = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const quoted = /"((?:[^"\\]|\\[^])*)"/y;
const space = /[ \t]*/y;

/** Never throws, and takes no longer than the text is. */
export function parseExtensions(text: string): Extension[] | ExtensionSyntaxError {
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    at = pattern.lastIndex;
    return match[1] ?? match[0];
  };
  /** The separators and what is around them. */
  const takeSign = (sign: string): boolean => {
    take(space);
    if (text[at] !== sign) return false;
    at++;
    take(space);
    return true;
  };

  const extensions: Extension[] = [];
  take(space);
  do {
    const name = take(token);
    if (name === undefined) return { offset: at, expected: t('the name of an extension') };
    const extension: Extension = { name, parameters: [] };
    while (takeSign(';')) {
      const parameter = take(token);
      if (parameter === undefined) return { offset: at, expected: t('the name of a parameter') };
      if (!takeSign('=')) {
        extension.parameters.push({ name: parameter });
        continue;
      }
      const value = take(token) ?? unquoted(take(quoted));
      if (value === undefined) return { offset: at, expected: t('a value: a token, or one in quotes') };
      extension.parameters.push({ name: parameter, value });
    }
    extensions.push(extension);
  } while (takeSign(','));
  return at === text.length ? extensions : { offset: at, expected: t('a semicolon, a comma or the end') };
}

/** What is in the quotes must be a token too (RFC 6455 §9.1). */
function unquoted(text: string | undefined): string | undefined {
  const value = text?.replace(/\\([^])/g, '$1');
  return value !== undefined && /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(value) ? value : undefined;
}
