/** What goes with a task that reads or writes a file. */
export interface FormatContext {
  /** Aborts where nobody wants the outcome any more: then it rejects with the signal's reason. */
  signal: AbortSignal;
  /** Tells how far it is; cheap, to be called often. */
  progress: (done: number, of: number) => void;
}

/** Nobody can abort it, nobody asks how far it is. */
export const unattended: FormatContext = { signal: new AbortController().signal, progress: () => undefined };
