import type { Direction, Handshake } from '../../contract/model.ts';
import type { DirectionStatistics, OperationStatistics, Statistics } from '../../contract/statistics.ts';
import type { Capture } from '../capture/capture.ts';
import { folderLength } from '../capture/folderLength.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import { Pairing } from '../correlation/pairing.ts';
import { CompressionTally, type InflatedSums } from './compressionTally.ts';
import { ControlPayloads } from './controlPayloads.ts';
import { httpCost } from './httpCost.ts';
import { IndexScan } from '../capture/indexScan.ts';
import { RecordTally, type Tallied } from './recordTally.ts';
import { ReplyTimes } from './replyTimes.ts';

/** How long one step may keep the engine from its sockets. */
const stepMilliseconds = 8;

/** What the caller knows of the session. */
export interface SessionFacts {
  handshake: Handshake | null;
  /** Milliseconds since the epoch up to which time has gone on; undefined where nothing more comes. */
  now: number | undefined;
}

/** Counts messages by what a decoder makes of them. */
export interface Operations {
  /** See `CaptureStatistics.long`. */
  readonly long: number | undefined;
  /** See `CaptureStatistics.step`, until it is this time of `performance.now()`. */
  step(until: number): boolean;
  readonly numbers: OperationStatistics;
}

/** The statistics of one record, from its first row on; after a clear there is to be another. */
export class CaptureStatistics {
  readonly generation: number;
  readonly #capture: Capture;
  readonly #payloads: ControlPayloads;
  readonly #tally: RecordTally;
  readonly #compression: CompressionTally;
  readonly #scan: IndexScan;
  readonly #pairing: Pairing;
  readonly #replies: ReplyTimes;
  readonly #operations: Operations | undefined;

  /** `pairing` and `operations` are of the same record. */
  constructor(
    capture: Capture,
    reader: MessageReader,
    pairing = new Pairing(capture, reader),
    operations?: Operations,
  ) {
    this.generation = capture.generation;
    this.#capture = capture;
    this.#payloads = new ControlPayloads(capture);
    this.#tally = new RecordTally((direction, page, at) => this.#payloads.read(direction, page, at));
    this.#compression = new CompressionTally(capture, reader);
    this.#scan = new IndexScan(capture.frames);
    this.#pairing = pairing;
    this.#replies = new ReplyTimes(capture.frames, pairing);
    this.#operations = operations;
  }

  /** A message that takes long to inflate: it is to be settled before the next step. */
  get long(): number | undefined {
    return this.#compression.long ?? this.#pairing.long ?? this.#operations?.long;
  }

  /** Goes on for some milliseconds; true when all that has passed is counted. */
  step(): boolean {
    const until = performance.now() + stepMilliseconds;
    const { frames } = this.#capture;
    const look = this.#tally;
    const counted = this.#scan.step(frames.count, until, (id, page, at) => (look.add(id, page, at) ? 'dear' : 'on'));
    if (!counted) return false;
    this.#payloads.release();
    if (!this.#compression.step(this.#scan.scanned, until)) return false;
    const paired = this.#pairing.step(until);
    if (!this.#replies.step(until) || !paired) return false;
    return this.#operations?.step(until) ?? true;
  }

  /** All that is known now. */
  tell({ handshake, now }: SessionFacts): Statistics {
    if (now !== undefined) this.#tally.reach(now);
    const { headers, controlPayload, directions, ...numbers } = this.#tally.numbers;
    const sums = this.#compression.sums;
    const { pending, frames, messages, folder, meta } = this.#capture;
    return {
      generation: this.generation,
      scanned: this.#scan.scanned,
      rows: frames.count,
      ...numbers,
      replies: this.#replies.numbers,
      paired: this.#pairing.scanned,
      ...(this.#operations && { operations: this.#operations.numbers }),
      directions: { in: joined(directions.in, sums.in), out: joined(directions.out, sums.out) },
      overhead: { headers, controlPayload, ...httpCost(handshake, this.#tally.messages) },
      storage: { disk: folderLength(folder), memory: pending + frames.memory + messages.memory + this.#pairing.memory },
      day: dayOf(meta.started),
    };
  }
}

function joined({ compressed, ...numbers }: Tallied['directions'][Direction], sums: InflatedSums): DirectionStatistics {
  return { ...numbers, compression: { ...compressed, ...sums } };
}

/** From midnight to midnight, where we are. */
function dayOf(time: number): { from: number; to: number } {
  const day = new Date(time);
  const midnight = (days: number): number =>
    new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
  return { from: midnight(0), to: midnight(1) };
}
