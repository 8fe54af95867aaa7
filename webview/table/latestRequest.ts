/**
 * Asks one question at a time and forgets all but the newest that came up meanwhile: the screen never waits behind
 * answers that nobody looks at any more.
 */
export class LatestRequest<Question, Answer> {
  readonly #ask: (question: Question) => Promise<Answer>;
  readonly #answered: (answer: Answer, question: Question) => void;
  readonly #failed: (error: unknown, question: Question) => void;
  /** Runs its argument when the next question may be asked. */
  readonly #pace: (run: () => void) => void;
  #next: { question: Question } | undefined;
  #busy = false;

  constructor(parts: {
    ask: (question: Question) => Promise<Answer>;
    answered: (answer: Answer, question: Question) => void;
    failed: (error: unknown, question: Question) => void;
    pace: (run: () => void) => void;
  }) {
    this.#ask = parts.ask;
    this.#answered = parts.answered;
    this.#failed = parts.failed;
    this.#pace = parts.pace;
  }

  want(question: Question): void {
    this.#next = { question };
    if (this.#busy) return;
    this.#busy = true;
    this.#pace(() => void this.#run());
  }

  async #run(): Promise<void> {
    const question = this.#next?.question as Question;
    this.#next = undefined;
    try {
      this.#answered(await this.#ask(question), question);
    } catch (error) {
      this.#failed(error, question);
    }
    // `want` may have been called by the answer itself, or while it was awaited.
    if (this.#next as { question: Question } | undefined) this.#pace(() => void this.#run());
    else this.#busy = false;
  }
}
