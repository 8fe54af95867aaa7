/**
 * Asks few questions at a time and forgets all but the newest that came up meanwhile: the screen never waits behind
 * answers that nobody looks at any more.
 */
export class LatestRequest<Question, Answer> {
  readonly #ask: (question: Question) => Promise<Answer>;
  readonly #answered: (answer: Answer, question: Question) => void;
  readonly #failed: (error: unknown, question: Question) => void;
  /** Runs its argument when the next question may be asked. */
  readonly #pace: (run: () => void) => void;
  readonly #most: number;
  #next: { question: Question } | undefined;
  #paced = false;
  /** Questions so far, those of them that wait for an answer, and the newest that was answered. */
  #asked = 0;
  #open = 0;
  #newest = 0;

  /** `most`: questions under way at the same time; one where nothing is said. An answer that a newer one has overtaken is dropped. */
  constructor(parts: {
    ask: (question: Question) => Promise<Answer>;
    answered: (answer: Answer, question: Question) => void;
    failed: (error: unknown, question: Question) => void;
    pace: (run: () => void) => void;
    most?: number;
  }) {
    this.#ask = parts.ask;
    this.#answered = parts.answered;
    this.#failed = parts.failed;
    this.#pace = parts.pace;
    this.#most = parts.most ?? 1;
  }

  want(question: Question): void {
    this.#next = { question };
    this.#begin();
  }

  #begin(): void {
    if (this.#paced || this.#open === this.#most) return;
    this.#paced = true;
    this.#pace(() => {
      this.#paced = false;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    const question = this.#next?.question as Question;
    this.#next = undefined;
    const number = ++this.#asked;
    this.#open++;
    try {
      const answer = await this.#ask(question);
      if (number > this.#newest) {
        this.#newest = number;
        this.#answered(answer, question);
      }
    } catch (error) {
      this.#failed(error, question);
    }
    this.#open--;
    // `want` may have been called by the answer itself, or while it was awaited.
    if (this.#next as { question: Question } | undefined) this.#begin();
  }
}
