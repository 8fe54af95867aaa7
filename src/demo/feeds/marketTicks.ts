import { Seeded } from '../seeded.ts';

/** One trade. */
export interface Tick {
  type: 'tick';
  sym: string;
  price: number;
  size: number;
  side: 'buy' | 'sell';
  /** From 1, over all symbols: a gap shows what the client did not subscribe to, or was too slow for. */
  seq: number;
  /** Milliseconds since the epoch. */
  time: number;
}

/** Symbols with the price they start from. */
const OPENING: readonly (readonly [sym: string, price: number])[] = [
  ['BTC', 64_210],
  ['ETH', 3120],
  ['SOL', 148],
  ['ADA', 0.46],
  ['XRP', 0.58],
  ['DOT', 6.9],
  ['LTC', 84],
  ['UNI', 9.7],
];

export const SYMBOLS: readonly string[] = OPENING.map(([sym]) => sym);

/** An endless walk of prices; the same seed walks the same way. */
export class MarketTicks {
  readonly #random: Seeded;
  readonly #prices = OPENING.map(([sym, opening]) => ({ sym, opening, price: opening }));
  #seq = 0;

  constructor(seed: number) {
    this.#random = new Seeded(seed);
  }

  next(time: number): Tick {
    const line = this.#random.pick(this.#prices);
    // A pull towards the opening price keeps a long walk within reason.
    const pull = (line.opening - line.price) / line.opening / 500;
    const change = this.#random.between(-0.001, 0.001) + pull;
    line.price *= 1 + change;
    return {
      type: 'tick',
      sym: line.sym,
      price: Number(line.price.toPrecision(7)),
      size: Number(this.#random.between(0.01, 5).toFixed(2)),
      side: change < 0 ? 'sell' : 'buy',
      seq: ++this.#seq,
      time,
    };
  }
}
