const pageRows = 4096;

/** What a row has in the place of the other one's number. */
const unanswered = 0xffff_ffff;

/**
 * Which row answers which: four bytes for each row of those pages of 4096 that have any. Of two that belong together
 * each has the other's number; the request is the one with the smaller.
 */
export class Partners {
  readonly #pages: (Uint32Array | undefined)[] = [];
  #held = 0;

  /** Bytes that it takes. */
  get memory(): number {
    return this.#held * pageRows * Uint32Array.BYTES_PER_ELEMENT;
  }

  /** The row of the reply, where it is a request, or of the request; 0: there is none. */
  of(row: number): number {
    const partner = this.#get(row);
    return partner === unanswered ? 0 : partner;
  }

  /** It is a request, and nothing that has passed answers it. */
  isUnanswered(row: number): boolean {
    return this.#get(row) === unanswered;
  }

  /** Each keeps the partner that it has: the first reply is that of the request. False where the request has one. */
  join(request: number, reply: number): boolean {
    const isFirst = this.of(request) === 0;
    if (isFirst) this.#set(request, reply);
    if (this.of(reply) === 0) this.#set(reply, request);
    return isFirst;
  }

  /** A request that waits for its reply. False where it has one, or waits already. */
  wait(row: number): boolean {
    if (this.#get(row) !== 0) return false;
    this.#set(row, unanswered);
    return true;
  }

  /** It is not known any more whether it is answered. False where it was not waited for. */
  forget(row: number): boolean {
    if (!this.isUnanswered(row)) return false;
    this.#set(row, 0);
    return true;
  }

  #get(row: number): number {
    return this.#pages[Math.floor(row / pageRows)]?.[row % pageRows] ?? 0;
  }

  #set(row: number, value: number): void {
    const number = Math.floor(row / pageRows);
    while (this.#pages.length < number) this.#pages.push(undefined);
    let page = this.#pages[number];
    if (page === undefined) {
      page = this.#pages[number] = new Uint32Array(pageRows);
      this.#held++;
    }
    page[row % pageRows] = value;
  }
}
