/** The time, and what is to be done later: another one in tests. */
export interface Clock {
  /** Milliseconds since the epoch, with a fraction. */
  now(): number;
  /** Runs `action` once, after so many milliseconds; returns what prevents it. */
  after(milliseconds: number, action: () => void): () => void;
}

/** What a timer of Node's takes; it would fire at once for more. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, Math.min(Math.max(0, milliseconds), longest));
    return () => clearTimeout(timer);
  },
};
