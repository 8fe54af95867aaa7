import type { Timeline } from '../../contract/statistics.ts';

const most = 300;

/** Milliseconds that a reader has a name for; each divides the next. */
const widths = [10, 20, 100, 200, 1e3, 2e3, 1e4, 6e4, 12e4, 6e5, 36e5, 72e5, 864e5];

/** What passed over time, in spans that are joined when there are too many: bounded, however long the record is. */
export class TimeBuckets {
  readonly #framesIn = new Float64Array(most);
  readonly #framesOut = new Float64Array(most);
  readonly #bytesIn = new Float64Array(most);
  readonly #bytesOut = new Float64Array(most);
  readonly #firstIds = new Float64Array(most);
  #width = widths[0]!;
  #start = 0;
  #count = 0;

  /** `id` is that of the frame; `bytes` its length on the wire. */
  add(time: number, out: boolean, bytes: number, id: number): void {
    const at = this.#place(time);
    if (at === undefined) return;
    (out ? this.#framesOut : this.#framesIn)[at]!++;
    (out ? this.#bytesOut : this.#bytesIn)[at]! += bytes;
    if (this.#firstIds[at] === 0) this.#firstIds[at] = id;
  }

  /** Time goes on, though nothing passes. Before the first frame nothing is to be seen of that. */
  reach(time: number): void {
    if (this.#count > 0) this.#place(time);
  }

  get timeline(): Timeline {
    const told = (numbers: Float64Array): number[] => [...numbers.subarray(0, this.#count)];
    return {
      start: this.#count === 0 ? 0 : this.#start,
      width: this.#width,
      framesIn: told(this.#framesIn),
      framesOut: told(this.#framesOut),
      bytesIn: told(this.#bytesIn),
      bytesOut: told(this.#bytesOut),
      firstIds: told(this.#firstIds),
    };
  }

  /** Of a clock that was put back, the first span. */
  #place(time: number): number | undefined {
    if (!Number.isFinite(time)) return undefined;
    if (this.#count === 0) this.#start = Math.floor(time / this.#width) * this.#width;
    let at = Math.floor((time - this.#start) / this.#width);
    while (at >= most) {
      this.#widen();
      at = Math.floor((time - this.#start) / this.#width);
    }
    at = Math.max(0, at);
    this.#count = Math.max(this.#count, at + 1);
    return at;
  }

  #widen(): void {
    const width = widths.find((known) => known > this.#width) ?? this.#width * 2;
    const start = Math.floor(this.#start / width) * width;
    const into = Math.round(width / this.#width);
    const shift = Math.round((this.#start - start) / this.#width);
    for (const sums of [this.#framesIn, this.#framesOut, this.#bytesIn, this.#bytesOut]) {
      for (let i = 0; i < this.#count; i++) {
        const value = sums[i]!;
        sums[i] = 0;
        sums[Math.floor((i + shift) / into)]! += value;
      }
    }
    const ids = this.#firstIds;
    for (let i = 0; i < this.#count; i++) {
      const id = ids[i]!;
      ids[i] = 0;
      const to = Math.floor((i + shift) / into);
      if (ids[to] === 0) ids[to] = id;
    }
    this.#count = Math.floor((this.#count - 1 + shift) / into) + 1;
    this.#width = width;
    this.#start = start;
  }
}
