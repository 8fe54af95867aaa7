import type { Direction, Framing } from './description.ts';

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
  marker?: undefined;
}

/** A marker, as its record tells it. */
export interface FormatMarker {
  id: number;
  time: number;
  /** `connection` is a number of the list. */
  marker: { kind: number; connection: number; gap: number; closeCode: number; framing: Framing };
  /** Its record is as it must be. */
  sound: boolean;
}

export type FormatRecord = FormatFrame | FormatMarker;

export const reconnected = 3;

export function readRecord(bytes: Uint8Array, id: number): FormatRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset + (id - 1) * recordLength, recordLength);
  const flags = view.getUint8(33);
  if ((flags & 32) !== 0) return readMarker(view, id);
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

function readMarker(view: DataView, id: number): FormatMarker {
  const agreed = view.getUint16(38, true);
  const kind = view.getUint8(32) >> 4;
  return {
    id,
    time: view.getFloat64(0, true),
    marker: {
      kind,
      connection: view.getUint32(24, true),
      gap: view.getUint32(28, true),
      closeCode: view.getUint16(36, true),
      framing: {
        offset: { in: view.getFloat64(8, true), out: view.getFloat64(16, true) },
        deflate: (agreed & 1) !== 0,
        takeover: { in: (agreed & 2) !== 0, out: (agreed & 4) !== 0 },
      },
    },
    sound: kind >= 1 && kind <= 3 && view.getUint8(33) === 56 && view.getUint16(34) === 0,
  };
}
