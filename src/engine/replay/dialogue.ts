import { t } from '../../contract/l10n.ts';
import type { Expectation, ExpectStep, JsonValue, Match, Scenario, Verdict } from '../../contract/scenario.ts';
import type { Clock } from '../clock.ts';
import { extracted } from './extract.ts';
import { generated } from './generated.ts';
import type { Gate } from './gate.ts';
import type { Inbox } from './inbox.ts';
import { filledMatch, isOfKind, judge, matchWords, type Judgement } from './match/judge.ts';
import type { Received } from './received.ts';
import { Verdicts } from './verdicts.ts';

/** Messages that were passed over, of which one may have been meant. */
const mostCompared = 200;

/** Something that is looked for among what comes. */
interface Wanted {
  part: number;
  match: Match;
  expectation: Expectation;
  /** Of what was passed over, what comes nearest. */
  nearest?: { judgement: Judgement; row: number };
  compared: number;
}

interface Place {
  step: number;
  loop: number;
}

export interface DialogueOptions {
  inbox: Inbox;
  gate: Gate;
  clock: Clock;
  /** The last row that is not looked at. */
  from: number;
  /** Nothing more can come. */
  over: () => boolean;
  /** How many messages were sent. */
  sent: () => number;
}

/** What a scenario has heard so far: how far it has listened, what it has learnt, and how its expectations went. */
export class Dialogue {
  readonly variables: Map<string, JsonValue>;
  readonly #scenario: Scenario;
  readonly #options: DialogueOptions;
  readonly #verdicts: Verdicts;
  /** The `never`s that hold to the end, and from which row on. */
  readonly #forbidden: { match: Match; place: Place; from: number }[] = [];
  /** The last message that an expectation was met by. */
  #cursor: number;

  constructor(scenario: Scenario, variables: Iterable<[string, JsonValue]>, options: DialogueOptions) {
    this.#scenario = scenario;
    this.#options = options;
    this.#verdicts = new Verdicts(scenario.steps);
    this.#cursor = options.from;
    this.variables = new Map([...Object.entries(scenario.variables), ...variables]);
  }

  get verdicts(): Verdict[] {
    return this.#verdicts.all;
  }

  get failed(): boolean {
    return this.#verdicts.failed;
  }

  /** The value of a variable now. */
  lookup = (name: string): JsonValue | undefined =>
    this.variables.get(name) ?? generated(name, this.#options.clock.now(), this.#options.sent() + 1);

  /** Resolves when all have been met, or the time is over. */
  async expect(step: ExpectStep, place: Place): Promise<void> {
    const { clock } = this.#options;
    const started = clock.now();
    const within = step.within ?? this.#scenario.timeout;
    const wanted = this.#wanted(step, place);
    let row = this.#cursor;
    while (wanted.length > 0) {
      const received = await this.#next(row, started + within);
      if (received === undefined) break;
      row = received.id;
      this.#look(received, wanted, step, place, started);
    }
    for (const { part, match, nearest } of wanted) {
      const told = nearest?.judgement;
      const why =
        nearest === undefined
          ? this.#silence(within)
          : t('{0} What came: {1}', this.#silence(within), told!.sentences.join(' '));
      this.#fail({ ...place, part }, started, why, {
        expected: told?.expected ?? matchWords(match),
        actual: told?.actual ?? '',
        ...(nearest === undefined ? {} : { row: nearest.row }),
      });
    }
  }

  /** Resolves when the time is over, or it has come; at once where it holds to the end. */
  async never(match: Match, within: number | undefined, place: Place): Promise<void> {
    const { clock } = this.#options;
    if (within === undefined) {
      this.#forbidden.push({ match, place, from: this.#cursor });
      return;
    }
    const started = clock.now();
    const filled = this.#filled(match, { ...place, part: 0 }, started);
    if (filled !== undefined) await this.#mustNotCome(filled, this.#cursor, started + within, place, started);
  }

  /** All has been sent: what must not have come to the end. */
  async end(): Promise<void> {
    const { clock } = this.#options;
    for (const { match, place, from } of this.#forbidden) {
      const filled = this.#filled(match, { ...place, part: 0 }, clock.now());
      if (filled !== undefined) await this.#mustNotCome(filled, from, clock.now(), place, clock.now());
    }
  }

