import type { FilterNote } from '../../contract/engine.ts';
import type { View } from '../../contract/model.ts';
import type { Capture } from '../capture/capture.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import { RowSet } from '../capture/rowSet.ts';
import { matches, type Candidate } from './match.ts';
import type { RowSource } from './rowSource.ts';
import type { Filter } from './syntax.ts';

/** How long one step may keep the engine from its sockets. */
const stepMilliseconds = 8;

/** The rows of a view that match a filter, found step by step as frames arrive. */
export class FilteredRows implements RowSource {
  readonly notes: readonly FilterNote[];
  readonly #capture: Capture;
  readonly #reader: MessageReader;
  readonly #view: View;
  readonly #filter: Filter;
  readonly #rows = new RowSet();
  /** Messages that were not whole when they were reached: one for each direction at most. */
  #unfinished: FrameRecord[] = [];
  #scanned = 0;

  constructor(capture: Capture, reader: MessageReader, view: View, filter: Filter, notes: FilterNote[]) {
    this.#capture = capture;
    this.#reader = reader;
    this.#view = view;
    this.#filter = filter;
    this.notes = notes;
  }

  get size(): number {
    return this.#rows.size;
  }

  get scanned(): number {
    return this.#scanned;
  }

  slice(start: number, count: number): number[] {
    return this.#rows.slice(start, count);
  }

  rank(id: number): number {
    return this.#rows.rank(id);
  }

  step(): boolean {
    const until = performance.now() + stepMilliseconds;
    this.#judgeUnfinished();
    const { frames } = this.#capture;
    while (this.#scanned < frames.count) {
      const record = frames.get(++this.#scanned)!;
      if (this.#view === 'frames' || record.first) this.#judge(record);
      if ((this.#scanned & 63) === 0 && performance.now() > until) break;
    }
    return this.#scanned === frames.count;
  }

  #judge(record: FrameRecord): void {
    const wantsWhole = this.#view === 'messages' || record.compressed;
    if (wantsWhole && record.first && !record.last && this.#capture.isOpen(record.direction, record.id)) {
      this.#unfinished.push(record);
    } else if (matches(this.#filter, candidateOf(record, this.#view, this.#reader))) {
      this.#rows.add(record.id);
    }
  }

  #judgeUnfinished(): void {
    if (this.#unfinished.length === 0) return;
    const before = this.#unfinished;
    this.#unfinished = [];
    for (const record of before) this.#judge(record);
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function candidateOf(record: FrameRecord, view: View, reader: MessageReader): Candidate {
  let text: string | undefined;
  let lower: string | undefined;
  const candidate: Candidate = {
    direction: record.direction,
    opcode: record.byte0 & 0xf,
    text: () => (text ??= utf8.decode(payloadOf(record, view, reader))),
    lowerText: () => (lower ??= candidate.text().toLowerCase()),
  };
  return candidate;
}

function payloadOf(record: FrameRecord, view: View, reader: MessageReader): Uint8Array {
  if (record.first && (record.compressed || view === 'messages')) {
    return reader.message(record).bytes ?? reader.messageBytes(record);
  }
  return reader.framePayload(record);
}
