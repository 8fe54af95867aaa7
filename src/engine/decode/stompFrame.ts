import { t } from '../../contract/l10n.ts';
import { DecodeError } from './format.ts';
import { isObject, member, newObject, objectOf, textMember, textOrBytes, utf8Text, type Plain } from './plain.ts';

export const commands = [
  'CONNECT',
  'STOMP',
  'CONNECTED',
  'SEND',
  'SUBSCRIBE',
  'UNSUBSCRIBE',
  'ACK',
  'NACK',
  'BEGIN',
  'COMMIT',
  'ABORT',
  'DISCONNECT',
  'MESSAGE',
  'RECEIPT',
  'ERROR',
] as const;

const lineFeed = 0x0a;
const nul = 0x00;
const escapes: Readonly<Record<string, string>> = { '\\r': '\r', '\\n': '\n', '\\c': ':', '\\\\': '\\' };
const written: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', ':': '\\c', '\\': '\\\\' };

/** One frame, or a heart-beat, which has no members (STOMP 1.2, “Augmented BNF”, “Heart-beating”). Throws a `DecodeError`. */
export function readStompFrame(bytes: Uint8Array): Plain {
  let at = 0;
  const line = (): string | undefined => {
    const end = bytes.indexOf(lineFeed, at);
    if (end < 0) return undefined;
    const from = at;
    at = end + 1;
    const text = utf8Text(bytes.subarray(from, bytes[end - 1] === 0x0d && end > from ? end - 1 : end));
    if (text === undefined) throw new DecodeError(t('The text is not UTF-8.'), from);
    return text;
  };
  if (bytes.every((byte) => byte === lineFeed || byte === 0x0d)) return objectOf({});
  while (bytes[at] === lineFeed || bytes[at] === 0x0d) at++;
  const start = at;
  const command = line();
  if (command === undefined || !commands.some((known) => known === command)) {
    throw new DecodeError(t('No command of STOMP begins here.'), start);
  }
  // These two have no escapes, so that 1.0 understands them (“Value Encoding”).
  const escaped = command !== 'CONNECT' && command !== 'CONNECTED';
  const headers = newObject();
  for (;;) {
    const from = at;
    const text = line();
    if (text === undefined) throw new DecodeError(t('The headers do not end.'), from);
    if (text === '') break;
    const colon = text.indexOf(':');
    if (colon < 0) throw new DecodeError(t('A header has no colon.'), from);
    const name = unescaped(text.slice(0, colon), escaped, from);
    // Of one that is repeated the first counts (“Repeated Header Entries”).
    if (!Object.hasOwn(headers, name)) headers[name] = unescaped(text.slice(colon + 1), escaped, from);
  }
  return objectOf({ command, headers, body: textOrBytes(bytes.subarray(at, endOfBody(bytes, at, headers))) });
}

function endOfBody(bytes: Uint8Array, from: number, headers: Plain): number {
  const stated = textMember(headers, 'content-length');
  const end = stated !== undefined && /^\d{1,15}$/.test(stated) ? from + Number(stated) : bytes.indexOf(nul, from);
  if (end < 0 || bytes[end] !== nul)
    throw new DecodeError(t('The body does not end with a NUL.'), Math.min(Math.max(end, from), bytes.length));
  const rest = bytes.subarray(end + 1).findIndex((byte) => byte !== lineFeed && byte !== 0x0d);
  if (rest >= 0) throw new DecodeError(t('Something follows the frame.'), end + 1 + rest);
  return end;
}

function unescaped(text: string, escaped: boolean, from: number): string {
  if (!escaped || !text.includes('\\')) return text;
  return text.replace(/\\(?:.|$)/gs, (sequence) => {
    const meant = escapes[sequence];
    if (meant === undefined) throw new DecodeError(t('A header has an escape that STOMP does not know.'), from);
    return meant;
  });
}

/** Writes what `readStompFrame` reads. Throws an Error that says what cannot be written. */
export function writeStompFrame(tree: Plain): string {
  const command = textMember(tree, 'command');
  if (command === undefined) return '\n';
  const headers = member(tree, 'headers');
  const escaped = command !== 'CONNECT' && command !== 'CONNECTED';
  const value = (text: string): string => (escaped ? text.replace(/[\r\n:\\]/g, (one) => written[one]!) : text);
  const lines = Object.entries(isObject(headers) ? headers : {}).map(
    ([name, content]) => `${value(name)}:${value(typeof content === 'string' ? content : JSON.stringify(content))}\n`,
  );
  return `${command}\n${lines.join('')}\n${textMember(tree, 'body') ?? ''}\0`;
}
