import type { Direction } from './description.ts';

export const recordLength = 40;

/** A frame, as its record tells it. */
export interface FormatFrame {
  id: number;
  direction: Direction;
  time: number;
  offset: number;
  payloadLength: number;
  message: number;
  violationOffset: number;
  byte0: number;
  headerLength: number;
  violation: number;
  closeCode: number;
  masked: boolean;
  compressed: boolean;
  first: boolean;
  last: boolean;
}

export function readRecord(bytes: Uint8Array, id: number): FormatFrame {
  const view = new DataView(bytes.buffer, bytes.byteOffset + (id - 1) * recordLength, recordLength);
  const flags = view.getUint8(33);
  return {
    id,
    direction: (flags & 1) === 0 ? 'in' : 'out',
    time: view.getFloat64(0, true),
    offset: view.getFloat64(8, true),
    payloadLength: view.getFloat64(16, true),
    message: view.getUint32(24, true),
    violationOffset: view.getUint32(28, true),
    byte0: view.getUint8(32),
    headerLength: view.getUint8(34),
    violation: view.getUint8(35),
    closeCode: view.getUint16(36, true),
    masked: (flags & 2) !== 0,
    compressed: (flags & 4) !== 0,
    first: (flags & 8) !== 0,
    last: (flags & 16) !== 0,
  };
}
