import type { Outgoing } from '../../contract/engine.ts';
import type { Replayed } from '../../contract/model.ts';
import type { AnswerRule, ReplaySource } from '../../contract/replay.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import type { EngineSession } from '../engineSession.ts';
import { noFrame } from '../sessionFailures.ts';
import { mostFragments } from '../wire/fragmentation.ts';
import { awaitedAnswer, type Awaited } from './answer.ts';
import { chosenRows } from './chosenRows.ts';
import { Originals } from './originals.ts';
import type { ReplayPlan, SendStep } from './plan.ts';
import { plannedSend } from './plannedSend.ts';
import { saidBy } from './saidBy.ts';
import { exactMessage, rowMessage } from './rowMessage.ts';

export interface RowsPlanOptions {
  /** Whose capture it is; undefined: the one that is sent by. */
  capture: string | undefined;
  exact: boolean;
  rule: AnswerRule;
}

/** What rows of a capture are sent again. */
export class RowsPlan implements ReplayPlan {
  readonly #session: EngineSession;
  readonly #ids: readonly number[];
  readonly #options: RowsPlanOptions;
  readonly #originals: Originals;
  readonly #start: number;

  private constructor(session: EngineSession, ids: readonly number[], options: RowsPlanOptions) {
    this.#session = session;
    this.#ids = ids;
    this.#options = options;
    this.#originals = new Originals(session);
    this.#start = Math.min(...(ids.length < 10_000 ? ids : ids.slice(0, 1)).map((id) => this.#record(id).time));
  }

  /** Rejects with an `RpcError` where one of the rows cannot be sent again. */
  static async make(
    session: EngineSession,
    source: ReplaySource,
    options: Omit<RowsPlanOptions, 'exact'>,
    signal: AbortSignal,
  ): Promise<RowsPlan> {
    const ids = await chosenRows(session, source, signal);
    return new RowsPlan(session, ids, { ...options, exact: source.exact });
  }

  get length(): number {
    return this.#ids.length;
  }

  get duration(): number {
    const last = this.#ids.at(-1);
    return last === undefined ? 0 : Math.max(0, this.#record(last).time - this.#start);
  }

  step(index: number): SendStep {
    const id = this.#ids[index]!;
    const at = this.#record(id).time - this.#start;
    return {
      kind: 'send',
      at,
      message: () => this.#message(id),
      original: (frame) => this.#original(id, frame),
      answer: (sent) => this.#answer(index, sent),
      planned: async () => plannedSend(await this.#message(id), { at, original: id }),
    };
  }

  async #message(id: number): Promise<Outgoing> {
    const { reader } = this.#session;
    await reader.reach([id]);
    const record = this.#record(id);
    return this.#options.exact ? exactMessage(record, reader) : rowMessage(record, reader);
  }

  #original(id: number, frame: number): Replayed {
    const { capture, exact } = this.#options;
    const from = capture === undefined ? {} : { capture };
    if (frame === 0 || !exact) return { ...from, id };
    const { records } = this.#session.reader.fragments(this.#record(id), Math.min(frame + 1, mostFragments));
    return { ...from, id: records[frame]?.id ?? id };
  }

  async #answer(index: number, sent: Outgoing): Promise<Awaited | undefined> {
    const heard = await this.#originals.heard(this.#record(this.#ids[index]!));
    return heard && awaitedAnswer(this.#options.rule, { ...heard, sent: saidBy(sent) });
  }

  #record(id: number): FrameRecord {
    const { frames } = this.#session.capture;
    const record = frames.get(id);
    // It was cleared meanwhile.
    if (record === undefined) throw noFrame(id, frames.count);
    return record;
  }
}
