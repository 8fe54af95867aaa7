import { systemClock, type Clock } from '../clock.ts';

/** Milliseconds that a timer of Node's may be off by. */
const coarse = 2;

/**
 * The time, with timers that are right to a fraction of a millisecond: the last of it is spent in turns of the event
 * loop. That costs a part of a processor while something is waited for.
 */
export const preciseClock: Clock = {
  now: () => systemClock.now(),
  after(milliseconds, action) {
    const due = systemClock.now() + milliseconds;
    let stop: () => void = () => undefined;
    const wait = (remaining: number): void => {
      if (remaining > coarse) {
        stop = systemClock.after(remaining - coarse, look);
        return;
      }
      const turn = setImmediate(look);
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
