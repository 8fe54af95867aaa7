/** Sends the same message again and again, at a steady pace, until it was sent often enough or something is in the way. */
import { t } from '../../contract/l10n.ts';
import type { Repeating } from '../../contract/panel.ts';
import { failureOf } from '../../contract/rpc.ts';
import { grouped } from '../amounts.ts';
import { badArgument } from '../failures.ts';

export const repeatLimits = { every: { least: 10, most: 86_400_000 }, times: { least: 1, most: 1_000_000 } } as const;

/** How often it tells how far it is. */
const tellEvery = 100;

export class RepeatedSending {
  readonly #tell: (state: Repeating) => void;
  #state: Repeating | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Counts what has come between: what was asked for before that is not begun any more. */
  #turn = 0;

  constructor(tell: (state: Repeating) => void) {
    this.#tell = tell;
  }

  /** Undefined where nothing was repeated yet. */
  get state(): Repeating | undefined {
    return this.#state;
  }

  /**
   * Sends at once, then every so many milliseconds; what was repeated before stops. A message waits for the one before,
   * and none is sent faster to make up for it. Throws where the numbers are out of bounds. False where it was stopped, or
   * its panel was closed, before `prepare` was through: that may have asked somebody.
   */
  async start(prepare: () => Promise<() => Promise<unknown>>, every: number, times: number): Promise<boolean> {
    for (const [name, value] of [
      ['every', every],
      ['times', times],
    ] as const) {
      const { least, most } = repeatLimits[name];
      if (Number.isInteger(value) && value >= least && value <= most) continue;
      throw badArgument(
        'bad-repeat',
        name === 'every'
          ? t('A message cannot be repeated every {0} milliseconds.', value)
          : t('A message cannot be repeated {0} times.', value),
        t('Use {0} to {1}.', grouped(least), grouped(most)),
      );
    }
    const turn = ++this.#turn;
    const send = await prepare();
    if (turn !== this.#turn) return false;
    this.stop();
    const state: Repeating = { sent: 0, times, over: false };
    this.#state = state;
    this.#tell({ ...state });
    let told = performance.now();
    const next = async (due: number): Promise<void> => {
      try {
        await send();
        state.sent++;
      } catch (error) {
        if (!state.over) this.#end(state, failureOf(error));
        return;
      }
      if (state.over) return;
      if (state.sent === times) {
        this.#end(state);
        return;
      }
      const now = performance.now();
      if (now - told >= tellEvery) {
        told = now;
        this.#tell({ ...state });
      }
      const then = Math.max(due + every, now);
      this.#timer = setTimeout(() => void next(then), then - now);
    };
    void next(told);
    return true;
  }

  /** Has no effect where nothing is being repeated. */
  stop(): void {
    this.#turn++;
    if (this.#state !== undefined && !this.#state.over) this.#end(this.#state);
  }

  /** Stops without a word: who would hear it is gone. */
  dispose(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    if (this.#state) this.#state.over = true;
  }

  #end(state: Repeating, failure?: Repeating['failure']): void {
    clearTimeout(this.#timer);
    state.over = true;
    if (failure !== undefined) state.failure = failure;
    this.#tell({ ...state });
  }
}
