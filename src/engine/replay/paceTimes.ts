import type { Pace } from '../../contract/replay.ts';

/** Which step of a replay is meant. */
export interface StepPlace {
  /** Milliseconds from the start of a loop, in the original. */
  at: number | undefined;
  /** How many were sent before it, in all loops. */
  sent: number;
  /** How many loops are over. */
  loop: number;
  /** Milliseconds of one loop, in the original. */
  length: number;
}

/** When a step is to be sent, in milliseconds from the start of the replay; undefined: when what is before it is done. */
export function timeOf(pace: Pace, { at, sent, loop, length }: StepPlace): number | undefined {
  switch (pace.kind) {
    case 'asFast':
    case 'answers':
      return undefined;
    case 'original':
      return at === undefined ? undefined : (loop * length + at) / (pace.speed ?? 1);
    case 'every':
      return sent * pace.interval;
    default:
      return pace satisfies never;
  }
}
