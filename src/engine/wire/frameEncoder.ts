import type { RawFrame } from '../../contract/engine.ts';
import { applyMask } from './masking.ts';

/**
 * A frame's bytes exactly as told, valid or not (RFC 6455 §5.2). `key`: 4 bytes, where it is masked. The length has the
 * shortest form of what is claimed.
 */
export function encodeFrame(frame: Omit<RawFrame, 'mask'>, key?: Uint8Array): Uint8Array {
  const { fin, rsv, opcode, bytes, claimed = bytes.length } = frame;
  const extended = claimed < 126 ? 0 : claimed < 0x10000 ? 2 : 8;
  const keyAt = 2 + extended;
  const payloadAt = keyAt + (key === undefined ? 0 : 4);
  const wire = new Uint8Array(payloadAt + bytes.length);
  const view = new DataView(wire.buffer);
  view.setUint8(0, (fin ? 0x80 : 0) | (rsv << 4) | opcode);
  view.setUint8(1, (key === undefined ? 0 : 0x80) | (extended === 0 ? claimed : extended === 2 ? 126 : 127));
  if (extended === 2) view.setUint16(2, claimed);
  if (extended === 8) view.setBigUint64(2, BigInt(claimed));
  wire.set(bytes, payloadAt);
  if (key !== undefined) {
    wire.set(key, keyAt);
    applyMask(wire.subarray(payloadAt), key);
  }
  return wire;
}
