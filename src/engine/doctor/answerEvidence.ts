/** What an answer shows of itself: lines for evidence, and words for its body. Given heads hold no secrets any more. */
import type { Head } from '../../contract/model.ts';
import type { AnsweredHead } from '../net/attempt.ts';
import { headerValue } from '../wire/httpHead.ts';
import { hexLines } from './hexLines.ts';
import { shownText } from './shownText.ts';

const readLength = 4_096;
const decoder = new TextDecoder('utf-8');

/** Who is on the way, as servers and gateways name themselves. */
export const waymarks = [
  'Server',
  'Via',
  'X-Cache',
  'X-Varnish',
  'X-Served-By',
  'X-Squid-Error',
  'CF-RAY',
  'X-Amz-Cf-Id',
  'X-Envoy-Upstream-Service-Time',
  'X-Powered-By',
];

/** The fields of those names, as they are in the head, in its order. */
export function fieldLines(head: Pick<Head, 'headers'> | undefined, names: readonly string[]): string[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const fields = head?.headers.filter(([name]) => wanted.has(name.toLowerCase())) ?? [];
  return fields.slice(0, 12).map(([name, value]) => `${name}: ${value}`);
}

/** Start line, the fields of those names and the waymarks, and how the body begins. */
export function answerLines(answer: AnsweredHead, names: readonly string[] = []): string[] {
  return [answer.startLine, ...fieldLines(answer, [...names, ...waymarks]), ...bodyLines(answer)];
}

/** The beginning of the body as text: a page's title and words without its tags; empty where it is no text. */
export function bodyText(answer: AnsweredHead): string {
  const text = decoder.decode(answer.body?.subarray(0, readLength));
  return text.includes('\0') ? '' : text;
}

export function isPage(answer: AnsweredHead): boolean {
  const type = headerValue(answer.headers, 'Content-Type') ?? '';
  return /html/i.test(type) || /^\s*<(?:!doctype|html)/i.test(bodyText(answer).slice(0, 200));
}

function bodyLines(answer: AnsweredHead): string[] {
  if (answer.body === undefined || answer.body.length === 0) return [];
  const text = bodyText(answer);
  if (text === '') return ['Body:', ...hexLines(answer.body)];
  return [`Body: ${shownText(wordsOf(text), 180)}`];
}

function wordsOf(text: string): string {
  if (!/^\s*</.test(text)) return text.replace(/\s+/g, ' ').trim();
  const visible = text.replace(/<(style|script)\b[^>]*>[^]*?(?:<\/\1>|$)/gi, ' ').replace(/<[^>]*(?:>|$)/g, ' ');
  const words = visible.replace(/\s+/g, ' ').trim();
  return words === '' ? text.replace(/\s+/g, ' ').trim() : words;
}
