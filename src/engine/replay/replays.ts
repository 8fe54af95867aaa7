import { t } from '../../contract/l10n.ts';
import { fastest, mostLoops, slowest } from '../../contract/replay.ts';
import type {
  AnswerRule,
  Pace,
  PlannedSend,
  ReplayAction,
  ReplayProgress,
  ReplayReport,
  ReplayRequest,
  ScenarioRequest,
} from '../../contract/replay.ts';
import { readPath } from '../../filterLanguage/path.ts';
import type { Clock } from '../clock.ts';
import type { EngineSession } from '../engineSession.ts';
import { notOpen } from '../sessionFailures.ts';
import { awaitedWords } from './answer.ts';
import { Dialogue } from './dialogue.ts';
import { noReplay, nothingToReplay, replayUnderWay, wrongPace, wrongPath } from './failures.ts';
import { timeOf } from './paceTimes.ts';
import type { ReplayPlan, SendStep } from './plan.ts';
import { preciseClock } from './preciseClock.ts';
import { ReplayRun, type RunOptions, type Script } from './replayRun.ts';
import { RowsPlan } from './rowsPlan.ts';
import { ScenarioPlan } from './scenarioPlan.ts';

/** Messages that a dry run tells. */
const mostPlanned = 10_000;

/** The first messages of a dry run, and how many there are in all. */
export interface Planned {
  sends: PlannedSend[];
  total: number;
}

export interface ReplaysOptions {
  session: (id: string) => EngineSession;
  /** The session's replay is another one, or further; called often. */
  changed: (session: string) => void;
  clock?: Clock;
}

/** The replays that are under way, one a session. */
export class Replays {
  readonly #options: ReplaysOptions;
  readonly #clock: Clock;
  readonly #runs = new Map<string, ReplayRun>();

  constructor(options: ReplaysOptions) {
    this.#options = options;
    this.#clock = options.clock ?? preciseClock;
  }

  /** Undefined where the session sends nothing again. */
  progress(session: string): ReplayProgress | undefined {
    return this.#runs.get(session)?.progress;
  }

  /** Resolves when it has ended, however that was. Rejects with an `RpcError` where it cannot begin. */
  async run(request: ReplayRequest, signal: AbortSignal): Promise<ReplayReport> {
    const { session: id, pace, loops = 1 } = request;
    assertPace(pace, loops);
    this.#assertFree(id);
    const plan = await this.#plan(request, signal);
    return this.#toEnd(id, { pace, loops }, () => ({ plan }), signal);
  }

  /** The same for a scenario. */
  async runScenario(request: ScenarioRequest, signal: AbortSignal): Promise<ReplayReport> {
    const { session: id, scenario, variables = {}, fromOpening = false } = request;
    const { pace, loops } = scenario;
    assertPace(pace, loops);
    const session = this.#assertFree(id);
    const script = (run: ReplayRun): Script => {
      const { gate, inbox } = run;
      const over = (): boolean => session.state === 'closed' || session.state === 'reconnecting';
      const from = fromOpening ? session.capture.spanOf(inbox.end).first - 1 : inbox.end;
      const options = { inbox, gate, clock: this.#clock, from, over, sent: () => run.sent };
      const dialogue = new Dialogue(scenario, Object.entries(variables), options);
      return { plan: new ScenarioPlan(scenario, id, dialogue.lookup), dialogue };
    };
    return this.#toEnd(id, { pace, loops }, script, signal);
  }

  /** What a scenario would send, as far as that is known before anything has come. */
  async plannedScenario({ session, scenario, variables = {} }: ScenarioRequest, signal: AbortSignal): Promise<Planned> {
    assertPace(scenario.pace, scenario.loops);
    const known = new Map([...Object.entries(scenario.variables), ...Object.entries(variables)]);
    // What only a message that comes will tell stands as it is written.
    const plan = new ScenarioPlan(scenario, session, (name) => known.get(name) ?? `\${${name}}`);
    return plannedOf(plan, scenario.pace, signal);
  }

  /** The session, where a replay may begin on it. */
  #assertFree(id: string): EngineSession {
    const session = this.#options.session(id);
    if (session.state !== 'open') throw notOpen(session.state);
    if (this.#runs.has(id)) throw replayUnderWay();
    return session;
  }

  async #toEnd(
    id: string,
    terms: Pick<RunOptions, 'pace' | 'loops'>,
    script: (run: ReplayRun) => Script,
    signal: AbortSignal,
  ): Promise<ReplayReport> {
    const { changed } = this.#options;
    const session = this.#assertFree(id);
    const run = new ReplayRun(session, { ...terms, clock: this.#clock, changed: () => changed(id) }, script);
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
  async planned(request: ReplayRequest, signal: AbortSignal): Promise<Planned> {
    assertPace(request.pace, request.loops ?? 1);
    return plannedOf(await this.#plan(request, signal), request.pace, signal);
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

async function plannedOf(plan: ReplayPlan, pace: Pace, signal: AbortSignal): Promise<Planned> {
  const sends: PlannedSend[] = [];
  let total = 0;
  for (let index = 0; index < plan.length; index++) {
    const step = plan.step(index);
    if (step.kind !== 'send') continue;
    if (total < mostPlanned) sends.push(await plannedStep(step, pace, { sent: total, length: plan.duration }));
    total++;
    signal.throwIfAborted();
  }
  return { sends, total };
}

/** When it is sent is of the pace, and so is what it waits for. */
async function plannedStep(
  step: SendStep,
  pace: Pace,
  { sent, length }: { sent: number; length: number },
): Promise<PlannedSend> {
  const { at: _original, ...planned } = await step.planned();
  const at = timeOf(pace, { at: step.at, sent, loop: 0, length });
  const awaited = pace.kind === 'answers' ? await step.answer(await step.message()) : undefined;
  return {
    ...planned,
    ...(at === undefined ? {} : { at }),
    ...(awaited === undefined ? {} : { answer: awaitedWords(awaited) }),
  };
}

/** Throws an `RpcError` that says what is wrong with it. */
function assertPace(pace: Pace, loops: number): void {
  if (!Number.isSafeInteger(loops) || loops < 1 || loops > mostLoops)
    throw wrongPace(t('{0} is no number of loops.', loops));
  if (pace.kind === 'original') {
    const { speed = 1 } = pace;
    if (!(speed >= slowest && speed <= fastest)) throw wrongPace(t('{0} is no speed.', speed));
  }
  if (pace.kind === 'every' && !(pace.interval >= 0 && Number.isFinite(pace.interval))) {
    throw wrongPace(t('{0} is no interval.', pace.interval));
  }
  if (pace.kind !== 'answers') return;
  const { rule, timeout = 1 } = pace;
  if (!(timeout > 0)) throw wrongPace(t('{0} is no time to wait for an answer.', timeout));
  for (const path of rule === undefined ? [] : pathsOf(rule)) if (readPath(path) === undefined) throw wrongPath(path);
}

function pathsOf(rule: AnswerRule): string[] {
  if (rule.kind === 'correlation') return [rule.path, ...(rule.answer === undefined ? [] : [rule.answer])];
  return rule.kind === 'path' ? [rule.path] : [];
}
