import type { Outgoing } from '../../contract/engine.ts';
import type { Replayed } from '../../contract/model.ts';
import type { PlannedSend } from '../../contract/replay.ts';
import type { ScenarioStep } from '../../contract/scenario.ts';
import type { Awaited } from './answer.ts';

/** Something that is sent. */
export interface SendStep {
  kind: 'send';
  /** Milliseconds from the start of a loop; undefined: there is no time for it. */
  at: number | undefined;
  /** What it is, with all values in it. Rejects with an `RpcError` where it cannot be sent. */
  message(): Promise<Outgoing>;
  /** What its frames repeat, by their number from 0. */
  original(frame: number): Replayed;
  /** What has to come before the next step, answer by answer; undefined: nothing. */
  answer(sent: Outgoing): Promise<Awaited | undefined>;
  planned(): Promise<PlannedSend>;
}

/** What a scenario has besides. */
export type ReplayStep = SendStep | Extract<ScenarioStep, { kind: 'wait' | 'expect' | 'never' }>;

/** All that is to be done, step by step, in a loop. Steps are made when they are asked for: there may be a million. */
export interface ReplayPlan {
  readonly length: number;
  /** Milliseconds from the first message to the last, in the original. */
  readonly duration: number;
  step(index: number): ReplayStep;
}
