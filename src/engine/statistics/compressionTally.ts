import type { Direction } from '../../contract/model.ts';
import type { Compression } from '../../contract/statistics.ts';
import type { Capture } from '../capture/capture.ts';
import { Flag } from '../capture/frameRecord.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import { IndexScan } from '../capture/indexScan.ts';

export type InflatedSums = Pick<Compression, 'inflated' | 'inflatedWire' | 'inflatedPayload' | 'refused'>;

const nothing = (): InflatedSums => ({ inflated: 0, inflatedWire: 0, inflatedPayload: 0, refused: 0 });

/** How long compressed messages are when they are inflated, found out one after the other. */
export class CompressionTally {
  readonly #capture: Capture;
  readonly #reader: Pick<MessageReader, 'extent' | 'outline'>;
  readonly #scan: IndexScan;
  readonly #sums: Record<Direction, InflatedSums> = { in: nothing(), out: nothing() };
  /** Not whole when they were reached: one for each direction at most. */
  #unfinished: number[] = [];
  #long: number | undefined;

  constructor(capture: Capture, reader: Pick<MessageReader, 'extent' | 'outline'>) {
    this.#capture = capture;
    this.#reader = reader;
    this.#scan = new IndexScan(capture.frames);
  }

  /** The message that takes long, once a step has come to it: it is to be settled before the next step. */
  get long(): number | undefined {
    return this.#long;
  }

  /** Goes on until it is this time of `performance.now()`; true when none is left up to this row. */
  step(upTo: number, until: number): boolean {
    this.#long = undefined;
    const before = this.#unfinished;
    this.#unfinished = [];
    for (const id of before) if (!this.#judge(id)) this.#unfinished.push(id);
    if (this.long !== undefined) return false;
    return this.#scan.step(upTo, until, (id, page, at) => {
      const flags = page.flags(at);
      if ((flags & (Flag.compressed | Flag.first | Flag.marker)) !== (Flag.compressed | Flag.first)) return 'on';
      if ((flags & Flag.last) === 0 && this.#capture.isOpen((flags & Flag.out) === 0 ? 'in' : 'out', id)) {
        this.#unfinished.push(id);
        return 'on';
      }
      return this.#judge(id) ? 'dear' : 'wait';
    });
  }

  get sums(): Record<Direction, InflatedSums> {
    return { in: { ...this.#sums.in }, out: { ...this.#sums.out } };
  }

  /** False where it cannot be judged yet. */
  #judge(id: number): boolean {
    const record = this.#capture.frames.get(id)!;
    if (!record.last && this.#capture.isOpen(record.direction, id)) return false;
    const outline = this.#reader.outline(record);
    if (outline === undefined || outline.kind === 'begun') {
      this.#long = id;
      return false;
    }
    const sums = this.#sums[record.direction];
    if (outline.kind !== 'whole') {
      sums.refused++;
      return true;
    }
    sums.inflated++;
    sums.inflatedWire += record.last ? record.payloadLength : this.#reader.extent(record).payloadLength;
    sums.inflatedPayload += outline.length;
    return true;
  }
}
