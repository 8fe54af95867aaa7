/** What our record says of a stream. */
import { inflateRawSync } from 'node:zlib';
import type { Direction, Row } from '../../src/contract/model.ts';
import { Capture } from '../../src/engine/capture/capture.ts';
import type { FrameRecord } from '../../src/engine/capture/frameIndex.ts';
import { MessageReader } from '../../src/engine/capture/messageReader.ts';
import { rowOf } from '../../src/engine/capture/rows.ts';
import { concat } from '../support/frames/index.ts';
import type { Random } from '../support/random.ts';
import type { Stream } from './conversation.ts';

/** A message or a control frame that is whole. */
export interface RecordedEvent {
  /** Id of the frame that ended it. */
  end: number;
  kind: string;
  /** Unmasked, inflated, of a close frame with its code; undefined where it cannot be inflated. */
  bytes: Uint8Array | undefined;
}

/** A frame that is marked. */
export interface RecordedViolation {
  code: string;
  /** Ids of the frame, and of the first and the last frame of its message; the last is Infinity where it did not come. */
  id: number;
  first: number;
  end: number;
}

export interface Recorded {
  /** Id of the last frame. */
  frames: number;
  events: RecordedEvent[];
  violations: RecordedViolation[];
  /** Id of the last frame of the first compressed message that ends DEFLATE's data by itself; Infinity: there is none. */
  selfEnded: number;
  /** Id of the first frame of a compressed message that the stream ends in; Infinity: there is none. */
  unfinished: number;
  /** Where the record does not agree with itself. */
  faults: string[];
}

/** Records the streams of one connection, one of each direction at most, in random pieces; then reads all of it. */
export async function recorded(streams: readonly Stream[], folder: string, random: Random): Promise<Recorded[]> {
  const meta = { id: 'fuzz', label: 'fuzz', url: 'ws://fuzz/', started: 1 };
  const capture = Capture.create(folder, meta, { changed: () => undefined });
  const reader = new MessageReader(capture);
  const takeover = { in: true, out: true };
  for (const { fromServer, contextTakeover } of streams) takeover[fromServer ? 'in' : 'out'] = contextTakeover;
  capture.startFrames({ offset: { in: 0, out: 0 }, deflate: streams.some(({ deflate }) => deflate), takeover });
  const bytes = streams.reduce((sum, stream) => sum + stream.bytes.length, 0);
  const longest = Math.max(random.pick([1, 2, 7, 100, 5_000, 70_000]), Math.ceil(bytes / 10_000));
  const at = streams.map(() => 0);
  for (let time = 1; streams.some(({ bytes }, i) => at[i]! < bytes.length); time++) {
    const i = random.below(streams.length);
    const size = random.between(1, longest);
    capture.append(streams[i]!.fromServer ? 'in' : 'out', streams[i]!.bytes.subarray(at[i], at[i]! + size), time);
    at[i]! += size;
  }
  capture.end(1e6);
  const found = streams.map(({ fromServer }) => readDirection(capture, reader, fromServer ? 'in' : 'out'));
  await reader.dispose();
  await capture.dispose();
  return found;
}

function readDirection(capture: Capture, reader: MessageReader, direction: Direction): Recorded {
  const read = new RecordReading(capture, reader);
  for (let id = 1; id <= capture.frames.count; id++) {
    const record = capture.frames.get(id)!;
    if (record.direction === direction) read.frame(record);
  }
  const { frames, events, violations, selfEnded, unfinished, faults } = read;
  return { frames, events, violations, selfEnded, unfinished, faults };
}

class RecordReading {
  readonly events: RecordedEvent[] = [];
  readonly violations: RecordedViolation[] = [];
  readonly faults: string[] = [];
  selfEnded = Infinity;
  unfinished = Infinity;
  /** Id of the last one. */
  frames = 0;
  readonly #capture: Capture;
  readonly #reader: MessageReader;
  #offset = 0;
  /** What was inflated last. */
  #window = new Uint8Array(0);

  constructor(capture: Capture, reader: MessageReader) {
    this.#capture = capture;
    this.#reader = reader;
  }

  frame(record: FrameRecord): void {
    const row = rowOf(record, 'frames', this.#reader);
    if (record.offset !== this.#offset) this.faults.push(`frame ${record.id} does not follow the one before`);
    this.#offset = record.offset + record.headerLength + record.payloadLength;
    this.frames = record.id;
    const opcode = record.byte0 & 0xf;
    if (opcode < 8) this.unfinished = record.compressed && !record.last ? record.message : Infinity;
    // The first violation of a frame is the one that is told: a control frame that was cut may have another one.
    const cut = row.violation?.code === 'truncated' || (opcode >= 8 && !record.last);
    if (row.violation !== undefined) this.#violation(record, row.violation.code);
    if (opcode > 10 || (opcode > 2 && opcode < 8) || cut) return;
    if (opcode >= 8) this.#control(record, row);
    else if (record.last) this.#message(record);
  }

  #violation(record: FrameRecord, code: string): void {
    let end = record.id;
    for (; end <= this.#capture.frames.count; end++) {
      const { message, last } = this.#capture.frames.get(end)!;
      if (message === record.message && last) break;
    }
    const there = end <= this.#capture.frames.count;
    this.violations.push({ code, id: record.id, first: record.message, end: there ? end : Infinity });
  }

  #control(record: FrameRecord, row: Row): void {
    const bytes = this.#reader.framePayload(record);
    if (row.opcode === 'close' && row.closeCode !== (bytes.length < 2 ? 1005 : bytes[0]! * 256 + bytes[1]!)) {
      if (record.payloadLength <= 125) this.faults.push(`close frame ${record.id} has code ${row.closeCode}`);
    }
    this.events.push({ end: record.id, kind: String(row.opcode), bytes });
  }

  #message(last: FrameRecord): void {
    const first = this.#capture.frames.get(last.message)!;
    const { bytes } = this.#reader.message(first);
    const row = rowOf(first, 'messages', this.#reader);
    const length = bytes?.length ?? this.#reader.extent(first).payloadLength;
    if (row.payloadLength !== length)
      this.faults.push(`message ${first.id} has ${row.payloadLength} bytes, not ${length}`);
    if (bytes !== undefined && !agrees(row, bytes)) this.faults.push(`message ${first.id} is shown as ${row.preview}`);
    if (!row.fin) this.faults.push(`message ${first.id} is not whole`);
    this.events.push({ end: last.id, kind: String(row.opcode), bytes });
    if (bytes !== undefined && first.compressed) this.#compressed(first, last, bytes);
  }

  #compressed(first: FrameRecord, last: FrameRecord, bytes: Uint8Array): void {
    if (this.selfEnded === Infinity && endsItself(this.#reader.messageBytes(first), this.#window))
      this.selfEnded = last.id;
    this.#window = concat(this.#window, bytes).slice(-32 * 1024);
  }
}

/** DEFLATE's data has its last block, as RFC 7692 §7.2.3.4 allows. */
function endsItself(payload: Uint8Array, window: Uint8Array): boolean {
  try {
    inflateRawSync(concat(payload, Uint8Array.of(0, 0, 0xff, 0xff)), { dictionary: window });
    return true;
  } catch {
    return false;
  }
}

function agrees({ opcode, preview }: Row, bytes: Uint8Array): boolean {
  if (opcode === 'text')
    return Buffer.from(bytes).toString('utf8').startsWith(preview) && (preview !== '' || bytes.length === 0);
  return Buffer.from(bytes).toString('hex').startsWith(preview.replaceAll(' ', ''));
}
