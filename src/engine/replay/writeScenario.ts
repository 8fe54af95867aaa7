import type { ProfileMessage } from '../../contract/profile.ts';
import type { ReplaySource, ScenarioAnswers } from '../../contract/replay.ts';
import type { Expectation, JsonValue, ScenarioStep } from '../../contract/scenario.ts';
import type { Outgoing } from '../../contract/engine.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import type { EngineSession } from '../engineSession.ts';
import { noFrame } from '../sessionFailures.ts';
import { chosenRows } from './chosenRows.ts';
import { nothingToReplay, scenarioTooLong } from './failures.ts';
import { Inbox } from './inbox.ts';
import type { Received } from './received.ts';
import { Originals, writtenAnswer } from './originals.ts';
import { exactMessage, rowMessage } from './rowMessage.ts';
import { tellingMembers } from './telling.ts';

/** Messages, and bytes of their payloads, that a file is written of. */
const mostMessages = 10_000;
const mostBytes = 16 * 1024 * 1024;
/** An answer whose text is longer is told by its kind alone. */
const longestText = 200;

/**
 * What was sent of a capture as the steps of a scenario, with what was answered. Rejects with an `RpcError` where it is
 * nothing, or too much for a file.
 */
export async function scenarioSteps(
  session: EngineSession,
  source: ReplaySource & { answers: ScenarioAnswers },
  signal: AbortSignal,
): Promise<ScenarioStep[]> {
  const ids = await chosenRows(session, source, signal);
  if (ids.length === 0) throw nothingToReplay();
  if (ids.length > mostMessages) throw scenarioTooLong(ids.length, mostMessages);
  const { frames } = session.capture;
  const { answers } = source;
  const originals = new Originals(session);
  const steps: ScenarioStep[] = [];
  let bytes = 0;
  let start: number | undefined;
  for (const [place, id] of ids.entries()) {
    await session.reader.reach([id], signal);
    const record = frames.get(id);
    if (record === undefined) throw noFrame(id, frames.count);
    start ??= record.time;
    const message = source.exact ? exactMessage(record, session.reader) : rowMessage(record, session.reader);
    bytes += 'bytes' in message ? message.bytes.length : 0;
    if (bytes > mostBytes) throw scenarioTooLong(ids.length, place);
    const heard = typeof answers === 'object' ? await originals.heard(record, signal) : undefined;
    const awaited = typeof answers === 'object' && heard !== undefined ? writtenAnswer(answers, heard) : undefined;
    steps.push({
      ...stepOf(message, session.capture.spanOf(id).framing?.deflate === true),
      at: Math.round((record.time - start) * 1000) / 1000,
      original: id,
      ...(awaited === undefined ? {} : { answer: awaited }),
    } as ScenarioStep);
    if (answers !== 'expected') continue;
    const answer = await answerTo(session, record, ids[place + 1] ?? frames.count + 1, signal);
    if (answer !== undefined) steps.push(answer);
  }
  return steps;
}

/** The message, without when and of what it is a copy. `deflate`: it could have been compressed. */
function stepOf(message: Outgoing, deflate: boolean): ScenarioStep {
  switch (message.kind) {
    case 'text':
      return { kind: 'send', payload: literal(message.text), binary: false };
    case 'binary': {
      const { binary = true, fragments, compress } = message;
      return {
        kind: 'send',
        payload: payloadOf(message.bytes, !binary),
        binary,
        ...(fragments === undefined ? {} : { fragments }),
        ...(compress === undefined || !deflate ? {} : { compress }),
      };
    }
    case 'ping':
    case 'pong':
      return { kind: message.kind, payload: payloadOf(message.bytes, true) };
    case 'close': {
      const { code, reason = '' } = message;
      if (code === undefined) return { kind: 'close' };
      return { kind: 'close', code, ...(reason === '' ? {} : { reason: literal(reason) }) };
    }
    case 'frame': {
      const { opcode, fin, rsv, mask, bytes } = message;
      return { kind: 'frame', frame: { opcode, fin, rsv, mask }, payload: { hex: Buffer.from(bytes).toString('hex') } };
    }
    default:
      return message satisfies never;
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text as text, JSON as JSON where it is written as it would be written again; other bytes as hex, or Base64 where they are many. */
function payloadOf(bytes: Uint8Array, isText: boolean): ProfileMessage {
  const text = isText ? utf8(bytes) : undefined;
  if (text === undefined) {
    const buffer = Buffer.from(bytes);
    return bytes.length > 64 ? { base64: buffer.toString('base64') } : { hex: buffer.toString('hex') };
  }
  const json = plainJson(text);
  return json === undefined ? literal(text) : { json: escaped(json) };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** An object or a list that becomes the same bytes again. */
function plainJson(text: string): JsonValue | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `${` is no variable. */
function literal(text: string): string {
  return text.replaceAll('${', () => '$${');
}

function escaped(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value), (_name, inner: unknown) =>
    typeof inner === 'string' ? literal(inner) : inner,
  ) as JsonValue;
}

/** What came before the next message was sent, the first of it. */
async function answerTo(
  session: EngineSession,
  { id }: FrameRecord,
  next: number,
  signal: AbortSignal,
): Promise<ScenarioStep | undefined> {
  const inbox = new Inbox(session);
  for (let row = id; ;) {
    const received = await inbox.after(row, signal);
    if (received === undefined || received.id >= next) return undefined;
    row = received.id;
    if (!received.isMessage) continue;
    return { kind: 'expect', expectations: [expectationOf(received)], inAnyOrder: false, next: false };
  }
}

function expectationOf(received: Received): Expectation {
  const is = received.isText ? 'text' : 'binary';
  const { json } = received;
  const told = tellingMembers(json);
  if (told !== undefined) {
    const members = told.map(([name, value]): [string, JsonValue] => [name, literal(value)]);
    return { match: members.length === 0 ? { is } : { like: { value: Object.fromEntries(members) } }, extract: [] };
  }
  const isShort = received.isText && !received.isJson && received.text.length <= longestText;
  return { match: isShort ? { text: literal(received.text) } : { is }, extract: [] };
}
