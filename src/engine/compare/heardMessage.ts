import { createHash } from 'node:crypto';
import { longestComparedText, type ComparedMessage } from '../../contract/compare.ts';
import type { Replayed } from '../../contract/model.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import { jsonCorrelations } from '../correlation/jsonCorrelation.ts';
import { prettyJson } from '../replay/match/expectedJson.ts';
import { isComposed } from '../replay/jsonValue.ts';
import { noJson, type Received } from '../replay/received.ts';
import { tellingMembers } from '../replay/telling.ts';
import { closeCodeOf } from '../wire/closePayload.ts';
import type { IgnoreRules } from './ignoreRules.ts';

/** Bytes of a binary message that are shown. */
const shownBytes = 4_096;
/** Levels of JSON whose members are put in order. */
const deepest = 200;

/** A message as it is compared. */
export interface HeardMessage extends ComparedMessage {
  /** The same where all of it is the same but for what is ignored. */
  whole: string;
  /** The same where both carry the same id in the same part; undefined: it carries none. */
  exchange: string | undefined;
  /** The same where it is the same kind of message. */
  sort: string;
  /** What it is a copy of. */
  original: Replayed | undefined;
}

export function heardMessage(
  received: Received,
  { direction }: Pick<FrameRecord, 'direction'>,
  original: Replayed | undefined,
  rules: IgnoreRules,
): HeardMessage {
  const { id, opcode } = received as { id: number; opcode: ComparedMessage['opcode'] };
  const about = `${direction} ${opcode}`;
  const { text, whole } = contentOf(received, rules);
  const told = tellingMembers(received.json)?.flat() ?? [];
  return {
    id,
    direction,
    opcode,
    text: text.length > longestComparedText ? `${text.slice(0, longestComparedText)}…` : text,
    whole: `${about} ${createHash('sha256').update(whole).digest('base64')}`,
    exchange: exchangeOf(received, direction, about),
    sort: JSON.stringify([about, ...told]),
    original,
  };
}

/** `text`: to be read; `whole`: all of it, in one way of the several that say the same. */
function contentOf(received: Received, rules: IgnoreRules): { text: string; whole: string | Uint8Array } {
  if (received.opcode === 'close') {
    const text = `${closeCodeOf(received.bytes)} ${rules.text(received.reason)}`.trim();
    return { text, whole: text };
  }
  const json = received.json === noJson ? noJson : exactJson(received);
  if (isComposed(json)) {
    const value = rules.json(json);
    const [pretty, ordered] = [prettyJson(value), prettyJson(inOrder(value, 0))];
    if (pretty !== undefined && ordered !== undefined) return { text: rules.text(pretty), whole: rules.text(ordered) };
  }
  if (received.isText) {
    const text = rules.text(received.text);
    return { text, whole: `${received.length > received.bytes.length ? `${received.length} ` : ''}${text}` };
  }
  return { text: hexText(received), whole: received.bytes };
}

/** Members in one order: which they have says nothing (RFC 8259 §4). */
function inOrder(value: unknown, depth: number): unknown {
  if (!isComposed(value) || depth > deepest) return value;
  if (Array.isArray(value)) return value.map((item) => inOrder(item, depth + 1));
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, inOrder(member, depth + 1)]));
}

/** Integers that a number cannot hold stay as they were written, as texts: they would be the same though they differ. */
function exactJson({ json, text }: Received): unknown {
  if (!/\d{16}/.test(text)) return json;
  const exact = (_name: string, value: unknown, ...[context]: { source?: string }[]): unknown =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? (context?.source ?? value)
      : value;
  try {
    return JSON.parse(text, exact) as unknown;
  } catch (error) {
    // What revives values calls itself for each level: of what is so deep, numbers are the nearest.
    if (error instanceof RangeError) return json;
    throw error;
  }
}

function exchangeOf(received: Received, direction: 'in' | 'out', about: string): string | undefined {
  const { bytes, isText } = received;
  const [first] = jsonCorrelations({ direction, text: isText, bytes, from: 0, to: bytes.length, cut: false });
  return first && `${about} ${first.role} ${typeof first.id} ${String(first.id)}`;
}

function hexText({ bytes, length }: Received): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, shownBytes); at += 16) {
    lines.push([...bytes.subarray(at, at + 16)].map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
  }
  return [...lines, ...(length > shownBytes ? [`… ${length}`] : [])].join('\n');
}
