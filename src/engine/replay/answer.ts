import { t } from '../../contract/l10n.ts';
import type { AnswerRule } from '../../contract/replay.ts';
import { readPath, writePath, type JsonPath } from '../../filterLanguage/path.ts';
import type { Correlation, CorrelationId } from '../correlation/correlation.ts';
import { jsonCorrelations } from '../correlation/jsonCorrelation.ts';
import { nothing, sameJson, valueAt } from './jsonValue.ts';
import { noJson } from './received.ts';

/** What has to come before the next message is sent. */
export type Awaited =
  /** So many messages. */
  | { kind: 'count'; count: number }
  /** A message that answers the request with this id. */
  | { kind: 'id'; id: CorrelationId }
  /** A message that has this value at this path. */
  | { kind: 'value'; path: JsonPath; value: unknown };

/** A message of the original conversation, one that is about to be sent, or one that has come. */
export interface Said {
  /** UTF-8, in a text message. */
  isText: boolean;
  bytes: Uint8Array;
  /** Its value, or `noJson`. */
  json: unknown;
}

export interface Conversation {
  original: Said;
  /** What was received between the original and the next message that was sent. */
  next: readonly Said[];
  /** What was received after that, as far as somebody looks. */
  later: readonly Said[];
  /** The copy, as it is sent now. */
  sent: Said;
}

/** What the copy of a message waits for, as its original got it; undefined: nothing. */
export function awaitedAnswer(rule: AnswerRule, { original, next, later, sent }: Conversation): Awaited | undefined {
  const all = [...next, ...later];
  switch (rule.kind) {
    case 'auto': {
      const asked = requestIn(original);
      const isAnswered = asked !== undefined && all.some((said) => isReplyTo(said, asked));
      return (isAnswered ? requestedBy(sent) : undefined) ?? byCount(next.length);
    }
    case 'correlation': {
      const path = knownPath(rule.path);
      const answer = rule.answer === undefined ? path : knownPath(rule.answer);
      const value = valueOf(original, path);
      const isAnswered = isTelling(value) && all.some((said) => sameJson(valueOf(said, answer), value));
      const now = valueOf(sent, path);
      return isAnswered && isTelling(now) ? { kind: 'value', path: answer, value: now } : undefined;
    }
    case 'path': {
      const path = knownPath(rule.path);
      const value = next.map((said) => valueOf(said, path)).find((one) => one !== nothing);
      return value === undefined ? undefined : { kind: 'value', path, value };
    }
    case 'count':
      return byCount(next.length);
    default:
      return rule satisfies never;
  }
}

/** What a message waits for that has no original: the answer to the request that it is. */
export function requestedBy(sent: Said): Awaited | undefined {
  const id = requestIn(sent);
  return id === undefined ? undefined : { kind: 'id', id };
}

/** The message that has, at `answer` (`path` unless said otherwise), what this one has at `path`; undefined: it has nothing there. */
export function sameValue(sent: Said, path: string, answer = path): Awaited | undefined {
  const value = valueOf(sent, knownPath(path));
  return isTelling(value) ? { kind: 'value', path: knownPath(answer), value } : undefined;
}

/** A message that has come is what is waited for, or one of them. */
export function answers(awaited: Awaited, said: Said): boolean {
  switch (awaited.kind) {
    case 'count':
      return true;
    case 'id':
      return isReplyTo(said, awaited.id);
    case 'value':
      return sameJson(valueOf(said, awaited.path), awaited.value);
    default:
      return awaited satisfies never;
  }
}

export function awaitedWords(awaited: Awaited): string {
  switch (awaited.kind) {
    case 'count':
      return awaited.count === 1 ? t('a message') : t('{0} messages', awaited.count);
    case 'id':
      return t('the answer to {0}', typeof awaited.id === 'bigint' ? String(awaited.id) : JSON.stringify(awaited.id));
    case 'value':
      return t('a message with {0}', `${writePath(awaited.path)} == ${JSON.stringify(awaited.value)}`);
    default:
      return awaited satisfies never;
  }
}

function requestIn(said: Said): CorrelationId | undefined {
  return correlationsOf(said, 'out').find(({ role }) => role !== 'reply')?.id;
}

function isReplyTo(said: Said, id: CorrelationId): boolean {
  return correlationsOf(said, 'in').some((one) => one.role !== 'request' && one.id === id);
}

function correlationsOf({ isText, bytes }: Said, direction: 'in' | 'out'): readonly Correlation[] {
  return jsonCorrelations({ direction, text: isText, bytes, from: 0, to: bytes.length, cut: false });
}

function byCount(count: number): Awaited | undefined {
  return count === 0 ? undefined : { kind: 'count', count };
}

/** It is a text or a number: what ties an answer to its question. */
function isTelling(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function valueOf({ json }: Said, path: JsonPath): unknown {
  return json === noJson ? nothing : valueAt(json, path);
}

/** Of a rule that was checked before. */
export function knownPath(text: string): JsonPath {
  const path = readPath(text);
  if (path === undefined) throw new Error(`${text} is no JSON path.`);
  return path;
}
