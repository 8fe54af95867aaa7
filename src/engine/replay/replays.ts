import type { PlannedSend, ReplayAction, ReplayProgress, ReplayReport, ReplayRequest } from '../../contract/replay.ts';
import { fastest, mostLoops, slowest } from '../../contract/replay.ts';
import type { AnswerRule, Pace } from '../../contract/replay.ts';
import { readPath } from '../../filterLanguage/path.ts';
import type { Clock } from '../clock.ts';
import type { EngineSession } from '../engineSession.ts';
import { notOpen } from '../sessionFailures.ts';
import { noReplay, nothingToReplay, replayUnderWay, wrongPace, wrongPath } from './failures.ts';
import type { ReplayPlan } from './plan.ts';
import { preciseClock } from './preciseClock.ts';
import { ReplayRun } from './replayRun.ts';
import { RowsPlan } from './rowsPlan.ts';

/** Messages that a dry run tells. */
const mostPlanned = 10_000;

export interface ReplaysOptions {
  session: (id: string) => EngineSession;
  /** The session's replay is another one, or further; called often. */
  changed: (session: string) => void;
  clock?: Clock;
}

/** The replays that are under way, one a session. */
export class Replays {
  readonly #options: ReplaysOptions;
  readonly #runs = new Map<string, ReplayRun>();

  constructor(options: ReplaysOptions) {
    this.#options = options;
  }

  /** Undefined where the session sends nothing again. */
  progress(session: string): ReplayProgress | undefined {
    return this.#runs.get(session)?.progress;
  }

  /** Resolves when it has ended, however that was. Rejects with an `RpcError` where it cannot begin. */
  async run(request: ReplayRequest, signal: AbortSignal): Promise<ReplayReport> {
    const { session: id, pace, loops = 1 } = request;
    const { changed, clock = preciseClock } = this.#options;
    assertPace(pace, loops);
    const session = this.#options.session(id);
    if (session.state !== 'open') throw notOpen(session.state);
    if (this.#runs.has(id)) throw replayUnderWay();
    const plan = await this.#plan(request, signal);
    if (this.#runs.has(id)) throw replayUnderWay();
    const run = new ReplayRun(session, { plan, pace, loops, clock, changed: () => changed(id) });
    this.#runs.set(id, run);
    const cancel = (): void => run.act('cancel');
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await run.run();
    } finally {
      signal.removeEventListener('abort', cancel);
      this.#runs.delete(id);
      changed(id);
    }
  }

  /** What would be sent: the first messages of one loop. */
  async planned(request: ReplayRequest, signal: AbortSignal): Promise<{ sends: PlannedSend[]; total: number }> {
    assertPace(request.pace, request.loops ?? 1);
    const plan = await this.#plan(request, signal);
    const sends: PlannedSend[] = [];
    for (let index = 0; index < Math.min(plan.length, mostPlanned); index++) {
      sends.push(await plan.step(index).planned());
      signal.throwIfAborted();
    }
    return { sends, total: plan.length };
  }

  act(session: string, action: ReplayAction): void {
    const run = this.#runs.get(session);
    if (run === undefined) throw noReplay();
    run.act(action);
  }

  async #plan({ session, source, pace }: ReplayRequest, signal: AbortSignal): Promise<ReplayPlan> {
    const rule: AnswerRule = (pace.kind === 'answers' ? pace.rule : undefined) ?? { kind: 'auto' };
    const capture = source.session === session ? undefined : source.session;
    const plan = await RowsPlan.make(this.#options.session(source.session), source, { capture, rule }, signal);
    if (plan.length === 0) throw nothingToReplay();
    return plan;
  }
}

/** Throws an `RpcError` that says what is wrong with it. */
function assertPace(pace: Pace, loops: number): void {
  if (!Number.isSafeInteger(loops) || loops < 1 || loops > mostLoops)
    throw wrongPace(`${loops} is no number of loops.`);
  if (pace.kind === 'original') {
    const { speed = 1 } = pace;
    if (!(speed >= slowest && speed <= fastest)) throw wrongPace(`${speed} is no speed.`);
  }
  if (pace.kind === 'every' && !(pace.interval >= 0 && Number.isFinite(pace.interval))) {
    throw wrongPace(`${pace.interval} is no interval.`);
  }
  if (pace.kind !== 'answers') return;
  const { rule, timeout = 1 } = pace;
  if (!(timeout > 0)) throw wrongPace(`${timeout} is no time to wait for an answer.`);
  for (const path of rule === undefined ? [] : pathsOf(rule)) if (readPath(path) === undefined) throw wrongPath(path);
}

function pathsOf(rule: AnswerRule): string[] {
  if (rule.kind === 'correlation') return [rule.path, ...(rule.answer === undefined ? [] : [rule.answer])];
  return rule.kind === 'path' ? [rule.path] : [];
}
