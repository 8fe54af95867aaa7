/** Sending again what was sent before: what of it, how fast, and how it went. Times are milliseconds. */
import type { Failure } from './model.ts';
import type { JsonValue, Scenario, Verdict } from './scenario.ts';

/** When each message goes out. Times count from the start, so that one that is late makes no other late. */
export type Pace =
  /** One after the other, as the socket takes them. */
  | { kind: 'asFast' }
  /** With the gaps of the original; `speed` 2 takes half the time: `slowest` to `fastest`, 1 unless said otherwise. */
  | { kind: 'original'; speed?: number }
  | { kind: 'every'; interval: number }
  /** Each waits for the answer that its original got, at most `timeout` (`answerTime` unless said otherwise). */
  | { kind: 'answers'; rule?: AnswerRule; timeout?: number };

export const slowest = 0.1;
export const fastest = 100;
/** How long an answer is waited for where nobody says otherwise. */
export const answerTime = 10_000;

/** Which received message answers one that was sent; looked for from the moment on in which that was sent. */
export type AnswerRule =
  /** By a member that is usual for it, where the original and its answer have one value there: `id`, `ref` and the like; else by number. */
  | { kind: 'auto' }
  /** The one that has, at `answer` (`path` unless said otherwise), the value that the message sent has at `path`: `$.id`. */
  | { kind: 'correlation'; path: string; answer?: string }
  /** The one that has the same value at this path as the answer that the original got: `$.type`. */
  | { kind: 'path'; path: string }
  /** As many messages as came in the original before the next one was sent. */
  | { kind: 'count' };

/** Which rows of a capture: what was sent of them is sent again. */
export type RowsChoice =
  /** In this order. */
  | { kind: 'rows'; ids: readonly number[] }
  | { kind: 'all' }
  /** From one row to another, both included. */
  | { kind: 'span'; from: number; to: number }
  /** By the time at which they passed, both included. */
  | { kind: 'time'; from: number; to: number };

export interface ReplaySource {
  /** The session that has the capture. */
  session: string;
  rows: RowsChoice;
  /**
   * As it was: opcodes, fragments, compression or none, pings, unasked pongs, the close frame, invalid frames. What a
   * connection does by itself it does again by itself: answers to pings and to a close frame are left out. False: text
   * and binary messages alone, each as one frame.
   */
  exact: boolean;
}

/**
 * What of the answers is in a scenario that is written: nothing; each message is followed by what came after it, as far as
 * that is the same each time; or it says what it waits for, as its original got it by this rule.
 */
export type ScenarioAnswers = 'none' | 'expected' | AnswerRule;

/** Sends by `session`, which must be open. */
export interface ReplayRequest {
  session: string;
  source: ReplaySource;
  pace: Pace;
  /** How often all of it is sent; 1 unless said otherwise. */
  loops?: number;
}

/** Runs a scenario by `session`, which must be open. */
export interface ScenarioRequest {
  session: string;
  scenario: Scenario;
  /** Values of variables, by what stands between the braces; they win over those of the scenario. */
  variables?: Readonly<Record<string, JsonValue>>;
  /** What came since the connection was opened counts, too; else what comes from now on. */
  fromOpening?: boolean;
}

/** At most so many loops. */
export const mostLoops = 1_000_000;

/** A message that will be sent, as a dry run tells it. */
export interface PlannedSend {
  /** By the pace, from the start. Absent where nobody can know: as fast as possible, answer by answer. */
  at?: number;
  /** Id of the row that it is a copy of. */
  original?: number;
  kind: 'text' | 'binary' | 'ping' | 'pong' | 'close' | 'frame';
  /** Bytes of the payload. */
  length: number;
  /** The beginning of the payload: text, or bytes in hex. */
  preview: string;
  /** In how many frames; absent: one. */
  fragments?: number;
  /** Whether it is compressed, where the connection agreed to it; absent: as the connection does. */
  compress?: boolean;
  /** It waits for this answer before the next one is sent. */
  answer?: string;
}

/** `waiting`: for the time of the next message, or for an answer. */
export type ReplayState = 'sending' | 'waiting' | 'paused';

/** How far a replay is. */
export interface ReplayProgress {
  state: ReplayState;
  /** Steps that are done, of all of this loop. */
  done: number;
  steps: number;
  /** From 1. */
  loop: number;
  loops: number;
}

export type ReplayAction = 'pause' | 'resume' | 'step' | 'cancel';

/** How much later than planned messages went out; negative never. */
export interface Lateness {
  /** Messages that had a time. */
  count: number;
  p50: number;
  p99: number;
  max: number;
}

/** What a report amounts to, for whoever runs a scenario: all of them say the same of it. */
export type RunVerdict = 'passed' | 'failed' | 'broken' | 'cancelled';

/** `failed`: an expectation was not met; `broken`: it could not go on, and nothing that was expected failed before. */
export function runVerdict({ outcome, verdicts = [] }: Pick<ReplayReport, 'outcome' | 'verdicts'>): RunVerdict {
  if (verdicts.some(({ state }) => state === 'failed')) return 'failed';
  return outcome === 'done' ? 'passed' : outcome;
}

/** How a replay ended. */
export interface ReplayReport {
  /** `cancelled`: somebody ended it. `broken`: it could not go on, see `failure`. */
  outcome: 'done' | 'cancelled' | 'broken';
  failure?: Failure;
  /** Messages and control frames that were handed to the socket. */
  sent: number;
  /** Ids of the rows that these are, the first 10,000. Not there where the record has failed. */
  sentRows: number[];
  /** The last row of the session's capture when it began and when it ended. */
  rowsBefore: number;
  rowsAfter: number;
  /** From the first step to the last. */
  duration: number;
  /** Of a scenario, in its order. */
  verdicts?: Verdict[];
  lateness?: Lateness;
}
