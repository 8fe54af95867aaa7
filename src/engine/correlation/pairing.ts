import type { Direction } from '../../contract/model.ts';
import type { Capture } from '../capture/capture.ts';
import { Flag, type RecordPage } from '../capture/frameRecord.ts';
import { IndexScan } from '../capture/indexScan.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import { PayloadBlocks } from '../capture/payloadBlocks.ts';
import { Opcode } from '../wire/opcodes.ts';
import type { Correlation, CorrelationsOf, MessageBytes } from './correlation.ts';
import { jsonCorrelations } from './jsonCorrelation.ts';
import { MessageBytesReader } from './messageBytesReader.ts';
import { Partners } from './partners.ts';
import { RowLog } from './rowLog.ts';
import { WaitingPings, type WaitingPing } from './waitingPings.ts';
import { WaitingRequests, type WaitingRequest } from './waitingRequests.ts';

/** How long one step may keep the engine from its sockets. */
const stepMilliseconds = 8;
/** Of one side, that are waited for: with ids of usual length they take about 10 MB. */
export const mostWaiting = 100_000;
const mostPings = 1_024;

export interface RequestCounts {
  unanswered: number;
  /** Pings that no pong has answered or excused, of those that are waited for. */
  pings: number;
  /** Because more than `mostWaiting` were waited for. */
  forgotten: number;
}

export interface PairingOptions {
  correlationsOf?: CorrelationsOf;
  mostWaiting?: number;
}

/**
 * Which message answers which, found from front to back in steps: a reply is a later message of the other direction
 * that carries the same id, in the same connection; a pong has its ping's payload (RFC 6455 §5.5.3). A message is known
 * by its first frame, and looked at when it is whole. After a clear there is to be another.
 */
export class Pairing {
  readonly generation: number;
  readonly #capture: Capture;
  readonly #correlationsOf: CorrelationsOf;
  readonly #scan: IndexScan;
  readonly #blocks: PayloadBlocks;
  readonly #messages: MessageBytesReader;
  readonly #waiting: Record<Direction, WaitingRequests>;
  readonly #pings = new WaitingPings(mostPings);
  readonly #partners = new Partners();
  readonly #changes = new RowLog();
  readonly #late = new RowLog();
  readonly #requests = { in: noRequests(), out: noRequests() };

  constructor(capture: Capture, reader: MessageReader, options: PairingOptions = {}) {
    const { correlationsOf = jsonCorrelations, mostWaiting: most = mostWaiting } = options;
    this.generation = capture.generation;
    this.#capture = capture;
    this.#correlationsOf = correlationsOf;
    this.#scan = new IndexScan(capture.frames);
    this.#blocks = new PayloadBlocks(capture);
    this.#messages = new MessageBytesReader(capture, reader, this.#blocks);
    this.#waiting = { in: new WaitingRequests(most), out: new WaitingRequests(most) };
  }

  /** Rows looked at so far. */
  get scanned(): number {
    return this.#scan.scanned;
  }

  /** A message that takes long to inflate: it is to be settled before the next step. */
  get long(): number | undefined {
    return this.#messages.long;
  }

  /** Rows of requests that were answered, or forgotten, in that order: what was told of them is another thing now. */
  get changes(): Pick<RowLog, 'length' | 'at'> {
    return this.#changes;
  }

  /** Rows of requests in fragments: that they ask was known only when the last fragment was looked at. */
  get late(): Pick<RowLog, 'length' | 'at'> {
    return this.#late;
  }

  /** Requests by who sent them. */
  get requests(): Readonly<Record<Direction, RequestCounts>> {
    return this.#requests;
  }

  /** Bytes of what was found. */
  get memory(): number {
    return this.#partners.memory + this.#changes.memory + this.#late.memory;
  }

  /** The row of the reply, where this is a request, or the row of the request; 0: none is known. */
  partner(row: number): number {
    return this.#partners.of(row);
  }

  /** It asks for a reply, and nothing that was looked at answers it. */
  isUnanswered(row: number): boolean {
    return this.#partners.isUnanswered(row);
  }

  /** The message asks or answers, or may do so. */
  carriesId(message: MessageBytes): boolean {
    return this.#correlationsOf(message).length > 0;
  }

