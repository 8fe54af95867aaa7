/** Who wants to hear of something. One who leaves while all are told is not told any more. */
export class Listeners {
  readonly #all = new Set<() => void>();

  /** Returns what ends it. */
  add(listener: () => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(): void {
    for (const listener of this.#all) listener();
  }
}
