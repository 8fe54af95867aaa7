import { CollabDocument, RefusedOperation } from './collabDocument.ts';
import { Coauthor } from './coauthor.ts';
import type { TextOperation } from './textOperation.ts';

/** What a client hears. `operation`s are as they were applied: in the order of their revisions they build the text. */
export type CollabEvent =
  | { type: 'document'; revision: number; text: string; you: string; authors: string[] }
  | { type: 'ack'; id?: string | number; revision: number; operation: TextOperation }
  | { type: 'operation'; author: string; revision: number; operation: TextOperation }
  | { type: 'presence'; author: string; state: 'joined' | 'left' }
  | { type: 'cursor'; author: string; at: number; revision: number }
  | { type: 'error'; id?: string | number; message: string };

export interface Author {
  readonly name: string;
  hear(event: CollabEvent): void;
}

/** Milliseconds between the scripted author's operations, divided by the server's speed. */
const COAUTHOR_EVERY = 1200;

/** One text, its authors, and the scripted one, who writes while somebody looks. */
export class CollabSession {
  readonly #document = new CollabDocument('Notes\n');
  readonly #coauthor = new Coauthor();
  readonly #authors = new Set<Author>();
  readonly #speed: number;
  #writing: NodeJS.Timeout | undefined;

  constructor(speed: number) {
    this.#speed = speed;
  }

  get isEmpty(): boolean {
    return this.#authors.size === 0;
  }

  join(author: Author): void {
    this.#tell({ type: 'presence', author: author.name, state: 'joined' });
    this.#authors.add(author);
    this.describe(author);
    this.#writing ??= setInterval(() => this.#write(), COAUTHOR_EVERY / this.#speed);
  }

  leave(author: Author): void {
    this.#authors.delete(author);
    this.#tell({ type: 'presence', author: author.name, state: 'left' });
    if (!this.isEmpty) return;
    clearInterval(this.#writing);
    this.#writing = undefined;
  }

  /** Tells the author the whole text. */
  describe(author: Author): void {
    const { revision, text } = this.#document;
    const authors = [this.#coauthor.name, ...[...this.#authors].map(({ name }) => name)];
    author.hear({ type: 'document', revision, text, you: author.name, authors });
  }

  /** Acknowledges the operation to its author and tells it to the others, or says why it is refused. */
  submit(author: Author, revision: number, operation: TextOperation, id?: string | number): void {
    const ref = id === undefined ? {} : { id };
    try {
      const applied = this.#document.submit(revision, operation);
      author.hear({ type: 'ack', ...ref, revision: this.#document.revision, operation: applied });
      this.#tellOperation(author.name, applied, author);
    } catch (error) {
      if (!(error instanceof RefusedOperation)) throw error;
      author.hear({ type: 'error', ...ref, message: error.message });
    }
  }

  point(author: Author, at: number): void {
    this.#tell({ type: 'cursor', author: author.name, at, revision: this.#document.revision }, author);
  }

  #write(): void {
    const operation = this.#coauthor.next(this.#document.text);
    try {
      this.#tellOperation(this.#coauthor.name, this.#document.submit(this.#document.revision, operation));
    } catch (error) {
      // Other authors have filled the text; the script goes on when there is room.
      if (!(error instanceof RefusedOperation)) throw error;
    }
  }

  #tellOperation(author: string, operation: TextOperation, except?: Author): void {
    this.#tell({ type: 'operation', author, revision: this.#document.revision, operation }, except);
  }

  #tell(event: CollabEvent, except?: Author): void {
    for (const author of this.#authors) if (author !== except) author.hear(event);
  }
}
