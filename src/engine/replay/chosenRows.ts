import type { ReplaySource, RowsChoice } from '../../contract/replay.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import type { EngineSession } from '../engineSession.ts';
import { assertReplayable } from '../resend.ts';
import { Opcode } from '../wire/opcodes.ts';

type Recorded = Pick<EngineSession, 'capture' | 'reader'>;

/** Pings without an answer that are remembered. */
const mostPings = 1_000;
/** Rows that are looked at in one turn. */
const slice = 20_000;

/** Ids of the rows that are to be sent again, in the order of sending. Rejects where one that was named cannot be. */
export async function chosenRows(
  recorded: Recorded,
  { rows, exact }: ReplaySource,
  signal: AbortSignal,
): Promise<number[]> {
  if (rows.kind === 'rows') {
    for (const id of rows.ids) assertReplayable(recorded, id);
    return [...rows.ids];
  }
  const { frames } = recorded.capture;
  const { generation } = recorded.capture;
  const [from, to] = boundsOf(rows, frames.count);
  const own = new OwnAnswers(recorded);
  const ids: number[] = [];
  for (let id = from; id <= to && recorded.capture.generation === generation; id++) {
    const record = frames.get(id)!;
    const isAnswer = own.see(record);
    const isSent = record.marker === undefined && record.direction === 'out' && record.first;
    if (isSent && isWithin(record, rows) && (exact ? !isAnswer : isMessage(record))) ids.push(id);
    if ((id - from) % slice !== slice - 1) continue;
    await new Promise(setImmediate);
    signal.throwIfAborted();
  }
  return ids;
}

function boundsOf(rows: Exclude<RowsChoice, { kind: 'rows' }>, count: number): [from: number, to: number] {
  return rows.kind === 'span' ? [Math.max(1, rows.from), Math.min(count, rows.to)] : [1, count];
}

function isWithin({ time }: FrameRecord, rows: RowsChoice): boolean {
  return rows.kind !== 'time' || (time >= rows.from && time <= rows.to);
}

function isMessage({ byte0 }: FrameRecord): boolean {
  const opcode = byte0 & 0xf;
  return opcode === Opcode.text || opcode === Opcode.binary;
}

/** Tells what a connection has sent by itself, because the other side asked for it (RFC 6455 §5.5.1, §5.5.2). */
class OwnAnswers {
  readonly #recorded: Recorded;
  readonly #pings: string[] = [];
  #closed = false;

  constructor(recorded: Recorded) {
    this.#recorded = recorded;
  }

  /** Each row in its order; true: it is such an answer. */
  see(record: FrameRecord): boolean {
    if (record.marker !== undefined) {
      this.#pings.length = 0;
      this.#closed = false;
      return false;
    }
    switch (record.byte0 & 0xf) {
      case Opcode.ping:
        if (record.direction === 'in') this.#asked(this.#payload(record));
        return false;
      case Opcode.pong:
        return record.direction === 'out' && this.#answered(this.#payload(record));
      case Opcode.close:
        if (record.direction === 'in') this.#closed = true;
        return record.direction === 'out' && this.#closed;
      default:
        return false;
    }
  }

  #asked(payload: string): void {
    this.#pings.push(payload);
    if (this.#pings.length > mostPings) this.#pings.shift();
  }

  /** Only the last of several pings need be answered: with it those before are. */
  #answered(payload: string): boolean {
    const place = this.#pings.indexOf(payload);
    if (place !== -1) this.#pings.splice(0, place + 1);
    return place !== -1;
  }

  #payload(record: FrameRecord): string {
    return Buffer.from(this.#recorded.reader.framePayload(record, 125)).toString('latin1');
  }
}
