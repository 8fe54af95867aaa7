/** Turns what the composer holds into a message, and back. What cannot be sent says why and where. */
import { parse, type ParseError } from 'jsonc-parser';
import type { Outgoing, WrittenTree } from '../../contract/engine.ts';
import { t } from '../../contract/l10n.ts';
import type { ComposerKind, Draft, SendingOptions } from '../../contract/panel.ts';
import { RpcError } from '../../contract/rpc.ts';
import { positionAt } from '../profiles/textPosition.ts';
import { loneSurrogate, utf8Bytes, utf8Text } from '../sessions/utf8.ts';
import { readEscapes } from './escapes.ts';
import { base64Bytes, base64Text, hexBytes, hexText } from './byteNotation.ts';

/** RFC 6455 §5.5. */
const pingLimit = 125;

type Data = Extract<Outgoing, { kind: 'text' | 'binary' }>;

/** Variables are filled in already. */
export function composedMessage(
  kind: ComposerKind,
  text: string,
  how: Omit<SendingOptions, 'variables'> = {},
): Outgoing | WrittenTree {
  const { frame, escapes = false, ...framing } = how;
  if (kind === 'tree') {
    checkJson(text, t('What the decoder writes is made of JSON.'));
    if (frame !== undefined) throw treeInFrame();
    return { kind, json: text, ...framing };
  }
  const data = dataOf(kind, escapes && kind === 'text' ? readEscapes(text) : text);
  if (frame === undefined) return { ...data, ...framing };
  return { kind: 'frame', ...frame, bytes: data.kind === 'text' ? utf8Bytes(data.text) : data.bytes };
}

function treeInFrame(): RpcError {
  return new RpcError({
    code: 'tree-in-frame',
    message: t('The frame was not sent.'),
    cause: t('A single frame is sent with the bytes that are written; a decoder writes messages.'),
    remedy: t('Write its payload as text or hex, or send it as a message.'),
  });
}

function dataOf(kind: Exclude<ComposerKind, 'tree'>, text: string): Data {
  switch (kind) {
    case 'text':
      return { kind: 'text', text: wellFormed(text) };
    case 'json':
      checkJson(text);
      return { kind: 'text', text: wellFormed(text) };
    case 'hex':
      return { kind: 'binary', bytes: hexBytes(text) };
    case 'base64':
      return { kind: 'binary', bytes: base64Bytes(text) };
    default:
      return kind satisfies never;
  }
}

/** Text as UTF-8, or bytes as `0x…` hex. */
export function pingBytes(data: string): Uint8Array {
  const bytes = /^0x/i.test(data.trim()) ? hexBytes(data) : utf8Bytes(wellFormed(data));
  if (bytes.length <= pingLimit) return bytes;
  throw new RpcError({
    code: 'ping-too-long',
    message: t("The ping's data is {0} bytes long; the limit is {1}.", bytes.length, pingLimit),
    cause: t('A control frame carries at most 125 bytes (RFC 6455 §5.5).'),
    remedy: t('Shorten it.'),
  });
}

/** A payload in the form that the composer takes. Text that is no UTF-8 comes as hex, so that nothing is altered. */
export function composedFrom(kind: 'text' | 'binary', payload: Uint8Array): Draft {
  const text = kind === 'text' ? utf8Text(payload) : undefined;
  if (text === undefined) return { kind: 'hex', text: hexText(payload) };
  return { kind: /^\s*[[{]/.test(text) && isJson(text) ? 'json' : 'text', text };
}

/** A payload for the clipboard. */
export function copiedText(payload: Uint8Array, as: 'text' | 'hex' | 'base64'): string {
  switch (as) {
    case 'text':
      return utf8Text(payload) ?? new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload);
    case 'hex':
      return hexText(payload);
    case 'base64':
      return base64Text(payload);
    default:
      return as satisfies never;
  }
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Throws an `RpcError` that says where the text ends to be JSON. */
export function checkJson(
  text: string,
  cause = t('The composer is set to JSON, which is checked before it is sent.'),
): void {
  if (isJson(text)) return;
  throw new RpcError({
    code: 'json',
    message: jsonProblem(text),
    cause,
    remedy: t('Correct it, or send it as text.'),
  });
}

/** Says where the text stops being JSON. */
function jsonProblem(text: string): string {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  } catch (error) {
    // The parser calls itself for each level of nesting.
    if (error instanceof RangeError) return t('Not valid JSON: it is nested too deeply to say where.');
    throw error;
  }
  const offset = errors[0]?.offset ?? 0;
  const { line, character } = positionAt(text, offset);
  if (offset >= text.length)
    return t('Not valid JSON, line {0}, column {1}: it ends too early.', line + 1, character + 1);
  const found = JSON.stringify(text.slice(offset, offset + 12));
  return t('Not valid JSON, line {0}, column {1} at {2}.', line + 1, character + 1, found);
}

function wellFormed(text: string): string {
  const at = loneSurrogate(text);
  if (at === -1) return text;
  throw new RpcError({
    code: 'lone-surrogate',
    message: t('The character at position {0} is half of a surrogate pair.', at + 1),
    cause: t('A text message is UTF-8 (RFC 6455 §5.6), which has no form for it.'),
    remedy: t('Remove it, or send the bytes as hex.'),
  });
}
