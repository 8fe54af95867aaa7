/** Ownership of things that end with their owner. */
export interface Disposable {
  dispose(): unknown;
}

/** Disposes what it holds, last added first; what is added after that is disposed at once. */
export class DisposableStore implements Disposable {
  readonly #held = new Set<Disposable>();
  #disposed = false;

  get disposed(): boolean {
    return this.#disposed;
  }

  add<T extends Disposable>(disposable: T): T {
    if (this.#disposed) disposable.dispose();
    else this.#held.add(disposable);
    return disposable;
  }

  /** For functions that undo something. */
  defer(undo: () => unknown): void {
    this.add({ dispose: undo });
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    const held = [...this.#held].reverse();
    this.#held.clear();
    const errors: unknown[] = [];
    for (const disposable of held) {
      try {
        disposable.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'Some things could not be disposed of.');
  }
}
