import type { Direction } from '../../contract/model.ts';
import type { Overhead, Statistics } from '../../contract/statistics.ts';
import { Flag, type RecordPage } from '../capture/frameRecord.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import { DirectionTally } from './directionTally.ts';
import { OpcodeCounts } from './opcodeCounts.ts';
import { PingTimes } from './pingTimes.ts';
import { TimeBuckets } from './timeBuckets.ts';

/** Reads the payload of a ping or pong, as any text that stands for its bytes; undefined where it is not whole. */
export type ControlPayload = (direction: Direction, page: RecordPage, at: number) => string | undefined;

/** The numbers of a record, added up row by row. */
export interface Tallied
  extends Pick<Statistics, 'timeline' | 'opcodes' | 'roundTrips'>, Pick<Overhead, 'headers' | 'controlPayload'> {
  directions: Record<Direction, DirectionTally['numbers']>;
}

export class RecordTally {
  readonly #payload: ControlPayload;
  readonly #time = new TimeBuckets();
  readonly #directions = { in: new DirectionTally(), out: new DirectionTally() };
  readonly #opcodes = new OpcodeCounts();
  readonly #pings = new PingTimes();
  #headers = 0;
  #controlPayload = 0;

  constructor(payload: ControlPayload) {
    this.#payload = payload;
  }

  /** Takes the next row of the index, at this place of its page. True where that took a look at the streams. */
  add(id: number, page: RecordPage, at: number): boolean {
    const flags = page.flags(at);
    if ((flags & Flag.marker) !== 0) {
      // The time between two connections is no gap of a conversation.
      this.#directions.in.reset();
      this.#directions.out.reset();
      this.#pings.reset();
      return false;
    }
    const out = (flags & Flag.out) !== 0;
    const direction = out ? 'out' : 'in';
    const opcode = page.byte0(at) & 0xf;
    const time = page.time(at);
    const headerLength = page.headerLength(at);
    const payloadLength = page.payloadLength(at);
    const control = standsAlone(opcode);
    this.#time.add(time, out, headerLength + payloadLength, id);
    this.#opcodes.add(opcode, out, headerLength + payloadLength);
    this.#directions[direction].add({ time, headerLength, payloadLength, flags, control });
    this.#headers += headerLength;
    if (!control) return false;
    this.#controlPayload += payloadLength;
    if (opcode !== Opcode.ping && opcode !== Opcode.pong) return false;
    const payload = this.#payload(direction, page, at);
    if (payload === undefined) return true;
    if (opcode === Opcode.ping) this.#pings.ping(direction, payload, time);
    else this.#pings.pong(direction, payload, time);
    return true;
  }

  /** Time goes on, though nothing passes. */
  reach(time: number): void {
    this.#time.reach(time);
  }

  get messages(): Record<Direction, number> {
    return { in: this.#directions.in.messages, out: this.#directions.out.messages };
  }

  get numbers(): Tallied {
    return {
      timeline: this.#time.timeline,
      directions: { in: this.#directions.in.numbers, out: this.#directions.out.numbers },
      opcodes: this.#opcodes.counts,
      roundTrips: this.#pings.percentiles,
      headers: this.#headers,
      controlPayload: this.#controlPayload,
    };
  }
}
