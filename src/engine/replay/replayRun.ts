import type { Outgoing } from '../../contract/engine.ts';
import type { Lateness, Pace, ReplayAction, ReplayProgress, ReplayReport } from '../../contract/replay.ts';
import { answerTime } from '../../contract/replay.ts';
import { failureOf } from '../../contract/rpc.ts';
import type { Clock } from '../clock.ts';
import type { EngineSession } from '../engineSession.ts';
import { notOpen } from '../sessionFailures.ts';
import { LogHistogram } from '../statistics/logHistogram.ts';
import { answers, awaitedWords, type Awaited } from './answer.ts';
import type { Dialogue } from './dialogue.ts';
import { noAnswer } from './failures.ts';
import { Cancelled, Gate } from './gate.ts';
import { Inbox } from './inbox.ts';
import { timeOf } from './paceTimes.ts';
import type { ReplayPlan, ReplayStep, SendStep } from './plan.ts';
import { SendWindow } from './sendWindow.ts';

/** Ids of sent rows that a report tells. */
const mostSentRows = 10_000;
/** Milliseconds; what is less is on time. */
const leastLateness = 0.001;

export interface RunOptions {
  pace: Pace;
  loops: number;
  clock: Clock;
  /** The progress is another one; called often. */
  changed: () => void;
}

/** What a run does, and what it hears of a scenario. */
export interface Script {
  plan: ReplayPlan;
  dialogue?: Dialogue;
}

/** One replay, from its first step to its end. */
export class ReplayRun {
  readonly gate: Gate;
  readonly inbox: Inbox;
  readonly #session: EngineSession;
  readonly #options: RunOptions;
  readonly #script: Script;
  readonly #window: SendWindow;
  readonly #lateness = new LogHistogram(leastLateness);
  readonly #sentRows: number[] = [];
  readonly #place = { loop: 0, step: 0, sent: 0 };
  #started = 0;

  /** `script` is written for the run. */
  constructor(session: EngineSession, options: RunOptions, script: (run: ReplayRun) => Script) {
    this.#session = session;
    this.#options = options;
    const usable = {
      assert: () => {
        if (session.state !== 'open') throw notOpen(session.state);
      },
      listen: (wake: () => void) => session.onTurned(wake),
    };
    this.gate = new Gate(options.clock, usable, options.changed);
    this.inbox = new Inbox(session);
    this.#window = new SendWindow(session);
    this.#script = script(this);
  }

  get progress(): ReplayProgress {
    const { loop, step } = this.#place;
    const { loops } = this.#options;
    const steps = this.#script.plan.length;
    return { state: this.gate.state, done: step, steps, loop: Math.min(loop + 1, loops), loops };
  }

  /** Messages so far. */
  get sent(): number {
    return this.#place.sent;
  }

  act(action: ReplayAction): void {
    this.gate[action]();
  }

  /** Resolves when it has ended, however that was. */
  async run(): Promise<ReplayReport> {
    const { clock } = this.#options;
    const { capture } = this.#session;
    const rowsBefore = capture.frames.count;
    this.#started = clock.now();
    const ended = await this.#toEnd();
    capture.marks.replays.flush();
    const lateness = this.#latenessSeen();
    const verdicts = this.#script.dialogue?.verdicts;
    return {
      ...ended,
      sent: this.#place.sent,
      sentRows: this.#sentRows,
      rowsBefore,
      rowsAfter: capture.frames.count,
      duration: clock.now() - this.#started,
      ...(lateness === undefined ? {} : { lateness }),
      ...(verdicts === undefined ? {} : { verdicts }),
    };
  }

  async #toEnd(): Promise<Pick<ReplayReport, 'outcome' | 'failure'>> {
    try {
      await this.#loops();
      await this.#window.settled();
      await this.#script.dialogue?.end();
      return { outcome: 'done' };
    } catch (error) {
      if (error instanceof Cancelled) return { outcome: 'cancelled' };
      return { outcome: 'broken', failure: failureOf(error) };
    }
  }

  async #loops(): Promise<void> {
    const { loops, changed } = this.#options;
    const { plan } = this.#script;
    const place = this.#place;
    for (place.loop = 0; place.loop < loops; place.loop++) {
      for (place.step = 0; place.step < plan.length; place.step++) {
        await this.#do(plan.step(place.step));
        changed();
      }
    }
  }

  async #do(step: ReplayStep): Promise<void> {
    if (step.kind === 'send') {
      await this.#send(step);
      return;
    }
    const { dialogue } = this.#script;
    const place = { step: this.#place.step, loop: this.#place.loop + 1 };
    await this.gate.pass(undefined, { listens: true });
    await this.#window.settled();
    switch (step.kind) {
      case 'wait':
        // The time of a wait is of the plan: a pause does not use it up.
        await this.gate.pass(this.#options.clock.now() + step.time - this.gate.due(0), { listens: true });
        return;
      case 'expect':
        await dialogue?.expect(step, place);
        return;
      case 'never':
        await dialogue?.never(step.match, step.within, place);
        return;
      default:
        step satisfies never;
    }
  }

  async #send(step: SendStep): Promise<void> {
    const { pace, clock } = this.#options;
    const { loop, sent } = this.#place;
    const message = await step.message();
    const answer = pace.kind === 'answers' ? await step.answer(message) : undefined;
    const time = timeOf(pace, { at: step.at, sent, loop, length: this.#script.plan.duration });
    const planned = time === undefined ? undefined : this.#started + time;
    await this.gate.pass(planned);
    const before = this.inbox.end;
    if (planned !== undefined && !this.gate.paused) this.#lateness.add(clock.now() - this.gate.due(planned));
    await this.#window.send(message, this.#linked(step));
    this.#place.sent++;
    if (pace.kind === 'answers' && answer !== undefined) {
      await this.#window.settled();
      await this.#await(answer, before, message, pace.timeout ?? answerTime);
    }
  }

  /** Marks each of a message's frames as a copy. */
  #linked(step: SendStep): (row: number) => void {
    const { replays } = this.#session.capture.marks;
    let frame = 0;
    return (row) => {
      if (frame === 0 && this.#sentRows.length < mostSentRows) this.#sentRows.push(row);
      replays.add(row, step.original(frame++));
    };
  }

  /** Resolves when the answer has come. Rejects where it does not in time. */
  async #await(awaited: Awaited, before: number, message: Outgoing, timeout: number): Promise<void> {
    const { clock } = this.#options;
    const end = clock.now() + timeout - this.gate.due(0);
    let missing = awaited.kind === 'count' ? awaited.count : 1;
    for (let row = before; missing > 0;) {
      const received = await this.inbox.after(row);
      if (received !== undefined) {
        row = received.id;
        if (received.isMessage && answers(awaited, received)) missing--;
      } else if (!this.gate.paused && clock.now() >= this.gate.due(end)) {
        throw noAnswer(message, awaitedWords(awaited), timeout);
      } else await this.gate.until(this.gate.due(end), (wake) => this.inbox.listen(wake));
    }
  }

  #latenessSeen(): Lateness | undefined {
    const { count, p50, p99, max } = this.#lateness.percentiles;
    return count === 0 ? undefined : { count, p50, p99, max };
  }
}
