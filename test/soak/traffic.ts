/** What the peer of the soak writes: frames of one connection, the same for the same seed, without end. */
import { closePayload, concat, Deflater, fragments, frame, hex } from '../support/frames/index.ts';
import { Random } from '../support/random.ts';

/**
 * `small`: short texts, the same ones again. `text`: JSON of all lengths, with pings. `deflate`: JSON compressed with
 * context takeover, some of it in fragments. `fragments`: binary messages in pieces, with pings in between.
 */
export type TrafficKind = 'small' | 'text' | 'deflate' | 'fragments';

export function isTrafficKind(text: string): text is TrafficKind {
  return ['small', 'text', 'deflate', 'fragments'].includes(text);
}

export class Traffic {
  readonly #kind: TrafficKind;
  readonly #random: Random;
  readonly #deflater = new Deflater({ level: 1 });
  /** Frames that were made and not taken yet. */
  readonly #made: Uint8Array[] = [];
  #messages = 0;

  constructor(kind: TrafficKind, seed: number) {
    this.#kind = kind;
    this.#random = new Random(seed);
  }

  /** The next frames; the last one may leave its message open. */
  take(count: number): Uint8Array {
    while (this.#made.length < count) this.#made.push(...this.#message());
    return concat(...this.#made.splice(0, count));
  }

  #message(): Uint8Array[] {
    const random = this.#random;
    const number = this.#messages++;
    if (this.#kind === 'small') return [frame({ opcode: 'text', payload: `{"type":"beat","n":${number % 1_000}}` })];
    if (random.chance(0.02)) return [frame({ opcode: 'ping', payload: random.bytes(random.below(126)) })];
    switch (this.#kind) {
      case 'text':
        return [frame({ opcode: 'text', payload: this.#json(number) })];
      case 'deflate': {
        const payload = this.#deflater.deflate(this.#json(number));
        const cuts = random.chance(0.2) ? [Math.floor(payload.length / 2)] : [];
        return fragments({ opcode: 'text', rsv: 4, payload, cuts });
      }
      case 'fragments': {
        const size = random.below(8_000);
        const pieces = fragments({
          opcode: 'binary',
          payload: new Uint8Array(size).fill(number),
          cuts: [size >> 3, size >> 1, size >> 1],
        });
        return [...pieces.slice(0, 2), frame({ opcode: 'ping', payload: 'between' }), ...pieces.slice(2)];
      }
      default:
        return this.#kind satisfies never;
    }
  }

  #json(number: number): string {
    const random = this.#random;
    const symbol = random.pick(['BTC', 'ETH', 'SOL', 'Zoë €']);
    const trades = Array.from({ length: random.below(random.pick([2, 8, 40])) }, () => random.below(100_000));
    return JSON.stringify({ type: 'tick', id: number, symbol, price: random.below(1_000_000) / 100, trades });
  }
}

/** Breaches of the protocol, each of which ends its connection. */
export const breaches: readonly Uint8Array[] = [
  frame({ opcode: 3, payload: 'reserved' }),
  frame({ opcode: 'text', rsv: 2, payload: 'reserved' }),
  frame({ opcode: 'text', payload: 'masked', mask: '01020304' }),
  frame({ opcode: 'continuation', payload: 'of nothing' }),
  concat(frame({ opcode: 'text', fin: false, payload: 'one' }), frame({ opcode: 'binary', payload: 'another' })),
  frame({ opcode: 'text', payload: hex('e2 82 28') }),
  frame({ opcode: 'ping', payload: 'x'.repeat(126) }),
  frame({ opcode: 'ping', fin: false }),
  frame({ opcode: 'close', payload: closePayload(1005) }),
  frame({ opcode: 'close', payload: hex('03') }),
  frame({ opcode: 'binary', lengthForm: 64, declaredLength: 2n ** 63n }),
];
