import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bottomTop,
  charactersIn,
  centreTop,
  clampTop,
  heldTop,
  isFar,
  originOf,
  pageOf,
  pixelsTo,
  rangeAround,
  rangeSeen,
  revealTop,
  rowsIn,
  seenRows,
  sliderAt,
  topAtSlider,
  wheelRows,
} from '../../../../webview/table/geometry.ts';

const HUGE = 10_000_000;
const geometry = {
  total: fc.integer({ min: 0, max: HUGE }),
  height: fc.integer({ min: 44, max: 3000 }),
};

describe('table geometry', () => {
  it('counts rows of 22 pixels', () => {
    expect(rowsIn(55)).toBe(2.5);
    expect(pageOf(55)).toBe(2);
    expect(pageOf(5)).toBe(1);
  });

  it('shows the last row whole at the lower end, and the first one whole', () => {
    expect(bottomTop(100, 220)).toBe(90);
    expect(bottomTop(100, 215)).toBe(91);
    expect(bottomTop(5, 220)).toBe(0);
    expect(bottomTop(1, 1)).toBe(0);
  });

  it('sees partly visible rows on both sides', () => {
    expect(seenRows(0, 100, 220)).toEqual({ first: 0, end: 10 });
    expect(seenRows(0.5, 100, 220)).toEqual({ first: 0, end: 11 });
    expect(seenRows(95, 100, 220)).toEqual({ first: 95, end: 100 });
    expect(seenRows(0, 0, 220)).toEqual({ first: 0, end: 0 });
  });

  it('moves no more than it must to show a row', () => {
    expect(revealTop(10, 15, 100, 220)).toBe(10);
    expect(revealTop(10, 9, 100, 220)).toBe(9);
    expect(revealTop(10, 20, 100, 220)).toBe(11);
    expect(revealTop(10, 99, 100, 220)).toBe(90);
  });

  it('centres a row as far as the ends allow', () => {
    expect(centreTop(50, 100, 220)).toBe(45.5);
    expect(centreTop(1, 100, 220)).toBe(0);
    expect(centreTop(99, 100, 220)).toBe(90);
  });

  it('has no slider where everything fits', () => {
    expect(sliderAt(0, 10, 220)).toBeNull();
    expect(sliderAt(0, 0, 220)).toBeNull();
    expect(sliderAt(0, 100, 0)).toBeNull();
    expect(topAtSlider(50, 10, 220)).toBe(0);
  });

  it('scrolls by pixels, lines and pages', () => {
    expect(wheelRows(110, 0, 220)).toBe(5);
    expect(wheelRows(-3, 1, 220)).toBe(-3);
    expect(wheelRows(1, 2, 220)).toBe(10);
  });

  it('places elements near an origin that changes rarely', () => {
    expect(originOf(999)).toBe(0);
    expect(originOf(1000)).toBe(1000);
    expect(originOf(9_999_999)).toBe(9_999_000);
    expect(pixelsTo(1000, 1000.5)).toBe(-11);
    expect(pixelsTo(9_999_000, 9_999_990.3)).toBe(-21787);
  });

  it('takes no more text than fits, and does so in steps', () => {
    expect(charactersIn(600)).toBe(100);
    expect(charactersIn(601)).toBe(150);
    expect(charactersIn(900)).toBe(150);
    expect(charactersIn(0)).toBe(0);
  });

  it('asks for what is seen, and one row on either side', () => {
    expect(rangeSeen(50.5, 220)).toEqual({ start: 49, count: 13 });
    expect(rangeSeen(0, 220)).toEqual({ start: 0, count: 11 });
  });

  it('asks for more where the reader is heading, in steps of a screen', () => {
    expect(rangeAround(600, 220, 0)).toEqual({ start: 576, count: 72 });
    expect(rangeAround(600, 220, 1)).toEqual({ start: 588, count: 84 });
    expect(rangeAround(600, 220, -1)).toEqual({ start: 552, count: 84 });
    expect(rangeAround(611.9, 220, 1)).toEqual(rangeAround(600, 220, 1));
    expect(rangeAround(5, 220, -1)).toEqual({ start: 0, count: 36 });
  });

  it('has a screen at least on either side of what is seen, wherever that is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: HUGE, noNaN: true }),
        geometry.height,
        fc.constantFrom(-1 as const, 0 as const, 1 as const),
        (top, height, heading) => {
          const { start, count } = rangeAround(top, height, heading);
          expect(start).toBeLessThanOrEqual(Math.max(0, top - rowsIn(height)));
          expect(start + count).toBeGreaterThanOrEqual(top + 2 * rowsIn(height));
        },
      ),
    );
  });

  it('stands as near to where it should be as there are rows for', () => {
    const held = { start: 100, end: 150 };
    expect(heldTop(120, held, 1000, 220)).toBe(120);
    expect(heldTop(90, held, 1000, 220)).toBe(100);
    expect(heldTop(900, held, 1000, 220)).toBe(140);
    expect(heldTop(141, held, 150, 215)).toBe(141);
    expect(heldTop(900, { start: 100, end: 105 }, 1000, 220)).toBe(900);
  });

  it('tells a jump from scrolling', () => {
    expect(isFar(100, 81, 220)).toBe(false);
    expect(isFar(100, 121, 220)).toBe(true);
  });

  it('keeps the slider on its track, and able to reach both ends of ten million rows', () => {
    fc.assert(
      fc.property(
        geometry.total,
        geometry.height,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, height, part) => {
          const slider = sliderAt(part * bottomTop(total, height), total, height);
          if (!slider) return;
          expect(slider.offset).toBeGreaterThanOrEqual(0);
          expect(slider.offset + slider.length).toBeLessThanOrEqual(height + 1e-6);
          expect(topAtSlider(0, total, height)).toBe(0);
          expect(topAtSlider(height, total, height)).toBe(bottomTop(total, height));
        },
      ),
    );
  });

  it('finds the position again that a slider stands for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: HUGE }), fc.double({ min: 0, max: 1, noNaN: true }), (total, part) => {
        const top = part * bottomTop(total, 600);
        const slider = sliderAt(top, total, 600);
        expect(topAtSlider(slider?.offset ?? -1, total, 600)).toBeCloseTo(top, 3);
      }),
    );
  });

  it('keeps a revealed row whole on the screen wherever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: HUGE }),
        fc.integer({ min: 44, max: 3000 }),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, height, seed, part) => {
          const index = seed % total;
          const from = clampTop(part * total, total, height);
          const top = revealTop(from, index, total, height);
          expect(top).toBeLessThanOrEqual(index);
          expect(top + rowsIn(height)).toBeGreaterThanOrEqual(index + 1);
          expect(top).toBe(clampTop(top, total, height));
        },
      ),
    );
  });
});
