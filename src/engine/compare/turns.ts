/** Milliseconds in which nobody else in this thread has a turn. */
const slice = 8;

/** Long work that lets others have their turn. */
export class Turns {
  readonly #signal: AbortSignal;
  #began = performance.now();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** To be awaited between two pieces of work. Rejects where it was cancelled. */
  async next(): Promise<void> {
    if (performance.now() - this.#began < slice) return;
    await new Promise(setImmediate);
    this.#signal.throwIfAborted();
    this.#began = performance.now();
  }
}
