import type { CorrelationId, CorrelationRole } from './correlation.ts';

export interface WaitingRequest {
  /** Of its first frame. */
  row: number;
  role: Exclude<CorrelationRole, 'reply'>;
}

const nobody: readonly WaitingRequest[] = [];

/** Requests of one side that are not answered yet, in bounded memory: the oldest are forgotten. */
export class WaitingRequests {
  readonly #most: number;
  readonly #waiting = new Map<CorrelationId, WaitingRequest>();

  constructor(most: number) {
    this.#most = most;
  }

  get count(): number {
    return this.#waiting.size;
  }

  /**
   * One that had the same id is waited for no more: a reply is taken for that of the newest. Returns those that were
   * forgotten for it, where there were too many.
   */
  add(id: CorrelationId, request: WaitingRequest): readonly WaitingRequest[] {
    this.#waiting.delete(id);
    this.#waiting.set(id, request);
    return this.#waiting.size > this.#most ? this.#forget() : nobody;
  }

  /** The one with this id, which is answered now; undefined where a message of this role answers none. */
  answered(id: CorrelationId, by: (request: WaitingRequest) => boolean): WaitingRequest | undefined {
    const request = this.#waiting.get(id);
    if (request === undefined || !by(request)) return undefined;
    this.#waiting.delete(id);
    return request;
  }

  clear(): void {
    this.#waiting.clear();
  }

  /** Several at once: to find the oldest, a map steps over all that were there before it. */
  #forget(): readonly WaitingRequest[] {
    const forgotten: WaitingRequest[] = [];
    const enough = Math.ceil(this.#most / 16);
    for (const [id, request] of this.#waiting) {
      this.#waiting.delete(id);
      if (forgotten.push(request) === enough) break;
    }
    return forgotten;
  }
}
