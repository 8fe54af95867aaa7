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
  ROW_HEIGHT,
  seenRows,
  sliderAt,
  topAtSlider,
  wheelRows,
} from '../../../../webview/table/geometry.ts';

const HUGE = 10_000_000;
const geometry = {
  total: fc.integer({ min: 0, max: HUGE }),
  track: fc.integer({ min: 44, max: 3000 }),
  rowHeight: fc.integer({ min: 18, max: 28 }),
};

describe('table geometry', () => {
  it('moves by whole rows that fit, at least by one', () => {
    expect(pageOf(2.5)).toBe(2);
    expect(pageOf(0.2)).toBe(1);
  });

  it('shows the last row whole at the lower end, and the first one whole', () => {
    expect(bottomTop(100, 10)).toBe(90);
    expect(bottomTop(100, 9.8)).toBe(91);
    expect(bottomTop(5, 10)).toBe(0);
    expect(bottomTop(1, 0.05)).toBe(0);
  });

  it('sees partly visible rows on both sides', () => {
    expect(seenRows(0, 100, 10)).toEqual({ first: 0, end: 10 });
    expect(seenRows(0.5, 100, 10)).toEqual({ first: 0, end: 11 });
    expect(seenRows(95, 100, 10)).toEqual({ first: 95, end: 100 });
    expect(seenRows(0, 0, 10)).toEqual({ first: 0, end: 0 });
  });

  it('moves no more than it must to show a row', () => {
    expect(revealTop(10, 15, 100, 10)).toBe(10);
    expect(revealTop(10, 9, 100, 10)).toBe(9);
    expect(revealTop(10, 20, 100, 10)).toBe(11);
    expect(revealTop(10, 99, 100, 10)).toBe(90);
  });

  it('centres a row as far as the ends allow', () => {
    expect(centreTop(50, 100, 10)).toBe(45.5);
    expect(centreTop(1, 100, 10)).toBe(0);
    expect(centreTop(99, 100, 10)).toBe(90);
  });

  it('has no slider where everything fits', () => {
    expect(sliderAt(0, 10, 10, 220)).toBeNull();
    expect(sliderAt(0, 0, 10, 220)).toBeNull();
    expect(sliderAt(0, 100, 0, 0)).toBeNull();
    expect(topAtSlider(50, 10, 10, 220)).toBe(0);
  });

  it('scrolls by pixels, lines and pages', () => {
    expect(wheelRows(110, 0, 10, 22)).toBe(5);
    expect(wheelRows(112, 0, 10, 28)).toBe(4);
    expect(wheelRows(-3, 1, 10, 22)).toBe(-3);
    expect(wheelRows(1, 2, 10, 22)).toBe(10);
  });

  it('places elements near an origin that changes rarely', () => {
    expect(originOf(999)).toBe(0);
    expect(originOf(1000)).toBe(1000);
    expect(originOf(9_999_999)).toBe(9_999_000);
    expect(pixelsTo(1000, 1000.5, 22)).toBe(-11);
    expect(pixelsTo(9_999_000, 9_999_990.3, 22)).toBe(-21787);
  });

  it('takes no more text than fits, and does so in steps', () => {
    expect(charactersIn(600)).toBe(100);
    expect(charactersIn(601)).toBe(150);
    expect(charactersIn(900)).toBe(150);
    expect(charactersIn(0)).toBe(0);
  });

  it('asks for what is seen, and one row on either side', () => {
    expect(rangeSeen(50.5, 10)).toEqual({ start: 49, count: 13 });
    expect(rangeSeen(0, 10)).toEqual({ start: 0, count: 11 });
  });

  it('asks for more where the reader is heading, in steps of a screen', () => {
    expect(rangeAround(600, 10, 0)).toEqual({ start: 576, count: 72 });
    expect(rangeAround(600, 10, 1)).toEqual({ start: 588, count: 84 });
    expect(rangeAround(600, 10, -1)).toEqual({ start: 552, count: 84 });
    expect(rangeAround(611.9, 10, 1)).toEqual(rangeAround(600, 10, 1));
    expect(rangeAround(5, 10, -1)).toEqual({ start: 0, count: 36 });
  });

  it('has a screen at least on either side of what is seen, wherever that is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: HUGE, noNaN: true }),
        fc.double({ min: 2, max: 140, noNaN: true }),
        fc.constantFrom(-1 as const, 0 as const, 1 as const),
        (top, fits, heading) => {
          const { start, count } = rangeAround(top, fits, heading);
          expect(start).toBeLessThanOrEqual(Math.max(0, top - fits));
          expect(start + count).toBeGreaterThanOrEqual(top + 2 * fits);
        },
      ),
    );
  });

  it('stands as near to where it should be as there are rows for', () => {
    const held = { start: 100, end: 150 };
    expect(heldTop(120, held, 1000, 10)).toBe(120);
    expect(heldTop(90, held, 1000, 10)).toBe(100);
    expect(heldTop(900, held, 1000, 10)).toBe(140);
    expect(heldTop(141, held, 150, 9.8)).toBe(141);
    expect(heldTop(900, { start: 100, end: 105 }, 1000, 10)).toBe(900);
  });

  it('tells a jump from scrolling', () => {
    expect(isFar(100, 81, 10)).toBe(false);
    expect(isFar(100, 121, 10)).toBe(true);
  });

  it('keeps the slider on its track, and able to reach both ends of ten million rows', () => {
    fc.assert(
      fc.property(
        geometry.total,
        geometry.track,
        geometry.rowHeight,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, track, rowHeight, part) => {
          const fits = track / rowHeight;
          const slider = sliderAt(part * bottomTop(total, fits), total, fits, track);
          if (!slider) return;
          expect(slider.offset).toBeGreaterThanOrEqual(0);
          expect(slider.offset + slider.length).toBeLessThanOrEqual(track + 1e-6);
          expect(topAtSlider(0, total, fits, track)).toBe(0);
          expect(topAtSlider(track, total, fits, track)).toBe(bottomTop(total, fits));
        },
      ),
    );
  });

  it('finds the position again that a slider stands for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: HUGE }), fc.double({ min: 0, max: 1, noNaN: true }), (total, part) => {
        const fits = 600 / ROW_HEIGHT;
        const top = part * bottomTop(total, fits);
        const slider = sliderAt(top, total, fits, 600);
        expect(topAtSlider(slider?.offset ?? -1, total, fits, 600)).toBeCloseTo(top, 3);
      }),
    );
  });

  it('keeps a revealed row whole on the screen wherever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: HUGE }),
        fc.double({ min: 2, max: 140, noNaN: true }),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, fits, seed, part) => {
          const index = seed % total;
          const from = clampTop(part * total, total, fits);
          const top = revealTop(from, index, total, fits);
          expect(top).toBeLessThanOrEqual(index);
          expect(top + fits).toBeGreaterThanOrEqual(index + 1);
          expect(top).toBe(clampTop(top, total, fits));
        },
      ),
    );
  });
});
