/** Which JSON message answers which: JSON-RPC, the Debug Adapter Protocol, and what else has an id under a usual name. */
import { AsciiWords } from './asciiWords.ts';
import {
  noCorrelations,
  type Correlation,
  type CorrelationId,
  type CorrelationRole,
  type CorrelationsOf,
} from './correlation.ts';
import { jsonId } from './jsonId.ts';
import { afterSpace, JsonMembers } from './jsonMembers.ts';

/** `{"id":1}`. */
const shortest = 8;
/** Of a batch; one with more is looked at so far. */
const mostOfBatch = 1_000;

/** Names that ids have, by what they are; of several that are there the first one counts. */
const idNames = {
  /** Of the message that this one answers. */
  answers: ['request_seq', 'replyTo', 'reply_to', 'inReplyTo', 'in_reply_to'],
  own: ['requestId', 'requestID', 'request_id', 'reqId', 'req_id', 'correlationId', 'correlationID', 'correlation_id'],
  /** The one of JSON-RPC. */
  id: ['id'],
  ref: ['ref'],
  seq: ['seq'],
} as const;
type IdName = keyof typeof idNames;

const slots: readonly string[] = Object.values(idNames).flat();

/** A number is the place of its id among `slots`. */
const members = new AsciiWords<number | 'method' | 'outcome' | 'type'>({
  ...Object.fromEntries(slots.map((name, slot) => [name, slot])),
  method: 'method',
  result: 'outcome',
  error: 'outcome',
  type: 'type',
  kind: 'type',
  msg: 'type',
});

const words = new AsciiWords<'request' | 'reply' | 'notification'>({
  request: 'request',
  req: 'request',
  call: 'request',
  ping: 'request',
  response: 'reply',
  reply: 'reply',
  result: 'reply',
  res: 'reply',
  ack: 'reply',
  error: 'reply',
  pong: 'reply',
  event: 'notification',
  notification: 'notification',
});

/** What was found in an object; one serves all. */
class Found {
  readonly ids: (CorrelationId | undefined)[] = slots.map(() => undefined);
  hasId = false;
  /** Members of a request, and of a reply, of JSON-RPC (§4, §5). */
  method = false;
  outcome = false;
  /** What its type says that it is. */
  word: 'request' | 'reply' | 'notification' | undefined;

  clear(): void {
    if (this.hasId) this.ids.fill(undefined);
    this.hasId = this.method = this.outcome = false;
    this.word = undefined;
  }

  of(name: IdName): CorrelationId | undefined {
    const names: readonly string[] = idNames[name];
    const first = slots.indexOf(names[0]!);
    for (let slot = first; slot < first + names.length; slot++) {
      if (this.ids[slot] !== undefined) return this.ids[slot];
    }
    return undefined;
  }
}

const found = new Found();
const scanned = new JsonMembers();

/**
 * Of an object the one id that it carries. It is a request where it has a `method`, a reply where it has a `result` or
 * an `error`, or where its `type` says so; a member such as `replyTo` makes it a reply. Of a list its objects, where
 * they are requests or replies of JSON-RPC (§6).
 */
export const jsonCorrelations: CorrelationsOf = ({ text, bytes, from, to, cut }) => {
  if (!text || to - from < shortest) return noCorrelations;
  const start = afterSpace(bytes, from, to);
  if (bytes[start] === 0x5b) return batch(bytes, start + 1, to, cut);
  const correlation = scanned.begin(bytes, start, to) ? correlationIn(bytes) : undefined;
  if (correlation === undefined || scanned.end === 'broken') return noCorrelations;
  if (scanned.end === 'cut') return cut ? [correlation] : noCorrelations;
  return afterSpace(bytes, scanned.at, to) === to ? [correlation] : noCorrelations;
};

function batch(bytes: Uint8Array, from: number, to: number, cut: boolean): readonly Correlation[] {
  const all: Correlation[] = [];
  let at = from;
  for (let count = 0; count < mostOfBatch; count++) {
    if (!scanned.begin(bytes, at, to)) break;
    const correlation = correlationIn(bytes);
    if (scanned.end !== 'whole') return cut && scanned.end === 'cut' ? all : noCorrelations;
    if (correlation !== undefined && found.method !== found.outcome) all.push(correlation);
    at = afterSpace(bytes, scanned.at, to);
    if (at >= to || bytes[at] !== 0x2c) break;
    at++;
  }
  return all;
}

function correlationIn(bytes: Uint8Array): Correlation | undefined {
  found.clear();
  while (scanned.next()) {
    const meaning = members.find(bytes, scanned.nameFrom, scanned.nameTo);
    if (meaning !== undefined) take(meaning, bytes);
  }
  return correlationOf();
}

/** Where a name is there twice, the last one counts, as for `JSON.parse`. */
function take(meaning: number | 'method' | 'outcome' | 'type', bytes: Uint8Array): void {
  const { valueFrom, valueTo } = scanned;
  const isWhole = scanned.end === 'open';
  const isText = bytes[valueFrom] === 0x22;
  switch (meaning) {
    case 'method':
      found.method = isText;
      break;
    case 'outcome':
      found.outcome = true;
      break;
    case 'type':
      if (isText && isWhole) found.word = words.find(bytes, valueFrom + 1, valueTo - 1) ?? found.word;
      break;
    default:
      found.ids[meaning] = isWhole ? jsonId(bytes, valueFrom, valueTo) : undefined;
      found.hasId = true;
  }
}

function correlationOf(): Correlation | undefined {
  const { hasId, method, outcome, word } = found;
  if (!hasId) return undefined;
  const answers = found.of('answers');
  if (answers !== undefined) return { id: answers, role: 'reply' };
  const id = found.of('id');
  const own = found.of('own');
  const ref = found.of('ref');
  if (method !== outcome) return withRole(id ?? own ?? ref, method ? 'request' : 'reply');
  if (word === 'notification') return undefined;
  const first = own ?? id;
  // Beside an id of its own it is a reference to another message.
  if (ref !== undefined && first !== undefined && word !== 'request') return { id: ref, role: 'reply' };
  // A number in a sequence asks for nothing, unless the message says that it is a request.
  if (first === undefined && ref === undefined) return word === 'request' ? withRole(found.of('seq'), word) : undefined;
  return withRole(first ?? ref, word ?? 'either');
}

function withRole(id: CorrelationId | undefined, role: CorrelationRole): Correlation | undefined {
  return id === undefined ? undefined : { id, role };
}
