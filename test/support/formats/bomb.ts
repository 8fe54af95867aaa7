import { deflateRawSync } from 'node:zlib';
import { frame } from '../frames/index.ts';

/** 1 GiB of one byte, compressed to 1 MiB, as one message. */
export function bomb(): Uint8Array {
  const zeros = Buffer.alloc(16 * 1024 * 1024);
  // Sixteen times the same blocks: each ends at a byte, and refers to nothing before it.
  const part = deflateRawSync(zeros, { finishFlush: 3 });
  return frame({ opcode: 'text', rsv: 4, payload: Buffer.concat([...Array<Buffer>(64).fill(part), Buffer.of(0)]) });
}
