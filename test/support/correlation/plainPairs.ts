/**
 * Which message answers which, written down a second time and as plainly as possible: it imports nothing of ours, parses
 * all, and looks back over everything for each message.
 */

export interface PlainMessage {
  /** Of its first frame. */
  row: number;
  direction: 'in' | 'out';
  kind: 'text' | 'ping' | 'pong' | 'other';
  /** Of a ping or pong one character for each byte. */
  payload: string;
  /** Messages of another connection answer nothing of this one. */
  connection: number;
}

export interface PlainPairs {
  /** Row of the request to row of its first reply. */
  replies: Map<number, number>;
  /** Row of the reply to row of its request. */
  requests: Map<number, number>;
  unanswered: Set<number>;
}

interface Asked {
  message: PlainMessage;
  id: unknown;
  certain: boolean;
  done: boolean;
}

type Role = 'request' | 'reply' | 'either';

export function plainPairs(messages: readonly PlainMessage[]): PlainPairs {
  const pairs: PlainPairs = { replies: new Map(), requests: new Map(), unanswered: new Set() };
  const asked: Asked[] = [];
  messages.forEach((message, at) => {
    if (message.kind === 'ping') pairs.unanswered.add(message.row);
    else if (message.kind === 'pong') pong(message, messages.slice(0, at), pairs);
    else if (message.kind === 'text') for (const found of plainIds(message.payload)) take(message, found, asked, pairs);
  });
  return pairs;
}

function take(message: PlainMessage, { id, role }: { id: unknown; role: Role }, asked: Asked[], pairs: PlainPairs) {
  const request = asked.findLast(
    (one) =>
      one.id === id && one.message.direction !== message.direction && one.message.connection === message.connection,
  );
  const isSentFirst = request?.message.direction === 'out';
  if (role !== 'request' && request && !request.done && (role === 'reply' || request.certain || isSentFirst)) {
    request.done = true;
    if (!pairs.replies.has(request.message.row)) pairs.replies.set(request.message.row, message.row);
    if (!pairs.requests.has(message.row)) pairs.requests.set(message.row, request.message.row);
    pairs.unanswered.delete(request.message.row);
  } else if (role !== 'reply') {
    asked.push({ message, id, certain: role === 'request', done: false });
    const asks = role === 'request' || message.direction === 'out';
    if (asks && !pairs.replies.has(message.row) && !pairs.requests.has(message.row)) pairs.unanswered.add(message.row);
  }
}

/** Those before it that are answered or excused are out of the question. */
function pong(message: PlainMessage, before: readonly PlainMessage[], pairs: PlainPairs) {
  const waiting = before.filter(
    ({ kind, direction, connection, row }) =>
      kind === 'ping' &&
      direction !== message.direction &&
      connection === message.connection &&
      pairs.unanswered.has(row),
  );
  const same = waiting.filter(({ payload }) => payload === message.payload);
  const newest = same.at(-1);
  if (newest === undefined) return;
  for (const ping of waiting) if (ping.row <= newest.row) pairs.unanswered.delete(ping.row);
  if (same.length > 1) return;
  pairs.replies.set(newest.row, message.row);
  pairs.requests.set(message.row, newest.row);
}

/** The ids of a message, with what it is to them. */
export function plainIds(text: string): { id: unknown; role: Role }[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return idOf(value);
  const stop = value.findIndex((element) => typeof element !== 'object' || element === null || Array.isArray(element));
  const objects = value.slice(0, stop < 0 ? value.length : stop) as Record<string, unknown>[];
  return objects.filter((object) => has(object, 'method') !== has(object, 'outcome')).flatMap(idOf);
}

const ownNames = [
  'requestId',
  'requestID',
  'request_id',
  'reqId',
  'req_id',
  'correlationId',
  'correlationID',
  'correlation_id',
];
const answerNames = ['request_seq', 'replyTo', 'reply_to', 'inReplyTo', 'in_reply_to'];

function has(object: Record<string, unknown>, what: 'method' | 'outcome'): boolean {
  const keys = Object.keys(object);
  return what === 'method' ? typeof object['method'] === 'string' : keys.includes('result') || keys.includes('error');
}

function idOf(value: unknown): { id: unknown; role: Role }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const object = value as Record<string, unknown>;
  const one = (names: readonly string[]): unknown =>
    names.map((name) => (Object.keys(object).includes(name) ? object[name] : undefined)).find(isId);
  const answers = one(answerNames);
  const named = one(ownNames);
  const [id, ref, seq] = [one(['id']), one(['ref']), one(['seq'])];
  const told = (what: unknown, role: Role) => (what === undefined ? [] : [{ id: what, role }]);
  if (answers !== undefined) return told(answers, 'reply');
  const [asks, replies] = [has(object, 'method'), has(object, 'outcome')];
  if (asks !== replies) return told(id ?? named ?? ref, asks ? 'request' : 'reply');
  const word = wordOf([object['type'], object['kind'], object['msg']]);
  if (word === 'none') return [];
  const own = named ?? id;
  if (ref !== undefined && own !== undefined && word !== 'request') return told(ref, 'reply');
  if (ref === undefined && own === undefined) return word === 'request' ? told(seq, 'request') : [];
  return told(own ?? ref, word ?? 'either');
}

function isId(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && Buffer.byteLength(value) <= 128;
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function wordOf(values: readonly unknown[]): Role | 'none' | undefined {
  for (const value of values) {
    if (typeof value !== 'string') continue;
    if (['request', 'req', 'call', 'ping'].includes(value)) return 'request';
    if (['response', 'reply', 'result', 'res', 'ack', 'error', 'pong'].includes(value)) return 'reply';
    if (['event', 'notification'].includes(value)) return 'none';
  }
  return undefined;
}
