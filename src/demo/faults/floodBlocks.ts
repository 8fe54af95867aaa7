import { serverFrameHeader, TEXT } from './serverFrame.ts';

/** Bytes of a block, about: as much as one write should carry. */
const BLOCK = 64 * 1024;

/** Digits at the beginning of each payload. */
const DIGITS = 10;

/**
 * Whole frames in blocks. Each payload is the frame's number from 1, ten digits or, where it is shorter, the last of
 * them, filled up with dots: a reader sees whether one is missing.
 */
export function* floodBlocks(frames: number, size: number): Generator<Buffer, void, undefined> {
  const header = serverFrameHeader(TEXT, size);
  const frame = Buffer.concat([header, Buffer.alloc(size, '.')]);
  const perBlock = Math.max(1, Math.floor(BLOCK / frame.length));
  const template = Buffer.alloc(frame.length * Math.min(perBlock, frames), frame);
  const digits = Math.min(DIGITS, size);
  for (let first = 1; first <= frames; first += perBlock) {
    const count = Math.min(perBlock, frames - first + 1);
    const block = Buffer.from(template.subarray(0, count * frame.length));
    for (let index = 0; index < count; index++) {
      const number = String(first + index).padStart(DIGITS, '0');
      block.write(number.slice(DIGITS - digits), index * frame.length + header.length, 'latin1');
    }
    yield block;
  }
}
