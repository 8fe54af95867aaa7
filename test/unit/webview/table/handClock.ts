/** A clock that tests move by hand. */
import type { PaceClock } from '../../../../webview/table/pace.ts';

export class HandClock implements PaceClock {
  #now = 0;
  #timers: { due: number; run: () => void }[] = [];
  #frames: (() => void)[] = [];
  /** Milliseconds that drawing a picture takes. */
  cost = 0;

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): void {
    this.#timers.push({ due: this.#now + milliseconds, run });
  }

  frame(run: () => void): void {
    this.#frames.push(run);
  }

  measure(tell: (milliseconds: number) => void): void {
    this.frame(() => tell(this.cost));
  }

  /** Lets time pass and draws one picture. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#timers.filter((timer) => timer.due <= this.#now);
    this.#timers = this.#timers.filter((timer) => timer.due > this.#now);
    for (const { run } of due) run();
    for (const run of this.#frames.splice(0)) run();
  }
}
