/** Frames byte by byte after RFC 6455 §5.2, right ones and wrong ones; shares no code with what is tested. */
import { concat, hex, utf8 } from './hex.ts';

const OPCODES = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

export type Opcode = keyof typeof OPCODES | number;

export interface FrameFields {
  /** True unless said otherwise. */
  fin?: boolean;
  /** RSV1 is 4, RSV2 is 2, RSV3 is 1. */
  rsv?: number;
  opcode: Opcode;
  /** The masking key, 4 bytes; without one the frame is unmasked. */
  mask?: string | Uint8Array;
  /** A string is sent as UTF-8. */
  payload?: string | Uint8Array;
  /** Bits of the length: the shortest form unless said otherwise. */
  lengthForm?: 7 | 16 | 64;
  /** The length that the header tells, where it is not the payload's. */
  declaredLength?: number | bigint;
}

export function frame({
  fin = true,
  rsv = 0,
  opcode,
  mask,
  payload = '',
  lengthForm,
  declaredLength,
}: FrameFields): Uint8Array {
  const data = asBytes(payload);
  const key = typeof mask === 'string' ? hex(mask) : mask;
  if (key !== undefined && key.length !== 4) throw new RangeError('A masking key has 4 bytes.');
  if (rsv < 0 || rsv > 7) throw new RangeError('RSV has 3 bits.');
  const number = typeof opcode === 'number' ? opcode : OPCODES[opcode];
  if (number < 0 || number > 15) throw new RangeError('An opcode has 4 bits.');
  const first = (fin ? 0x80 : 0) | (rsv << 4) | number;
  const [second, ...extended] = lengthBytes(BigInt(declaredLength ?? data.length), lengthForm);
  const start = Uint8Array.of(first, (key === undefined ? 0 : 0x80) | second!, ...extended);
  return key === undefined ? concat(start, data) : concat(start, key, masked(data, key));
}

/** RFC 6455 §5.3; masks and unmasks. `offset` is the first byte's place in the payload. */
export function masked(data: Uint8Array, key: Uint8Array, offset = 0): Uint8Array {
  return data.map((byte, index) => byte ^ key[(offset + index) % 4]!);
}

/** Payload of a close frame (RFC 6455 §5.5.1). */
export function closePayload(code: number, reason: string | Uint8Array = ''): Uint8Array {
  return concat(Uint8Array.of(code >> 8, code & 0xff), asBytes(reason));
}

export function asBytes(payload: string | Uint8Array): Uint8Array {
  return typeof payload === 'string' ? utf8(payload) : payload;
}

/** The second byte without its mask bit, and the extended length. */
function lengthBytes(length: bigint, form: 7 | 16 | 64 = length < 126n ? 7 : length < 0x10000n ? 16 : 64): number[] {
  switch (form) {
    case 7:
      if (length > 125n) throw new RangeError(`7 bits hold no length of ${length.toString()}.`);
      return [Number(length)];
    case 16:
      if (length > 0xffffn) throw new RangeError(`16 bits hold no length of ${length.toString()}.`);
      return [126, Number(length >> 8n), Number(length & 0xffn)];
    case 64:
      return [127, ...Array.from({ length: 8 }, (_, index) => Number((length >> BigInt(56 - 8 * index)) & 0xffn))];
    default:
      return form satisfies never;
  }
}
