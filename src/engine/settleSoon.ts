import type { MessageReader } from './capture/messageReader.ts';

/** Milliseconds that an answer waits for what takes long: those who ask will ask again. */
const patience = 50;

/** Inflates the messages that are looked at now, in the background; those of the question before are left. */
export class SettleSoon {
  readonly #reader: Pick<MessageReader, 'settle'>;
  #looking = new AbortController();

  constructor(reader: Pick<MessageReader, 'settle'>) {
    this.#reader = reader;
  }

  /** Resolves when all that their rows tell is known, or soon; then it goes on behind. */
  async look(ids: readonly number[]): Promise<void> {
    this.stop();
    const { signal } = (this.#looking = new AbortController());
    const { promise: soon, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, patience);
    // Whoever makes the rows hears of what cannot be read.
    const settled = this.#reader.settle(ids, signal).catch(() => undefined);
    await Promise.race([settled, soon]);
    clearTimeout(timer);
  }

  stop(): void {
    this.#looking.abort();
  }
}
