import type { AnswerRule } from '../../contract/replay.ts';
import { readPath, writePath, type JsonPath } from '../../filterLanguage/path.ts';
import { nothing, sameJson, valueAt } from './jsonValue.ts';
import { noJson, type Received } from './received.ts';

/** What has to come before the next message is sent. */
export type Awaited =
  /** So many messages. */
  | { kind: 'count'; count: number }
  /** A message that has this value at this path. */
  | { kind: 'value'; path: JsonPath; value: unknown };

/** Where messages usually carry what ties an answer to its question. */
export const usualPaths: readonly JsonPath[] = [
  ['id'],
  ['requestId'],
  ['request_id'],
  ['correlationId'],
  ['correlation_id'],
  ['messageId'],
  ['msgId'],
  ['msg_id'],
  ['reqId'],
  ['req_id'],
  ['invocationId'],
  ['transaction'],
  ['seq'],
  ['ref'],
  ['uid'],
];

/** Where answers alone carry it: they may have an id of their own besides. */
const usualReferences: readonly JsonPath[] = [
  ['ref'],
  ['replyTo'],
  ['reply_to'],
  ['inReplyTo'],
  ['in_reply_to'],
  ['responseTo'],
  ['response_to'],
];

/** A message of the original conversation, or one that is about to be sent. */
export type Said = Pick<Received, 'json'>;

/**
 * What the copy of a message waits for. `original`: that message; `next`: what was received between it and the next one
 * that was sent; `later`: what was received after that, as far as somebody looks. `sent`: the copy, as it is sent.
 */
export function awaitedAnswer(
  rule: AnswerRule,
  { original, next, later, sent }: { original: Said; next: readonly Said[]; later: readonly Said[]; sent: Said },
): Awaited | undefined {
  switch (rule.kind) {
    case 'auto': {
      const all = [...next, ...later];
      for (const path of usualPaths.filter((usual) => isTelling(original, usual))) {
        const answer = [...usualReferences, path].find((usual) => correlates(original, path, all, usual));
        if (answer !== undefined) return correlated(sent, path, answer);
      }
      return byCount(next.length);
    }
    case 'correlation': {
      const path = knownPath(rule.path);
      const answer = rule.answer === undefined ? path : knownPath(rule.answer);
      return correlates(original, path, [...next, ...later], answer) ? correlated(sent, path, answer) : undefined;
    }
    case 'path': {
      const path = knownPath(rule.path);
      const answer = next.find((said) => isTelling(said, path));
      return answer === undefined ? undefined : { kind: 'value', path, value: valueAt(answer.json, path) };
    }
    case 'count':
      return byCount(next.length);
    default:
      return rule satisfies never;
  }
}

/** The message is what is waited for, or one of them. */
export function answers(awaited: Awaited, message: Pick<Received, 'isMessage' | 'json'>): boolean {
  if (!message.isMessage) return false;
  return awaited.kind === 'count' || sameJson(valueOf(message, awaited.path), awaited.value);
}

export function awaitedWords(awaited: Awaited): string {
  if (awaited.kind === 'count') return awaited.count === 1 ? 'a message' : `${awaited.count} messages`;
  return `a message with ${writePath(awaited.path)} == ${JSON.stringify(awaited.value)}`;
}

function byCount(count: number): Awaited | undefined {
  return count === 0 ? undefined : { kind: 'count', count };
}

/** One of the messages has the value of the original. */
function correlates(original: Said, path: JsonPath, messages: readonly Said[], answer: JsonPath): boolean {
  if (!isTelling(original, path)) return false;
  const value = valueOf(original, path);
  return messages.some((said) => sameJson(valueOf(said, answer), value));
}

function correlated(sent: Said, path: JsonPath, answer: JsonPath): Awaited | undefined {
  return isTelling(sent, path) ? { kind: 'value', path: answer, value: valueOf(sent, path) } : undefined;
}

/** There is a text or a number at the path. */
function isTelling(said: Said, path: JsonPath): boolean {
  const value = valueOf(said, path);
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function valueOf({ json }: Said, path: JsonPath): unknown {
  return json === noJson ? nothing : valueAt(json, path);
}

/** Of a rule that was checked before. */
function knownPath(text: string): JsonPath {
  const path = readPath(text);
  if (path === undefined) throw new Error(`${text} is no JSON path.`);
  return path;
}
