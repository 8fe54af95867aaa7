import type { Clock } from '../clock.ts';

/** A replay was cancelled. */
export class Cancelled extends Error {
  constructor() {
    super('The replay was cancelled.');
    this.name = 'Cancelled';
  }
}

/** Calls back at each change, until the returned function is called. */
export type Listen = (wake: () => void) => () => void;

/** Whether steps are still of use. */
export interface Usable {
  /** Throws where they are not. */
  assert(): void;
  /** Something about it has changed. */
  listen: Listen;
}

/**
 * What each step of a replay has to pass: it opens when the step's time has come, and not while it is paused. Times are
 * of the plan: what it was paused for is added to all that come later.
 */
export class Gate {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #usable: Usable;
  #pausedAt: number | undefined;
  /** Milliseconds that it was paused for. */
  #shift = 0;
  /** Steps that may pass though it is paused. */
  #allowed = 0;
  #cancelled = false;
  #waiting = false;
  readonly #woken = new Set<() => void>();

  /** `changed`: its state is another one. */
  constructor(clock: Clock, usable: Usable, changed: () => void) {
    this.#clock = clock;
    this.#usable = usable;
    this.#changed = changed;
  }

  get state(): 'sending' | 'waiting' | 'paused' {
    if (this.#pausedAt !== undefined) return 'paused';
    return this.#waiting ? 'waiting' : 'sending';
  }

  get paused(): boolean {
    return this.#pausedAt !== undefined;
  }

  /** When what was planned for a time is due. */
  due(time: number): number {
    return time + this.#shift;
  }

  pause(): void {
    this.#pausedAt ??= this.#clock.now();
    this.#wake();
  }

  resume(): void {
    if (this.#pausedAt === undefined) return;
    this.#shift += this.#clock.now() - this.#pausedAt;
    this.#pausedAt = undefined;
    this.#allowed = 0;
    this.#wake();
  }

  /** One step may pass, without waiting for its time; after it all is paused. */
  step(): void {
    this.pause();
    this.#allowed++;
    this.#wake();
  }

  cancel(): void {
    this.#cancelled = true;
    this.#wake();
  }

  /**
   * Resolves when a step that is planned for this time may pass; undefined: at once. Rejects with `Cancelled`; and where
   * steps are of no use any more, unless this one is: it only listens.
   */
  async pass(time: number | undefined, { listens = false } = {}): Promise<void> {
    for (;;) {
      this.assertGoing();
      if (!listens) this.#usable.assert();
      if (this.#pausedAt !== undefined) {
        if (this.#allowed > 0) {
          this.#allowed--;
          return;
        }
        await this.#change(undefined, (wake) => this.#usable.listen(wake));
        continue;
      }
      if (time === undefined || this.due(time) <= this.#clock.now()) return;
      await this.#wait(this.due(time), (wake) => this.#usable.listen(wake));
    }
  }

  /** Resolves at this time by the clock, if it is not paused, or earlier when something has changed. Rejects with `Cancelled`. */
  async until(time: number, changes: Listen): Promise<void> {
    this.assertGoing();
    await this.#wait(this.#pausedAt === undefined ? time : undefined, changes);
    this.assertGoing();
  }

  assertGoing(): void {
    if (this.#cancelled) throw new Cancelled();
  }

  async #wait(due: number | undefined, listen: Listen): Promise<void> {
    this.#waiting = true;
    this.#changed();
    try {
      await this.#change(due, listen);
    } finally {
      this.#waiting = false;
    }
  }

  /** Resolves at this time, or when somebody changes something. */
  #change(due: number | undefined, listen: Listen): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wait = due === undefined ? undefined : this.#clock.after(due - this.#clock.now(), resolve);
    this.#woken.add(resolve);
    const unlisten = listen(resolve);
    return promise.finally(() => {
      wait?.();
      unlisten();
      this.#woken.delete(resolve);
    });
  }

  #wake(): void {
    for (const wake of [...this.#woken]) wake();
    this.#changed();
  }
}
