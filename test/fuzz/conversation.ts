/** Random streams of frames: right ones, wrong ones, and right ones in which something was changed. */
import { deflateRawSync } from 'node:zlib';
import {
  closePayload,
  concat,
  Deflater,
  fragments,
  frame,
  hex,
  utf8,
  type FrameFields,
} from '../support/frames/index.ts';
import type { Random } from '../support/random.ts';

/** One direction of a connection. */
export interface Stream {
  fromServer: boolean;
  /** permessage-deflate was negotiated. */
  deflate: boolean;
  contextTakeover: boolean;
  bytes: Uint8Array;
  /** Whole frames that were written, before anything was changed. */
  frames: number;
}

type Part = Uint8Array | Uint8Array[];

/** Writes frames as one side of a connection would, or should not. */
class Writer {
  readonly #random: Random;
  readonly #fromServer: boolean;
  readonly #deflater: Deflater | undefined;

  constructor(random: Random, { fromServer, deflate, contextTakeover }: Omit<Stream, 'bytes' | 'frames'>) {
    this.#random = random;
    this.#fromServer = fromServer;
    this.#deflater = deflate ? new Deflater({ contextTakeover, level: random.below(10) }) : undefined;
  }

  frame(fields: FrameFields): Uint8Array {
    return frame({ ...this.#mask(), ...fields });
  }

  /** A whole message in one frame or several, with control frames between these. */
  message(): Uint8Array[] {
    const random = this.#random;
    const text = random.chance(0.5);
    const payload = text ? this.text() : random.bytes(this.#size());
    const compressed = this.#deflater !== undefined && random.chance(0.7);
    return this.#cut(text ? 'text' : 'binary', compressed ? this.#deflater.deflate(payload) : payload, compressed);
  }

  control(): Uint8Array {
    const random = this.#random;
    return this.frame({ opcode: random.pick(['ping', 'pong']), payload: random.bytes(random.pick([0, 1, 4, 125])) });
  }

  close(): Uint8Array {
    const random = this.#random;
    const code = random.pick([1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 4999]);
    // Cut between characters.
    const reason = utf8('grüße').subarray(0, random.pick([0, 2, 4]));
    return this.frame({ opcode: 'close', payload: random.chance(0.2) ? '' : closePayload(code, reason) });
  }

  text(): Uint8Array {
    const random = this.#random;
    const alphabet = random.pick(['0123456789 {}":,abc', 'ä€𝄞x', '\u0000\u007f\u0080\u07ff\u0800\uffff']);
    const letters = Array.from(alphabet);
    const once = Array.from({ length: random.between(1, 40) }, () => random.pick(letters)).join('');
    return utf8(once.repeat(Math.ceil(this.#size() / once.length)));
  }

  /** What no side may send. */
  breach(): Part {
    const random = this.#random;
    const payload = random.bytes(random.below(20));
    const wrongMask = this.#fromServer ? { mask: random.bytes(4) } : {};
    const start = this.frame({ opcode: random.pick(['text', 'binary']), fin: false, payload: 'a' });
    const breaches: (() => Part)[] = [
      () => this.frame({ opcode: random.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]), payload }),
      () => this.frame({ opcode: random.pick(['text', 'ping', 'close']), rsv: random.between(1, 7), payload: '' }),
      () => frame({ opcode: random.pick(['text', 'binary', 'ping']), payload: 'masked or not', ...wrongMask }),
      () => this.frame({ opcode: 'binary', payload, lengthForm: random.pick([16, 64]) }),
      () =>
        this.frame({ opcode: random.pick(['ping', 'pong', 'close']), payload: random.bytes(random.between(126, 300)) }),
      () => this.frame({ opcode: random.pick(['ping', 'pong', 'close']), fin: false }),
      () => this.frame({ opcode: 'continuation', payload, fin: random.chance(0.5) }),
      () => [start, this.frame({ opcode: random.pick(['text', 'binary']), fin: random.chance(0.5), payload: 'b' })],
      () => this.#cut('text', this.#broken(this.text()), false),
      () => this.frame({ opcode: 'close', payload: Uint8Array.of(3) }),
      () =>
        this.frame({
          opcode: 'close',
          payload: closePayload(random.pick([0, 999, 1004, 1005, 1006, 1015, 2999, 5000])),
        }),
      () => this.frame({ opcode: 'close', payload: closePayload(1000, Uint8Array.of(0x61, 0xff)) }),
      () =>
        this.frame({ opcode: 'binary', lengthForm: 64, declaredLength: random.pick([1n << 53n, 1n << 63n]), payload }),
      () => this.#cut('binary', random.bytes(random.between(1, 30)), true),
      () => this.#cut('text', deflated(this.#broken(this.text())), true),
      () => this.#cut('binary', deflated(random.bytes(200)).subarray(0, random.between(1, 100)), true),
    ];
    return random.pick(breaches)();
  }

  /** Mostly small; now and then one that needs 16 or 64 bits to tell. */
  #size(): number {
    const random = this.#random;
    const kind = random.next() % 1_000;
    if (kind < 2) return random.between(65_530, 66_000);
    if (kind < 40) return random.between(120, 2_000);
    return random.below(100);
  }

  #mask(): { mask?: Uint8Array } {
    return this.#fromServer ? {} : { mask: this.#random.bytes(4) };
  }

  #cut(opcode: 'text' | 'binary', payload: Uint8Array, compressed: boolean): Uint8Array[] {
    const random = this.#random;
    const rsv = compressed ? 4 : 0;
    if (random.chance(0.75)) return [this.frame({ opcode, rsv, payload })];
    const cuts = Array.from({ length: random.between(1, 4) }, () => random.below(payload.length + 1)).sort(
      (a, b) => a - b,
    );
    const parts = fragments({ opcode, payload, cuts, rsv, ...this.#mask() });
    return parts.flatMap((part, i) => (i > 0 && random.chance(0.3) ? [this.control(), part] : [part]));
  }

  #broken(text: Uint8Array): Uint8Array {
    const at = this.#random.below(text.length + 1);
    return concat(text.subarray(0, at), hex(this.#random.pick(notUtf8)), text.subarray(at));
  }
}

/** Lone bytes, characters that are cut off, overlong forms, surrogates, and what is beyond Unicode (RFC 3629 §3). */
const notUtf8 = [
  'ff',
  '80',
  'c3',
  'e282',
  'f09d84',
  'c080',
  'c1bf',
  'e09fbf',
  'f08fbfbf',
  'eda080',
  'edbfbf',
  'f4908080',
  'f5808080',
];

function deflated(payload: Uint8Array): Uint8Array {
  return new Uint8Array(deflateRawSync(payload));
}

/** A stream of about so many frames. */
export function randomStream(random: Random, length: number, side: { fromServer: boolean; deflate: boolean }): Stream {
  const options = { ...side, contextTakeover: random.chance(0.7) };
  const writer = new Writer(random, options);
  const parts: Uint8Array[] = [];
  while (parts.length < length) parts.push(...(random.chance(0.15) ? [writer.control()] : writer.message()));
  const ending = random.next() % 8;
  if (ending < 3) parts.push(...[writer.breach()].flat());
  if (ending === 3 || ending === 4) parts.push(writer.close());
  // What comes after the end of a connection, or of the trust in its frames.
  if (ending < 5) parts.push(...writer.message(), writer.control());
  let bytes = concat(...parts);
  if (ending === 5) bytes = bytes.subarray(0, bytes.length - random.below(Math.min(bytes.length, 200)));
  if (ending === 6) change(random, bytes);
  return { ...options, bytes, frames: parts.length };
}

/** Changes a bit, or a byte, near the end. */
function change(random: Random, bytes: Uint8Array): void {
  const at = bytes.length - 1 - random.below(Math.min(bytes.length, 3_000));
  bytes[at] = random.chance(0.5) ? bytes[at]! ^ (1 << random.below(8)) : random.next();
}
