import type { ScenarioStep, Verdict } from '../../contract/scenario.ts';

/** How each expectation of a scenario went. */
export class Verdicts {
  readonly #verdicts = new Map<string, Verdict>();
  readonly #steps: readonly ScenarioStep[];

  constructor(steps: readonly ScenarioStep[]) {
    this.#steps = steps;
  }

  get failed(): boolean {
    return [...this.#verdicts.values()].some(({ state }) => state === 'failed');
  }

  /** Of several loops the first in which it failed counts, else the last. */
  add(verdict: Verdict): void {
    const key = `${verdict.step} ${verdict.part}`;
    if (this.#verdicts.get(key)?.state !== 'failed') this.#verdicts.set(key, verdict);
  }

  /** In the order of the scenario; those that were not come to are missed. */
  get all(): Verdict[] {
    return this.#steps.flatMap((step, place) =>
      Array.from({ length: expectationsIn(step) }, (_, part) => {
        const missed: Verdict = { step: place, part, state: 'missed', loop: 1, duration: 0 };
        return this.#verdicts.get(`${place} ${part}`) ?? missed;
      }),
    );
  }
}

export function expectationsIn(step: ScenarioStep): number {
  return step.kind === 'expect' ? step.expectations.length : step.kind === 'never' ? 1 : 0;
}