  async #mustNotCome(match: Match, from: number, until: number, place: Place, started: number): Promise<void> {
    for (let row = from; ;) {
      const received = await this.#next(row, until);
      if (received === undefined) break;
      row = received.id;
      if (!isOfKind(match, received) || !judge(match, received).matches) continue;
      const { actual } = judge(match, received);
      this.#fail({ ...place, part: 0 }, started, t('It came, and must not have.'), { expected: '', actual, row });
      return;
    }
    this.#pass({ ...place, part: 0 }, started);
  }

  /** The expectations of a step with their values; those that have none have failed. */
  #wanted({ expectations }: ExpectStep, place: Place): Wanted[] {
    const { clock } = this.#options;
    return expectations.flatMap((expectation, part) => {
      const match = this.#filled(expectation.match, { ...place, part }, clock.now());
      return match === undefined ? [] : [{ part, match, expectation, compared: 0 }];
    });
  }

  #filled(match: Match, at: Place & { part: number }, started: number): Match | undefined {
    try {
      const filled = filledMatch(match, this.lookup);
      // Bytes that a variable is a part of are read here for the first time.
      matchWords(filled);
      return filled;
    } catch (error) {
      const expected = JSON.stringify(match, null, 2);
      this.#fail(at, started, error instanceof Error ? error.message : String(error), { expected, actual: '' });
      return undefined;
    }
  }

  /** Takes from `wanted` what the message settles. */
  #look(received: Received, wanted: Wanted[], step: ExpectStep, place: Place, started: number): void {
    const candidates = step.inAnyOrder ? wanted : wanted.slice(0, 1);
    for (const candidate of candidates) {
      if (!isOfKind(candidate.match, received)) continue;
      const judgement = judge(candidate.match, received);
      if (judgement.matches) {
        wanted.splice(wanted.indexOf(candidate), 1);
        this.#cursor = Math.max(this.#cursor, received.id);
        this.#met(candidate, received, place, started);
        return;
      }
      this.#compare(candidate, judgement, received.id);
      if (!step.next || step.inAnyOrder) continue;
      wanted.splice(0, 1);
      this.#cursor = Math.max(this.#cursor, received.id);
      const { expected, actual, sentences } = judgement;
      const at = { ...place, part: candidate.part };
      this.#fail(at, started, sentences.join(' '), { expected, actual, row: received.id });
      return;
    }
  }

  #compare(candidate: Wanted, judgement: Judgement, row: number): void {
    if (candidate.compared++ >= mostCompared) return;
    const { nearest } = candidate;
    if (nearest === undefined || judgement.distance < nearest.judgement.distance)
      candidate.nearest = { judgement, row };
  }

  #met({ part, expectation }: Wanted, received: Received, place: Place, started: number): void {
    const at = { ...place, part };
    for (const { name, from } of expectation.extract) {
      const found = extracted(from, received);
      if (typeof found === 'string') {
        const expected = t('a value for {0}', name);
        this.#fail(at, started, found, { expected, actual: received.text, row: received.id });
        return;
      }
      this.variables.set(name, found.value);
    }
    this.#pass(at, started, received.id);
  }

  /** The next message after a row; undefined: none has come by this time. */
  async #next(row: number, until: number): Promise<Received | undefined> {
    const { inbox, gate, clock, over } = this.#options;
    const end = until - gate.due(0);
    for (;;) {
      const received = await inbox.after(row);
      if (received !== undefined) return received;
      if (over() || (!gate.paused && clock.now() >= gate.due(end))) return undefined;
      await gate.until(gate.due(end), (wake) => inbox.listen(wake));
    }
  }

  #silence(within: number): string {
    return this.#options.over()
      ? t('It did not come before the connection ended.')
      : t('It did not come within {0} ms.', within);
  }

  #pass(at: Place & { part: number }, started: number, row?: number): void {
    const duration = this.#options.clock.now() - started;
    this.#verdicts.add({ ...at, state: 'passed', duration, ...(row === undefined ? {} : { row }) });
  }

  #fail(
    at: Place & { part: number },
    started: number,
    message: string,
    sides: Pick<Verdict, 'expected' | 'actual' | 'row'>,
  ): void {
    const duration = this.#options.clock.now() - started;
    this.#verdicts.add({ ...at, state: 'failed', duration, message, ...sides });
  }
}
