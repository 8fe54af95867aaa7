import type { Pairing } from '../correlation/pairing.ts';

type Followed = Pick<Pairing, 'step' | 'scanned' | 'long' | 'changes' | 'late'>;

/** Who answers whom, as a filter follows it: which rows can be judged, and which are to be judged again. */
export class FoundReplies {
  readonly #pairing: Followed;
  readonly #atLeast: number;
  #changes = 0;
  #late = 0;

  /** Before so many rows were looked at for replies, none is judged: each would be judged again. */
  constructor(pairing: Followed, atLeast: number) {
    this.#pairing = pairing;
    this.#atLeast = atLeast;
  }

  /** See `Pairing`. */
  get long(): number | undefined {
    return this.#pairing.long;
  }

  /** Rows up to this one can be judged. */
  get known(): number {
    const { scanned } = this.#pairing;
    return scanned < this.#atLeast ? 0 : scanned;
  }

  /** See `Pairing.step`. Where rows can be judged meanwhile, half of the time is left for that. */
  step(now: number, until: number): boolean {
    return this.#pairing.step(this.known === 0 ? until : (now + until) / 2);
  }

  /** Rows up to this one of which another thing is known than when they were asked for before; each is told once. */
  changed(upTo: number): number[] {
    const rows = new Set<number>();
    const { changes, late } = this.#pairing;
    for (; this.#changes < changes.length; this.#changes++) {
      const row = changes.at(this.#changes);
      if (row <= upTo) rows.add(row);
    }
    for (; this.#late < late.length; this.#late++) {
      const row = late.at(this.#late);
      if (row <= upTo) rows.add(row);
    }
    return [...rows].sort((a, b) => a - b);
  }
}
