/** The frames of one direction, the same for the same seed, without end. */
import type { Direction } from '../../../src/contract/model.ts';
import { frame } from '../frames/frame.ts';
import { Random } from '../random.ts';

/** What the frames of a capture's n-th connection are made of. */
export function seedOf(capture: number, connection: number): number {
  return capture + (connection - 1) * 1_000_003;
}

export class FrameSource {
  readonly #random: Random;
  readonly #masked: boolean;
  /** Fragments of the message under way that are still to come. */
  #fragments = 0;
  #rest = new Uint8Array(0);

  constructor(seed: number, direction: Direction) {
    this.#random = new Random(seed * 2 + (direction === 'in' ? 0 : 1));
    this.#masked = direction === 'out';
  }

  /** The next frame. */
  next(): Uint8Array {
    const random = this.#random;
    const mask = this.#masked ? { mask: random.bytes(4) } : {};
    const size = random.chance(0.01) ? random.between(60_000, 80_000) : random.below(random.pick([1, 20, 130, 400]));
    if (random.chance(0.1)) return frame({ opcode: random.pick(['ping', 'pong']), payload: random.bytes(5), ...mask });
    const payload = new Uint8Array(size).fill(random.between(0x20, 0x7e));
    if (this.#fragments > 0) {
      this.#fragments--;
      return frame({ opcode: 'continuation', fin: this.#fragments === 0, payload, ...mask });
    }
    if (random.chance(0.2)) this.#fragments = random.between(1, 4);
    return frame({ opcode: random.pick(['text', 'binary']), fin: this.#fragments === 0, payload, ...mask });
  }

  /** The next bytes, wherever frames begin and end in them. */
  take(count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count;) {
      if (this.#rest.length === 0) this.#rest = new Uint8Array(this.next());
      const piece = this.#rest.subarray(0, count - at);
      bytes.set(piece, at);
      at += piece.length;
      this.#rest = this.#rest.subarray(piece.length);
    }
    return bytes;
  }
}
