/** Finds whole frames in a run of bytes, by header and length alone; an independent reading for tests. */
import { masked } from './frame.ts';

export interface ScannedFrame {
  /** Offset of the frame's first byte. */
  start: number;
  /** The frame's bytes as they are. */
  wire: Uint8Array;
  fin: boolean;
  rsv: number;
  opcode: number;
  /** The masking key, where the frame is masked. */
  mask?: Uint8Array;
  /** Unmasked. */
  payload: Uint8Array;
}

/** The whole frames from the bytes' beginning on; what is left over belongs to a frame that has not ended. */
export function scanFrames(bytes: Uint8Array): ScannedFrame[] {
  const frames: ScannedFrame[] = [];
  for (let start = 0; ;) {
    const scanned = scanFrame(bytes, start);
    if (scanned === undefined) return frames;
    frames.push(scanned);
    start += scanned.wire.length;
  }
}

function scanFrame(bytes: Uint8Array, start: number): ScannedFrame | undefined {
  const [first, second] = bytes.subarray(start, start + 2);
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const extended = short === 127 ? 8 : short === 126 ? 2 : 0;
  const keyAt = start + 2 + extended;
  const payloadAt = keyAt + (second & 0x80 ? 4 : 0);
  if (bytes.length < payloadAt) return undefined;
  const length = extended === 0 ? short : bytes.subarray(start + 2, keyAt).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = payloadAt + length;
  if (bytes.length < end) return undefined;
  const mask = second & 0x80 ? bytes.slice(keyAt, payloadAt) : undefined;
  const payload = bytes.slice(payloadAt, end);
  return {
    start,
    wire: bytes.slice(start, end),
    fin: (first & 0x80) !== 0,
    rsv: (first >> 4) & 7,
    opcode: first & 0x0f,
    ...(mask === undefined ? {} : { mask }),
    payload: mask === undefined ? payload : masked(payload, mask),
  };
}
