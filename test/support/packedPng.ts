/** Pictures with fewer bytes and the same pixels. */
import { constants, crc32, deflateSync, inflateSync } from 'node:zlib';

const signatureLength = 8;
const dataType = 'IDAT';
const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_RLE, Z_FIXED, Z_HUFFMAN_ONLY } = constants;
const strategies = [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_RLE, Z_FIXED, Z_HUFFMAN_ONLY];

interface Chunk {
  type: string;
  data: Buffer;
}

/** The picture with its data deflated as far as zlib can; the picture itself where that is no shorter. */
export function packedPng(png: Uint8Array): Uint8Array {
  const chunks = [...chunksOf(Buffer.from(png))];
  const lines = pixelLines(png);
  const [best] = strategies
    .map((strategy) => deflateSync(lines, { level: 9, memLevel: 9, strategy }))
    .toSorted((a, b) => a.length - b.length);
  const first = chunks.findIndex(({ type }) => type === dataType);
  const others = (chunk: Chunk): boolean => chunk.type !== dataType;
  const packed = Buffer.concat([
    png.subarray(0, signatureLength),
    ...chunks.slice(0, first).map(written),
    written({ type: dataType, data: best! }),
    ...chunks.slice(first).filter(others).map(written),
  ]);
  return packed.length < png.length ? packed : png;
}

/** Its lines, filtered as they are (PNG, third edition, §9). */
export function pixelLines(png: Uint8Array): Buffer {
  const data = [...chunksOf(Buffer.from(png))].filter(({ type }) => type === dataType);
  return inflateSync(Buffer.concat(data.map((chunk) => chunk.data)));
}

/** Length, type, data, checksum (§5.3). */
function* chunksOf(png: Buffer): Iterable<Chunk> {
  for (let at = signatureLength; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

function written({ type, data }: Chunk): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(8 + typed.length);
  whole.writeUInt32BE(data.length);
  typed.copy(whole, 4);
  whole.writeUInt32BE(crc32(typed), 4 + typed.length);
  return whole;
}
