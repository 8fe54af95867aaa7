import { apply, type TextOperation, transform } from './textOperation.ts';

/** UTF-16 code units. */
export const LONGEST_TEXT = 20_000;

/** Operations that are kept, so that late ones can be transformed. */
export const KEPT_OPERATIONS = 500;

/** An operation that cannot be applied, and why. */
export class RefusedOperation extends Error {}

/** A text that several authors edit. The server's order of operations is everybody's. */
export class CollabDocument {
  readonly #operations: TextOperation[] = [];
  #text: string;
  #revision = 0;

  constructor(text = '') {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** Operations applied since the beginning. */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Applies an operation that was made on the text of an earlier revision, after transforming it over all that came
   * since; where both inserted at one place, the earlier text stays in front. Returns the operation as it was applied.
   */
  submit(revision: number, operation: TextOperation): TextOperation {
    const late = this.#revision - revision;
    if (!Number.isSafeInteger(late) || late < 0)
      throw new RefusedOperation(`The revision is ${this.#revision} at most.`);
    if (late > this.#operations.length) throw new RefusedOperation(`Revision ${revision} is too long ago.`);
    const since = this.#operations.slice(this.#operations.length - late);
    const applied = since.reduce((sum, earlier) => transform(sum, earlier, false), operation);
    const text = this.#applied(applied);
    if (text.length > LONGEST_TEXT) throw new RefusedOperation(`The text would be longer than ${LONGEST_TEXT}.`);
    this.#text = text;
    this.#revision++;
    this.#operations.push(applied);
    if (this.#operations.length > KEPT_OPERATIONS) this.#operations.shift();
    return applied;
  }

  #applied(operation: TextOperation): string {
    try {
      return apply(operation, this.#text);
    } catch (error) {
      throw error instanceof RangeError ? new RefusedOperation(error.message) : error;
    }
  }
}
