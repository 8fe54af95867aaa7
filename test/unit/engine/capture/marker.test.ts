import { describe, expect, it } from 'vitest';
import { Flag, RecordPage, recordSize } from '../../../../src/engine/capture/frameRecord.ts';
import { markerAt, type MarkerRecord } from '../../../../src/engine/capture/marker.ts';
import { standsAlone } from '../../../../src/engine/wire/opcodes.ts';

const framing = {
  offset: { in: 2 ** 40 + 1, out: 2 ** 41 + 3 },
  deflate: true,
  takeover: { in: false, out: true },
};

describe('a marker in the index', () => {
  it.each<MarkerRecord>([
    { kind: 'ended', connection: 1, code: 1006 },
    { kind: 'attempt-failed', connection: 4_000_000_000 },
    { kind: 'reconnected', connection: 3, gap: 1_234, framing },
    {
      kind: 'reconnected',
      connection: 3,
      gap: 0,
      framing: { offset: { in: 0, out: 0 }, deflate: false, takeover: { in: true, out: false } },
    },
  ])('gives back what was set: %j', (marker) => {
    const page = new RecordPage();
    page.bytes.fill(0xff);
    page.setMarker(7, marker, 1795371082701.25);
    expect(markerAt(page, 7)).toEqual(marker);
    expect(page.time(7)).toBe(1795371082701.25);
    expect(page.flags(7)).toBe(Flag.marker | Flag.first | Flag.last);
    expect([page.headerLength(7), page.violation(7)]).toEqual([0, 0]);
    expect(standsAlone(page.byte0(7) & 0xf)).toBe(true);
  });

  it('is laid out as documented', () => {
    const page = new RecordPage();
    page.setMarker(
      0,
      { kind: 'reconnected', connection: 2, gap: 258, framing: { ...framing, offset: { in: 1, out: 2 } } },
      2,
    );
    expect(Buffer.from(page.bytes.subarray(0, recordSize)).toString('hex')).toBe(
      '0000000000000040' +
        '000000000000f03f' +
        '0000000000000040' +
        '02000000' +
        '02010000' +
        '3f' +
        '38' +
        '00' +
        '00' +
        '0000' +
        '0500',
    );
  });

  it('tells no gap that does not fit', () => {
    const page = new RecordPage();
    for (const [gap, told] of [
      [2 ** 40, 2 ** 32 - 1],
      [-5, 0],
      [1.6, 2],
    ] as const) {
      page.setMarker(0, { kind: 'reconnected', connection: 2, gap, framing }, 2);
      expect(markerAt(page, 0)?.gap).toBe(told);
    }
  });

  it('of a kind that is not known is none', () => {
    const page = new RecordPage();
    page.setMarker(0, { kind: 'ended', connection: 1 }, 1);
    page.bytes[32] = 0x4f;
    expect(markerAt(page, 0)).toBeUndefined();
  });
});