  /** Goes on for some milliseconds; true when all that has passed was looked at. */
  step(until = performance.now() + stepMilliseconds): boolean {
    this.#messages.long = undefined;
    const done = this.#scan.step(this.#capture.frames.count, until, (id, page, at) => this.#look(id, page, at));
    if (done) this.#blocks.release();
    return done;
  }

  #look(id: number, page: RecordPage, at: number): 'on' | 'dear' | 'wait' {
    const flags = page.flags(at);
    if ((flags & Flag.marker) !== 0) {
      // Nobody answers what was asked in the connection before.
      this.#waiting.in.clear();
      this.#waiting.out.clear();
      this.#pings.clear();
      return 'on';
    }
    const opcode = page.byte0(at) & 0xf;
    const direction = (flags & Flag.out) === 0 ? 'in' : 'out';
    if (opcode === Opcode.ping || opcode === Opcode.pong) {
      if (this.#blocks.locate(page, at)) {
        const payload = this.#blocks.bytes.toString('latin1', this.#blocks.from, this.#blocks.to);
        if (opcode === Opcode.ping) this.#ping(direction, { payload, row: id, time: page.time(at) });
        else this.#pong(id, direction, payload);
      }
      return 'on';
    }
    if (opcode > Opcode.binary || (flags & Flag.last) === 0) return 'on';
    const looked = this.#messages.read(id, page, at);
    if (looked === 'none') return 'on';
    if (looked === 'wait') return 'wait';
    const correlations = this.#correlationsOf(this.#messages);
    if (correlations.length === 0) return looked;
    const row = page.message(at);
    this.#take(row, direction, correlations);
    if (row !== id && this.#partners.isUnanswered(row)) this.#late.push(row);
    return looked;
  }

  #ping(direction: Direction, ping: WaitingPing): void {
    const counts = this.#requests[direction];
    if (this.#partners.wait(ping.row)) counts.pings++;
    const forgotten = this.#pings.ping(direction, ping);
    if (forgotten !== undefined && this.#forget(forgotten.row)) counts.pings--;
  }

  #pong(row: number, direction: Direction, payload: string): void {
    const { answers, excused } = this.#pings.pong(direction, payload);
    const counts = this.#requests[direction === 'in' ? 'out' : 'in'];
    if (answers !== undefined) {
      counts.pings--;
      this.#join(answers.row, row);
    }
    for (const ping of excused) if (this.#forget(ping.row)) counts.pings--;
  }

  #take(row: number, direction: Direction, correlations: readonly Correlation[]): void {
    const other = direction === 'in' ? 'out' : 'in';
    for (const { id, role } of correlations) {
      const request =
        role === 'request'
          ? undefined
          : this.#waiting[other].answered(id, (asked) => role === 'reply' || fits(asked, other));
      if (request === undefined) {
        if (role !== 'reply') this.#wait(direction, id, { row, role });
        continue;
      }
      if (this.#partners.isUnanswered(request.row)) this.#requests[other].unanswered--;
      this.#join(request.row, row);
    }
  }

  #wait(direction: Direction, id: Correlation['id'], request: WaitingRequest): void {
    const counts = this.#requests[direction];
    // A batch has several ids, and is one request.
    if (asksForReply(request, direction) && this.#partners.wait(request.row)) counts.unanswered++;
    for (const forgotten of this.#waiting[direction].add(id, request)) {
      if (!this.#forget(forgotten.row)) continue;
      counts.unanswered--;
      counts.forgotten++;
    }
  }

  #join(request: number, reply: number): void {
    if (this.#partners.join(request, reply)) this.#changes.push(request);
  }

  #forget(row: number): boolean {
    const known = this.#partners.forget(row);
    if (known) this.#changes.push(row);
    return known;
  }
}

function noRequests(): RequestCounts {
  return { unanswered: 0, pings: 0, forgotten: 0 };
}

/**
 * A message that carries the same id, and says no more than that, answers a request; and of two that both say no more
 * than that, the one that was sent asked: what a server numbers for its own sake is nothing that we would answer.
 */
function fits({ role }: WaitingRequest, direction: Direction): boolean {
  return role === 'request' || direction === 'out';
}

/** By the same rule. */
const asksForReply = fits;
