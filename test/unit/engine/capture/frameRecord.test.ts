import { describe, expect, it } from 'vitest';
import { Flag, pageRecords, RecordPage, recordSize } from '../../../../src/engine/capture/frameRecord.ts';

const frame = {
  offset: 2 ** 40 + 3,
  headerLength: 14,
  payloadLength: 2 ** 41,
  byte0: 0xc1,
  masked: true,
  compressed: true,
  first: true,
  last: false,
  closeCode: 4999,
  violation: 17,
  violationOffset: 0xfffffffe,
};

describe('RecordPage', () => {
  it('gives back what was set, at every place', () => {
    const page = new RecordPage();
    for (const at of [0, 1, pageRecords - 1]) {
      page.set(at, frame, true, 1795371082701.8271, 4_000_000_000);
      expect(page.time(at)).toBe(1795371082701.8271);
      expect(page.offset(at)).toBe(frame.offset);
      expect(page.payloadLength(at)).toBe(frame.payloadLength);
      expect(page.message(at)).toBe(4_000_000_000);
      expect(page.violationOffset(at)).toBe(frame.violationOffset);
      expect(page.byte0(at)).toBe(0xc1);
      expect(page.flags(at)).toBe(Flag.out | Flag.masked | Flag.compressed | Flag.first);
      expect(page.headerLength(at)).toBe(14);
      expect(page.violation(at)).toBe(17);
      expect(page.closeCode(at)).toBe(4999);
    }
  });

  it('lays a record out as documented', () => {
    const page = new RecordPage();
    page.set(1, { ...frame, offset: 258, payloadLength: 1 }, false, 2, 3);
    const record = Buffer.from(page.bytes.subarray(recordSize, 2 * recordSize));
    expect(record.toString('hex')).toBe(
      '0000000000000040' +
        '0000000000207040' +
        '000000000000f03f' +
        '03000000' +
        'feffffff' +
        'c1' +
        '0e' +
        '0e' +
        '11' +
        '8713' +
        '0000',
    );
  });
});
