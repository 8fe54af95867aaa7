import type { Evidence } from '../format.ts';
import { printable } from './tree.ts';
import { areFields, WireReader, type WireField } from './wire.ts';

const leastMessages = 3;
const leastBytes = 48;
/** Field numbers that people give; the wire has 536,870,911. */
const largestUsual = 128;
/** The share of the bytes that are texts: numbers alone could be anything. */
const leastText = 0.25;

/**
 * Whether messages without a schema are Protocol Buffers: 0 or 0.5. Nearly any few bytes can be taken for fields, so that it
 * asks for several messages, fields in their order as writers have them, and readable texts where texts would be.
 */
export function looksLikeMessages({ messages }: Evidence): number {
  const whole = messages.filter(({ cut, bytes }) => !cut && bytes.length > 0);
  const total = whole.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (whole.length < leastMessages || total < leastBytes || whole.some(({ text }) => text)) return 0;
  let textBytes = 0;
  for (const { bytes } of whole) {
    if (!areFields(bytes, 0, bytes.length)) return 0;
    const reader = new WireReader(bytes);
    const fields = reader.fields(0, bytes.length);
    if (!areUsual(fields)) return 0;
    textBytes += textIn(reader, fields, 0);
  }
  return textBytes >= total * leastText ? 0.5 : 0;
}

function areUsual(fields: readonly WireField[]): boolean {
  return fields.every(({ number }, i) => number <= largestUsual && number >= (fields[i - 1]?.number ?? 1));
}

function textIn(reader: WireReader, fields: readonly WireField[], depth: number): number {
  return fields.reduce((sum, { wire, at, to }) => {
    if (wire !== 'length' || to - at < 2) return sum;
    const bytes = reader.bytes.subarray(at, to);
    if (bytes[0]! >= 0x20 && printable(bytes) !== undefined) return sum + bytes.length;
    if (depth > 4 || !areFields(reader.bytes, at, to)) return sum;
    return sum + textIn(reader, reader.fields(at, to), depth + 1);
  }, 0);
}
