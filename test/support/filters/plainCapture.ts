/** A conversation that a test makes up: the bytes that pass, and the rows of both views, told apart from any capture. */
import { closePayload, Deflater, fragments, frame } from '../frames/index.ts';
import { plainPairs, type PlainMessage } from '../correlation/plainPairs.ts';
import type { PlainFrame, PlainRow } from './plainFilter.ts';

export interface Exchange {
  direction: 'in' | 'out';
  /** 3 is reserved; a message of several fragments is text or binary. */
  opcode: 1 | 2 | 3 | 8 | 9 | 10;
  payload: Uint8Array;
  /** Where it is cut into fragments. */
  cuts: number[];
  /** Masked as its direction must be; else it is a violation. */
  rightMask: boolean;
  deflate: boolean;
  closeCode: number;
  /** Milliseconds since what was before it, for each of its frames. */
  after: number;
}

export interface Passing {
  direction: 'in' | 'out';
  time: number;
  bytes: Uint8Array;
}

export interface PlainCapture {
  passing: Passing[];
  frames: PlainRow[];
  messages: PlainRow[];
  /** What answers what is found in these. */
  asked: PlainMessage[];
  /** Of the newest frame. */
  time: number;
}

const names = { 1: 'text', 2: 'binary', 3: 3, 8: 'close', 9: 'ping', 10: 'pong' } as const;

/** What is on a row beside what passed. */
export function annotated(id: number): Pick<PlainRow, 'bookmarked' | 'note'> {
  return { bookmarked: id % 3 === 0, note: id % 4 === 0 ? `Note ${id}` : undefined };
}

/** Without markers: those are rows of the capture's own words. */
export function plainCapture(exchanges: readonly Exchange[], started: number): PlainCapture {
  const capture: PlainCapture = { passing: [], frames: [], messages: [], asked: [], time: started };
  for (const exchange of exchanges) pass(exchange, capture);
  for (const rows of [capture.frames, capture.messages]) rows.forEach((row, i) => (row.before = rows[i - 1]?.time));
  answer(capture);
  return capture;
}

/** A message is known by its first frame. */
function answer({ frames, messages, asked }: PlainCapture): void {
  const { replies, unanswered } = plainPairs(asked);
  for (const row of [...frames, ...messages]) {
    const reply = replies.get(row.id);
    row.reply = reply === undefined ? undefined : frames[reply - 1]!.time - row.time;
    row.unanswered = unanswered.has(row.id);
  }
}

function pass(exchange: Exchange, capture: PlainCapture): void {
  const { direction, opcode, closeCode, rightMask, after } = exchange;
  const isData = opcode <= 2;
  const compressed = exchange.deflate && isData;
  // A longer one of a control frame is a violation, of which this knows nothing (RFC 6455 §5.5).
  const sendable = opcode >= 8 ? exchange.payload.subarray(0, 125) : exchange.payload;
  const plain = Buffer.from(opcode === 8 ? closePayload(closeCode, 'bye') : sendable);
  const sent = compressed ? new Deflater().deflate(plain) : plain;
  const masked = (direction === 'out') === rightMask;
  const mask = masked ? { mask: 'a1b2c3d4' } : {};
  const cuts =
    isData && !compressed
      ? [...new Set(exchange.cuts.map((cut) => Math.min(cut, sent.length)))].sort((a, b) => a - b)
      : [];
  const rsv = compressed ? 4 : 0;
  const wires =
    cuts.length === 0
      ? [frame({ opcode: names[opcode], payload: sent, rsv, ...mask })]
      : fragments({ opcode: opcode === 1 ? 'text' : 'binary', payload: sent, cuts, ...mask });
  const edges = [0, ...cuts, sent.length];
  const first = capture.frames.length + 1;
  const wrongMask = masked ? 'masked-from-server' : 'unmasked-from-client';
  const violation = opcode === 3 ? 'reserved-opcode' : rightMask ? undefined : wrongMask;
  const kind = { 1: 'text', 2: 'other', 3: 'other', 8: 'other', 9: 'ping', 10: 'pong' } as const;
  const payload = plain.toString(isData ? 'utf8' : 'latin1');
  capture.asked.push({ row: first, direction, kind: kind[opcode], payload, connection: 1 });
  const common = { direction, masked, violation };
  wires.forEach((bytes, i) => {
    capture.time += after;
    capture.passing.push({ direction, time: capture.time, bytes });
    const own = sent.subarray(edges[i], edges[i + 1]);
    const isFirst = i === 0;
    const one: PlainFrame = {
      ...common,
      opcode: isFirst ? opcode : 0,
      fin: i === wires.length - 1,
      rsv: isFirst ? rsv : 0,
      compressed,
      size: own.length,
      wire: bytes.length,
    };
    capture.frames.push(rowOf(first + i, capture.time, one, compressed ? plain : Buffer.from(own), exchange));
  });
  const whole: PlainFrame = {
    ...capture.frames[first - 1]!.frame!,
    fin: true,
    size: plain.length,
    wire: wires.reduce((sum, { length }) => sum + length, 0),
  };
  capture.messages.push(rowOf(first, capture.frames[first - 1]!.time, whole, plain, exchange));
}

function rowOf(
  id: number,
  time: number,
  frame: PlainFrame,
  payload: Buffer,
  { opcode, closeCode }: Exchange,
): PlainRow {
  return {
    id,
    time,
    before: undefined,
    frame,
    payload,
    closeCode: opcode === 8 ? closeCode : undefined,
    reply: undefined,
    unanswered: false,
    ...annotated(id),
  };
}
