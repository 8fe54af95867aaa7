/** The clock that pacing runs on; the browser's in a webview, one moved by hand in tests. */
export interface PaceClock {
  now(): number;
  after(milliseconds: number, run: () => void): void;
  /** Runs before the next picture is drawn; never while the page is hidden. */
  frame(run: () => void): void;
}

/** Lets runs through with at least `interval` milliseconds between them, each right before a picture is drawn. */
export function paced(interval: number, clock: PaceClock): (run: () => void) => void {
  let last = -Infinity;
  return (run) => {
    const due = (): void =>
      clock.frame(() => {
        last = clock.now();
        run();
      });
    const wait = last + interval - clock.now();
    if (wait > 0) clock.after(wait, due);
    else due();
  };
}

export const browserClock: PaceClock = {
  now: () => performance.now(),
  after: (milliseconds, run) => void setTimeout(run, milliseconds),
  frame: (run) => void requestAnimationFrame(run),
};
