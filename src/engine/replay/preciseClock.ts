import { systemClock, type Clock } from '../clock.ts';

/** Milliseconds before its time in which a timer of Node's is not relied on: it may be off by one either way. */
const coarse = 1.5;
/** Milliseconds of one nap; nobody else in this thread has a turn meanwhile. */
const longestNap = 0.25;
/** Milliseconds that the system may oversleep. */
const oversleeping = 0.06;

/** Nobody ever writes it: who waits for it sleeps for the time that was asked for. */
const never = new Int32Array(new SharedArrayBuffer(4));

/**
 * The time, with timers that are right to a fraction of a millisecond: the last of it is slept away in naps that are far
 * shorter than what Node's timers know, with a turn of the event loop between them. Turns alone would be as exact on an
 * idle machine and keep a processor busy; on a busy one a thread that hardly used any is woken first.
 */
export const preciseClock: Clock = {
  now: () => systemClock.now(),
  after(milliseconds, action) {
    const due = systemClock.now() + milliseconds;
    let stop: () => void = () => undefined;
    const wait = (remaining: number): void => {
      if (remaining > coarse + 1) {
        stop = systemClock.after(remaining - coarse, look);
        return;
      }
      const turn = setImmediate(() => {
        nap(due - systemClock.now());
        look();
      });
      stop = () => clearImmediate(turn);
    };
    const look = (): void => {
      const remaining = due - systemClock.now();
      if (remaining > 0) wait(remaining);
      else action();
    };
    wait(milliseconds);
    return () => stop();
  },
};

function nap(remaining: number): void {
  if (remaining > oversleeping) Atomics.wait(never, 0, 0, Math.min(remaining - oversleeping, longestNap));
}
