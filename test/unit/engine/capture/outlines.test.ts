import { describe, expect, it } from 'vitest';
import { beginningLength, outlineOf, outlineOfMeasured, Outlines } from '../../../../src/engine/capture/outlines.ts';
import { hex, utf8 } from '../../../support/frames/index.ts';

const refused = { error: 'broken', invalid: true };

describe('the outline of a message', () => {
  it('is its length, its beginning, and whether it is UTF-8', () => {
    expect(outlineOf({ bytes: utf8('text') })).toEqual({
      kind: 'whole',
      length: 4,
      beginning: utf8('text'),
      validUtf8: true,
    });
    expect(outlineOf({ bytes: hex('ff') })).toMatchObject({ validUtf8: false });
    const long = outlineOf({ bytes: new Uint8Array(10_000) });
    expect(long.kind === 'whole' && [long.length, long.beginning.length]).toEqual([10_000, beginningLength]);
  });

  it('is why it could not be inflated', () => {
    expect(outlineOf(refused)).toEqual({ kind: 'refused', why: refused });
    expect(outlineOfMeasured(refused)).toEqual({ kind: 'refused', why: refused });
  });

  it('is how long it is at least, where no more was inflated', () => {
    const measured = { length: 100, more: true, beginning: utf8('b'), end: utf8('e'), validUtf8: true };
    expect(outlineOfMeasured(measured)).toEqual({ kind: 'longer', length: 100, beginning: utf8('b') });
    expect(outlineOfMeasured({ ...measured, more: false })).toMatchObject({ kind: 'whole', length: 100 });
  });
});

describe('Outlines', () => {
  it('keeps those that were looked at lately', () => {
    const outlines = new Outlines();
    const outline = outlineOf(refused);
    for (let id = 1; id <= 2_000; id++) outlines.set(id, outline);
    expect(outlines.get(1)).toBe(outline);
    for (let id = 2_001; id <= 4_000; id++) outlines.set(id, outline);
    expect([outlines.get(1), outlines.get(2)]).toEqual([outline, undefined]);
  });
});
