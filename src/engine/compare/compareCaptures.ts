import {
  mostCompared,
  mostComparedText,
  type ComparedMessage,
  type ComparedPair,
  type Comparison,
} from '../../contract/compare.ts';
import type { EngineSession } from '../engineSession.ts';
import { inOrderOf, prettyJson } from '../replay/match/expectedJson.ts';
import { Received } from '../replay/received.ts';
import { Opcode } from '../wire/opcodes.ts';
import { align, type Aligned, type Likeness } from './align.ts';
import { heardMessage, type HeardMessage } from './heardMessage.ts';
import { IgnoreRules } from './ignoreRules.ts';
import { Turns } from './turns.ts';

type Recorded = Pick<EngineSession, 'id' | 'capture' | 'reader'>;

/** Rejects with an `RpcError` where a rule is none. */
export async function compareCaptures(
  left: Recorded,
  right: Recorded,
  ignore: readonly string[],
  signal: AbortSignal,
): Promise<Comparison> {
  const rules = new IgnoreRules(ignore);
  const [a, b] = [await messagesOf(left, rules, signal), await messagesOf(right, rules, signal)];
  const turns = new Turns(signal);
  const aligning = align(a.messages, b.messages, likenesses(left.id));
  let step = aligning.next();
  for (; step.done !== true; step = aligning.next()) await turns.next();
  const pairs: ComparedPair[] = [];
  const counts: Comparison['counts'] = { same: 0, changed: 0, removed: 0, added: 0 };
  for (const one of step.value) {
    const pair = pairOf(one);
    pairs.push(pair);
    counts[pair.kind]++;
    await turns.next();
  }
  return { pairs, counts, cut: a.cut || b.cut };
}

/** The strongest first: a copy and its original, the same message, the same exchange, the same kind, the same direction. */
function likenesses(left: string): Likeness<HeardMessage>[] {
  const both = (key: (message: HeardMessage) => string | undefined): Likeness<HeardMessage> => ({
    left: key,
    right: key,
  });
  return [
    {
      left: ({ id }) => String(id),
      right: ({ original }) => (original?.capture === left ? String(original.id) : undefined),
    },
    both(({ whole }) => whole),
    both(({ exchange }) => exchange),
    both(({ sort }) => sort),
    both(({ direction, opcode }) => `${direction} ${opcode}`),
  ];
}

async function messagesOf(
  { capture, reader }: Recorded,
  rules: IgnoreRules,
  signal: AbortSignal,
): Promise<{ messages: HeardMessage[]; cut: boolean }> {
  const messages: HeardMessage[] = [];
  const turns = new Turns(signal);
  let room = mostComparedText;
  const { frames, generation } = capture;
  const end = frames.count;
  for (let id = 1; id <= end && capture.generation === generation; id++) {
    await turns.next();
    const record = frames.get(id)!;
    const opcode = record.byte0 & 0xf;
    const isMessage = opcode === Opcode.text || opcode === Opcode.binary || opcode === Opcode.close;
    if (record.marker !== undefined || !record.first || !isMessage) continue;
    if (messages.length === mostCompared) return { messages, cut: true };
    await reader.reach([id], signal);
    const received = await Received.read(record, reader, signal);
    const message = heardMessage(received, record, capture.marks.replays.of(id), rules);
    room -= message.text.length;
    // It counts; there would be no room to show it.
    messages.push(room < 0 ? { ...message, text: '' } : message);
  }
  return { messages, cut: false };
}

function pairOf({ left, right }: Aligned<HeardMessage>): ComparedPair {
  if (left === undefined) return { kind: 'added', right: shown(right) };
  if (right === undefined) return { kind: 'removed', left: shown(left) };
  if (left.whole === right.whole)
    return { kind: 'same', left: shown(left), right: { ...shown(right), text: left.text } };
  return { kind: 'changed', left: shown(left), right: { ...shown(right), text: likeLeft(left.text, right.text) } };
}

/** JSON with its members in the order of the other's, so that only what differs differs. */
function likeLeft(left: string, right: string): string {
  try {
    return prettyJson(inOrderOf(JSON.parse(right), JSON.parse(left))) ?? right;
  } catch {
    // One is no JSON, or was cut.
    return right;
  }
}

function shown({ id, direction, opcode, text }: HeardMessage): ComparedMessage {
  return { id, direction, opcode, text };
}
