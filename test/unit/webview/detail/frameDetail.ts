/** A frame's detail to vary in tests. */
import type { FrameDetail, Row } from '../../../../src/contract/model.ts';

export const textRow: Row = {
  id: 7,
  time: 1_772_346_001_337.125,
  direction: 'in',
  opcode: 'text',
  fin: true,
  rsv: 0,
  masked: false,
  wireLength: 7,
  payloadLength: 5,
  preview: 'Hello',
};

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

export function detailOf(changes: Partial<Omit<FrameDetail, 'row'>> & { row?: Partial<Row> } = {}): FrameDetail {
  const row = { ...textRow, ...changes.row };
  return {
    header: bytesOf('8105'),
    compressed: false,
    fragments: [7],
    complete: true,
    message: row,
    payload: { bytes: bytesOf('48656c6c6f'), total: 5, kind: 'text' },
    ...changes,
    row,
  };
}
