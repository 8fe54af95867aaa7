import type { OpcodeCount } from '../../contract/statistics.ts';
import { opcodeName } from '../wire/opcodes.ts';

/** Frames by opcode; there are sixteen (RFC 6455 §5.2). */
export class OpcodeCounts {
  readonly #in = new Float64Array(16);
  readonly #out = new Float64Array(16);
  readonly #bytes = new Float64Array(16);

  /** `bytes`: on the wire. */
  add(opcode: number, out: boolean, bytes: number): void {
    (out ? this.#out : this.#in)[opcode]!++;
    this.#bytes[opcode]! += bytes;
  }

  /** Those that passed, the most frequent first. */
  get counts(): OpcodeCount[] {
    return Array.from({ length: 16 }, (_, opcode) => ({
      opcode: opcodeName(opcode),
      framesIn: this.#in[opcode]!,
      framesOut: this.#out[opcode]!,
      bytes: this.#bytes[opcode]!,
    }))
      .filter(({ framesIn, framesOut }) => framesIn + framesOut > 0)
      .sort((a, b) => b.framesIn + b.framesOut - a.framesIn - a.framesOut);
  }
}
