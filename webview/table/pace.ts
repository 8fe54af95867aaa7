/** The clock that pacing runs on; the browser's in a webview, one moved by hand in tests. */
export interface PaceClock {
  now(): number;
  after(milliseconds: number, run: () => void): void;
  /** Runs before the next picture is drawn; never while the page is hidden. */
  frame(run: () => void): void;
  /** Tells how many milliseconds there are from the next picture to the one after it: 16 or fewer on a quick machine. */
  measure(tell: (milliseconds: number) => void): void;
}

/** One picture in so many shows news: the rest of the window, and of the machine, needs to live, too. */
const PICTURES_PER_CHANGE = 4;
/** Milliseconds: however slow the machine is, what is shown goes on. */
const LONGEST_WAIT = 500;

/** Lets runs through with at least `interval` milliseconds between them, and more where drawing is slow. */
export class Pace {
  readonly #interval: () => number;
  readonly #clock: PaceClock;
  #last = -Infinity;
  #cost = 0;

  /** `interval` in milliseconds; one that changes is asked for at each run. */
  constructor(interval: number | (() => number), clock: PaceClock) {
    this.#interval = typeof interval === 'number' ? () => interval : interval;
    this.#clock = clock;
  }

  /** Each run comes right before a picture is drawn. */
  readonly run = (run: () => void): void => this.soon(() => this.#clock.frame(() => this.#now(run)));

  /** The same for what waits for a picture by itself: waiting for two, one after the other, would be a picture lost. */
  soon(run: () => void): void {
    const wait = this.#last + this.wait - this.#clock.now();
    if (wait > 0) this.#clock.after(wait, () => this.#now(run));
    else this.#now(run);
  }

  #now(run: () => void): void {
    this.#last = this.#clock.now();
    run();
  }

  /** Something was changed that the next picture shows: what it costs sets the pace. */
  changed(): void {
    this.#clock.measure((cost) => {
      // One quick picture does not make a slow machine fast.
      this.#cost = Math.max(cost, this.#cost * 0.8);
    });
  }

  /** Milliseconds between two runs, as things are. */
  get wait(): number {
    return Math.max(this.#interval(), Math.min(LONGEST_WAIT, this.#cost * PICTURES_PER_CHANGE));
  }
}

export const browserClock: PaceClock = {
  now: () => performance.now(),
  after: (milliseconds, run) => void setTimeout(run, milliseconds),
  frame: (run) => void requestAnimationFrame(run),
  measure: (tell) =>
    void requestAnimationFrame((drawn) => {
      // The next one is called for when this picture is out: where it is drawn by the processor, that is late.
      requestAnimationFrame((next) => tell(next - drawn));
    }),
};
