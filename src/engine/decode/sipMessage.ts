import { t } from '../../contract/l10n.ts';
import { DecodeError, type Encoded } from './format.ts';
import { bodyOf, mayBeJson, writtenBody } from './jsonInText.ts';
import {
  isList,
  isObject,
  member,
  newObject,
  objectOf,
  textMember,
  textOrBytes,
  utf8Text,
  type Plain,
} from './plain.ts';
import { brief } from './plainText.ts';

/** Short names of headers (RFC 3261 §7.3.3, and the registry that it founded). */
const short: Readonly<Record<string, string>> = {
  a: 'Accept-Contact',
  b: 'Referred-By',
  c: 'Content-Type',
  d: 'Request-Disposition',
  e: 'Content-Encoding',
  f: 'From',
  i: 'Call-ID',
  j: 'Reject-Contact',
  k: 'Supported',
  l: 'Content-Length',
  m: 'Contact',
  o: 'Event',
  r: 'Refer-To',
  s: 'Subject',
  t: 'To',
  u: 'Allow-Events',
  v: 'Via',
  x: 'Session-Expires',
  y: 'Identity',
};
/** Names mean the same in any case (§7.3.1): these are written as the specification has them. */
const usual = new Map(
  ['Call-ID', 'CSeq', 'From', 'To', 'Via', 'Contact', 'Content-Type', 'Content-Length', 'Max-Forwards', 'Expires'].map(
    (name) => [name.toLowerCase(), name],
  ),
);

const lineFeed = 0x0a;
const requestLine = /^([\w!%*+.'`~-]+) (\S+) (SIP\/\d+\.\d+)$/;
const statusLine = /^(SIP\/\d+\.\d+) ([1-6]\d\d) ?(.*)$/;

/** A request, a response, or a keep-alive (RFC 5626 §3.5.1: two line ends are its ping, one its pong). Throws a `DecodeError`. */
export function readSip(bytes: Uint8Array): Plain {
  if (bytes.length > 0 && bytes.length <= 4 && bytes.every((byte) => byte === lineFeed || byte === 0x0d)) {
    return objectOf({ keepAlive: bytes.length > 2 ? 'ping' : 'pong' });
  }
  const { lines, end } = headLines(bytes);
  const start = startLine(lines[0]?.text ?? '');
  const headers = headersIn(lines.slice(1));
  const body = bodyFrom(bytes, end, headers);
  if (body.length === 0) return objectOf({ ...start, headers });
  // A body has a type (RFC 3261 §20.15): one without is not looked into.
  const type = textMember(headers, 'Content-Type');
  return objectOf({
    ...start,
    headers,
    body: type !== undefined && mayBeJson(type) ? bodyOf(body) : textOrBytes(body),
  });
}

interface HeadLine {
  readonly text: string;
  readonly from: number;
}

/** Up to the empty line; one that begins with space goes on with the one before (§7.3.1). */
function headLines(bytes: Uint8Array): { lines: HeadLine[]; end: number } {
  const lines: HeadLine[] = [];
  for (let at = 0; ;) {
    const found = bytes.indexOf(lineFeed, at);
    if (found < 0) throw new DecodeError(t('The headers do not end.'), at);
    const to = bytes[found - 1] === 0x0d && found > at ? found - 1 : found;
    const text = utf8Text(bytes.subarray(at, to));
    if (text === undefined) throw new DecodeError(t('The text is not UTF-8.'), at);
    if (text === '') return { lines, end: found + 1 };
    const last = lines.at(-1);
    if (/^[ \t]/.test(text) && last !== undefined && lines.length > 1) {
      lines[lines.length - 1] = { text: `${last.text} ${text.trim()}`, from: last.from };
    } else lines.push({ text, from: at });
    at = found + 1;
  }
}

function startLine(text: string): Record<string, Plain> {
  const request = requestLine.exec(text);
  if (request !== null) return { method: request[1]!, uri: request[2]!, version: request[3]! };
  const status = statusLine.exec(text);
  if (status === null) throw new DecodeError(t('Neither a request nor a response of SIP begins here.'), 0);
  return { status: Number(status[2]), reason: status[3]!, version: status[1]! };
}

function nameOf(written: string): string {
  const lower = written.toLowerCase();
  return (Object.hasOwn(short, lower) ? short[lower] : usual.get(lower)) ?? written;
}

/** One that is there several times is a list. */
function headersIn(lines: readonly HeadLine[]): Plain {
  const values = new Map<string, string[]>();
  for (const { text, from } of lines) {
    const colon = text.indexOf(':');
    if (colon < 1) throw new DecodeError(t('A header has no colon.'), from);
    const name = nameOf(text.slice(0, colon).trim());
    const value = text.slice(colon + 1).trim();
    const before = values.get(name);
    if (before === undefined) values.set(name, [value]);
    else before.push(value);
  }
  const headers = newObject();
  for (const [name, all] of values) headers[name] = all.length === 1 ? all[0]! : all;
  return headers;
}

/** Over WebSocket its length need not be told (RFC 7118 §5). */
function bodyFrom(bytes: Uint8Array, from: number, headers: Plain): Uint8Array {
  const body = bytes.subarray(from);
  const stated = textMember(headers, 'Content-Length');
  if (stated === undefined) return body;
  const length = /^\d{1,15}$/.test(stated) ? Number(stated) : undefined;
  if (length === undefined || length > body.length) {
    throw new DecodeError(t('It says that {0} bytes follow, and {1} do.', stated.slice(0, 20), body.length), from);
  }
  if (length < body.length) throw new DecodeError(t('Something follows the body.'), from + length);
  return body;
}

/** Of the header with this name, the first. */
export function sipHeader(tree: Plain, name: string): string | undefined {
  const value = member(member(tree, 'headers'), name);
  const one = isList(value) ? value[0] : value;
  return typeof one === 'string' ? one : undefined;
}

/** Writes what `readSip` reads; its length is told anew. Throws an Error that says what cannot be written. */
export function writeSip(tree: Plain): Encoded {
  const keepAlive = textMember(tree, 'keepAlive');
  if (keepAlive !== undefined) return { text: keepAlive === 'ping' ? '\r\n\r\n' : '\r\n' };
  const version = textMember(tree, 'version') ?? 'SIP/2.0';
  const method = textMember(tree, 'method');
  const status = member(tree, 'status');
  if (method === undefined && typeof status !== 'number') {
    throw new Error(t('A message of SIP has a method, or a status.'));
  }
  const start =
    method === undefined
      ? `${version} ${brief(status)} ${textMember(tree, 'reason') ?? ''}`
      : `${method} ${textMember(tree, 'uri') ?? ''} ${version}`;
  const headers = member(tree, 'headers');
  const body = writtenBody(member(tree, 'body'));
  const length = 'text' in body ? Buffer.byteLength(body.text) : body.bytes.length;
  const lines = Object.entries(isObject(headers) ? headers : {}).flatMap(([name, value]) =>
    name === 'Content-Length'
      ? [`${name}: ${length}`]
      : (isList(value) ? value : [value]).map(
          (one) => `${name}: ${typeof one === 'string' ? one : JSON.stringify(one)}`,
        ),
  );
  if ([start, ...lines].some((line) => /[\r\n]/.test(line)))
    throw new Error(t('A line of the head has a line end in it.'));
  const head = [start, ...lines, '', ''].join('\r\n');
  return 'text' in body ? { text: head + body.text } : { bytes: Buffer.concat([Buffer.from(head), body.bytes]) };
}
