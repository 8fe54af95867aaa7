import type { AnswerRule } from '../../contract/replay.ts';
import type { JsonValue, StepAnswer } from '../../contract/scenario.ts';
import { writePath } from '../../filterLanguage/path.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import type { EngineSession } from '../engineSession.ts';
import { Opcode } from '../wire/opcodes.ts';
import { awaitedAnswer, requestedBy, type Conversation } from './answer.ts';
import { Inbox } from './inbox.ts';
import { Received } from './received.ts';

/** Received messages of the original that are looked through for an answer. */
const mostLookedThrough = 200;

/** A conversation as it went: what was said after each message that was sent. */
export class Originals {
  readonly #session: EngineSession;
  readonly #inbox: Inbox;
  /** The original's last row: what a replay itself adds is no part of it. */
  readonly #end: number;

  constructor(session: EngineSession) {
    this.#session = session;
    this.#inbox = new Inbox(session);
    this.#end = session.capture.frames.count;
  }

  /** What the message was answered with; undefined where it is none that is answered. */
  async heard(original: FrameRecord, signal?: AbortSignal): Promise<Omit<Conversation, 'sent'> | undefined> {
    if (!isMessage(original)) return undefined;
    const next: Received[] = [];
    const later: Received[] = [];
    const nextSent = this.#nextSent(original.id);
    for (let id = original.id; next.length + later.length < mostLookedThrough;) {
      const message = await this.#inbox.after(id, signal);
      if (message === undefined || message.id > this.#end) break;
      ({ id } = message);
      if (message.isMessage) (id < nextSent ? next : later).push(message);
    }
    return { original: await Received.read(original, this.#session.reader), next, later };
  }

  /** Id of the next message that was sent after this one; Infinity: none. */
  #nextSent(after: number): number {
    const { frames } = this.#session.capture;
    for (let id = after + 1; id <= this.#end; id++) {
      const record = frames.get(id)!;
      if (record.marker === undefined && record.direction === 'out' && record.first && isMessage(record)) return id;
    }
    return Infinity;
  }
}

/** What a scenario says of such a message, that it waits for the same; undefined where a scenario that says nothing does. */
export function writtenAnswer(rule: AnswerRule, heard: Omit<Conversation, 'sent'>): StepAnswer | undefined {
  const sent = heard.original;
  const awaited = awaitedAnswer(rule, { ...heard, sent });
  if (awaited === undefined) return requestedBy(sent) === undefined ? undefined : { kind: 'none' };
  switch (awaited.kind) {
    case 'id':
      return undefined;
    case 'count':
      return awaited;
    case 'value': {
      const at = writePath(awaited.path);
      if (rule.kind !== 'correlation') return { kind: 'value', path: at, value: literal(awaited.value) };
      return { kind: 'same', path: rule.path, ...(at === rule.path ? {} : { in: at }) };
    }
    default:
      return awaited satisfies never;
  }
}

/** `${` is no variable. */
function literal(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value), (_name, inner: unknown) =>
    typeof inner === 'string' ? inner.replaceAll('${', () => '$${') : inner,
  ) as JsonValue;
}

function isMessage({ byte0 }: FrameRecord): boolean {
  const opcode = byte0 & 0xf;
  return opcode === Opcode.text || opcode === Opcode.binary;
}
