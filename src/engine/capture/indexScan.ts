import type { Capture } from './capture.ts';
import { pageRecords, RecordPage } from './frameRecord.ts';

/** Looks at a row. `wait`: it is to be looked at again later, and the scan rests. `dear`: that took longer than a moment. */
export type LookAt = (id: number, page: RecordPage, at: number) => 'on' | 'dear' | 'wait';

/** Goes through the index from front to back, in slices. */
export class IndexScan {
  readonly #frames: Pick<Capture['frames'], 'count' | 'scan'>;
  #page: RecordPage | undefined;
  #scanned = 0;

  constructor(frames: Pick<Capture['frames'], 'count' | 'scan'>) {
    this.#frames = frames;
  }

  /** Rows looked at so far. */
  get scanned(): number {
    return this.#scanned;
  }

  /** Looks at rows up to this one until it is this time of `performance.now()`; true when none is left now. */
  step(upTo: number, until: number, look: LookAt): boolean {
    while (this.#scanned < upTo) {
      const page = this.#frames.scan(this.#scanned + 1, (this.#page ??= new RecordPage()));
      const end = Math.min(upTo, this.#scanned - (this.#scanned % pageRecords) + pageRecords);
      while (this.#scanned < end) {
        const id = this.#scanned + 1;
        const looked = look(id, page, (id - 1) % pageRecords);
        if (looked === 'wait') return false;
        this.#scanned = id;
        if ((looked === 'dear' || (id & 127) === 0) && performance.now() > until) return this.#scanned === upTo;
      }
    }
    this.#page = undefined;
    return true;
  }
}
