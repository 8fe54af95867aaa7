/** Enough for any length that a frame can claim (RFC 6455 §5.2). */
const most = 64;

/** Counts lengths by powers of two: `[0]` are empty, `[n]` have 2^(n-1) to 2^n - 1 bytes. */
export class SizeClasses {
  readonly #counts = new Float64Array(most);
  #used = 0;

  add(length: number): void {
    const at = length < 1 ? 0 : Math.min(most - 1, Math.floor(Math.log2(length)) + 1);
    this.#counts[at]!++;
    this.#used = Math.max(this.#used, at + 1);
  }

  /** As far as there are any. */
  get counts(): number[] {
    return [...this.#counts.subarray(0, this.#used)];
  }
}
