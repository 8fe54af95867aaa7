import type { DecodedFrame } from '../wire/frameDecoder.ts';
import { markerBits, markerByte0, type MarkerRecord } from './marker.ts';

/**
 * One frame in the index: 40 bytes, little-endian.
 *
 *      0  f64  time, milliseconds since the epoch
 *      8  f64  offset of the frame in its direction's stream
 *     16  f64  payload length
 *     24  u32  id of the message's first frame
 *     28  u32  offset of the violation in the frame
 *     32  u8   FIN, RSV1-3, opcode, as on the wire
 *     33  u8   flags, see `Flag`
 *     34  u8   header length
 *     35  u8   violation, see wire/violations.ts; 0: none
 *     36  u16  close code; 0 in other frames
 *     38  u16  0
 *
 * A marker has, in the places of offset and payload length, those of the first frame `in` and `out` after it; of the
 * message, its connection's number; of the violation's offset, the gap before it in milliseconds; of FIN to opcode, its
 * kind; of the last one, what was agreed on. See marker.ts.
 */
export const recordSize = 40;

/** Records in a page; a page is 160 KiB. */
export const pageRecords = 4096;

/** `marker`: it is no frame. */
export const Flag = { out: 1, masked: 2, compressed: 4, first: 8, last: 16, marker: 32 } as const;

/** A page of the index, with the fields of its records by position in the page. It may be written over with others. */
export class RecordPage {
  readonly bytes: Uint8Array;
  readonly #f64: Float64Array;
  readonly #u32: Uint32Array;
  readonly #u16: Uint16Array;

  constructor(bytes: Uint8Array = new Uint8Array(pageRecords * recordSize)) {
    this.bytes = bytes;
    const { buffer } = bytes;
    this.#f64 = new Float64Array(buffer);
    this.#u32 = new Uint32Array(buffer);
    this.#u16 = new Uint16Array(buffer);
  }

  set(at: number, frame: DecodedFrame, out: boolean, time: number, message: number): void {
    const f64 = at * 5;
    this.#f64[f64] = time;
    this.#f64[f64 + 1] = frame.offset;
    this.#f64[f64 + 2] = frame.payloadLength;
    this.#u32[at * 10 + 6] = message;
    this.#u32[at * 10 + 7] = frame.violationOffset;
    const byte = at * recordSize + 32;
    this.bytes[byte] = frame.byte0;
    this.bytes[byte + 1] =
      (out ? Flag.out : 0) |
      (frame.masked ? Flag.masked : 0) |
      (frame.compressed ? Flag.compressed : 0) |
      (frame.first ? Flag.first : 0) |
      (frame.last ? Flag.last : 0);
    this.bytes[byte + 2] = frame.headerLength;
    this.bytes[byte + 3] = frame.violation;
    this.#u16[at * 20 + 18] = frame.closeCode;
    this.#u16[at * 20 + 19] = 0;
  }

  /** In both views it stands alone. */
  setMarker(at: number, { kind, connection, gap = 0, code = 0, framing }: MarkerRecord, time: number): void {
    const f64 = at * 5;
    this.#f64[f64] = time;
    this.#f64[f64 + 1] = framing?.offset.in ?? 0;
    this.#f64[f64 + 2] = framing?.offset.out ?? 0;
    this.#u32[at * 10 + 6] = connection;
    this.#u32[at * 10 + 7] = Math.min(Math.max(0, Math.round(gap)), 0xffffffff);
    const byte = at * recordSize + 32;
    this.bytes[byte] = markerByte0(kind);
    this.bytes[byte + 1] = Flag.marker | Flag.first | Flag.last;
    this.bytes[byte + 2] = 0;
    this.bytes[byte + 3] = 0;
    this.#u16[at * 20 + 18] = code;
    this.#u16[at * 20 + 19] = framing === undefined ? 0 : markerBits(framing);
  }

  time(at: number): number {
    return this.#f64[at * 5]!;
  }

  offset(at: number): number {
    return this.#f64[at * 5 + 1]!;
  }

  payloadLength(at: number): number {
    return this.#f64[at * 5 + 2]!;
  }

  message(at: number): number {
    return this.#u32[at * 10 + 6]!;
  }

  violationOffset(at: number): number {
    return this.#u32[at * 10 + 7]!;
  }

  byte0(at: number): number {
    return this.bytes[at * recordSize + 32]!;
  }

  flags(at: number): number {
    return this.bytes[at * recordSize + 33]!;
  }

  headerLength(at: number): number {
    return this.bytes[at * recordSize + 34]!;
  }

  violation(at: number): number {
    return this.bytes[at * recordSize + 35]!;
  }

  closeCode(at: number): number {
    return this.#u16[at * 20 + 18]!;
  }

  /** Of a marker what was agreed on; 0 in frames. */
  agreed(at: number): number {
    return this.#u16[at * 20 + 19]!;
  }
}
