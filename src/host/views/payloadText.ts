/** Payloads and handshakes as read-only text. */
import { t } from '../../contract/l10n.ts';
import type { Handshake, Head, PayloadPart } from '../../contract/model.ts';
import { grouped } from '../amounts.ts';
import { isJson } from '../panel/composed.ts';
import { utf8Text } from '../sessions/utf8.ts';

/** Bytes shown of a text payload; the editor itself refuses much larger documents. */
export const textLimit = 8 << 20;
/** Bytes shown of a binary payload: 16 a line. */
export const hexLimit = 1 << 20;

/** `json` where the payload parses as a JSON object or array, `hex` for bytes that are no text. */
export type PayloadForm = 'json' | 'text' | 'hex';

/** `part`: at most `textLimit` bytes. */
export function payloadForm(part: PayloadPart): PayloadForm {
  const text = wholeText(part);
  if (text === undefined) return 'hex';
  return /^\s*[[{]/.test(text) && isJson(text) ? 'json' : 'text';
}

/** Text as it was sent, never printed anew; a last line says where something is left out. */
export function payloadText(part: PayloadPart): string {
  const text = wholeText(part);
  const shown = text === undefined ? part.bytes.subarray(0, hexLimit) : part.bytes;
  const body = text ?? hexDump(shown);
  const left = part.total - shown.length;
  const note =
    part.inflateError === undefined
      ? ''
      : `${t('Not inflated ({0}); the bytes are compressed.', part.inflateError)}\n\n`;
  return left > 0 ? `${note}${body}\n\n${moreBytes(left)}` : `${note}${body}`;
}

export function moreBytes(left: number): string {
  return left === 1 ? t('… 1 more byte') : t('… {0} more bytes', grouped(left));
}

/** Offset, 16 bytes in hex, and as ASCII: as `hexdump -C` writes it. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += 16) {
    const line = [...bytes.subarray(offset, offset + 16)];
    const hex = line.map((byte) => byte.toString(16).padStart(2, '0'));
    const ascii = line.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    const columns = `${hex.slice(0, 8).join(' ').padEnd(23)}  ${hex.slice(8).join(' ').padEnd(23)}`;
    lines.push(`${offset.toString(16).padStart(8, '0')}  ${columns}  |${ascii}|`);
  }
  return lines.join('\n');
}

/** Both heads as they were on the wire, then what they mean. */
export function handshakeText({ request, response, timings, subprotocol, extensions, checks }: Handshake): string {
  const times = Object.entries(timings).map(([stage, time]) => `${stage} ${time.toFixed(1)} ms`);
  const parts = [headText(request)];
  if (response) parts.push(headText(response));
  if (response?.body?.length) parts.push(bodyText(response.body));
  if (!response) parts.push(`${t('(no response)')}\n`);
  const facts = [
    times.length > 0 ? t('Times: {0}', times.join(', ')) : '',
    subprotocol === undefined ? '' : t('Subprotocol: {0}', subprotocol),
    extensions === undefined ? '' : t('Extensions: {0}', extensions),
    ...checks.map(({ ok, name, detail }) => `${ok ? '✓' : '✗'} ${name}: ${detail}`),
  ].filter((line) => line !== '');
  return `${parts.join('\n')}\n${facts.join('\n')}\n`;
}

function headText({ raw }: Head): string {
  return Buffer.from(raw).toString('latin1').replace(/\r\n/g, '\n').replace(/\n+$/, '\n');
}

function bodyText(body: Uint8Array): string {
  return `${utf8Text(body) ?? hexDump(body)}\n`;
}

/** Undefined for what is no text; where only the beginning is here, a character cut at its end is left out. */
export function wholeText({ bytes, total, kind, inflateError }: PayloadPart): string | undefined {
  if (kind !== 'text' || inflateError !== undefined) return undefined;
  if (bytes.length === total) return utf8Text(bytes);
  for (let cut = 0; cut < 4; cut++) {
    const text = utf8Text(bytes.subarray(0, bytes.length - cut));
    if (text !== undefined) return text;
  }
  return undefined;
}
