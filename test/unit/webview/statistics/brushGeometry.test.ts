import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeAfterKey, rangeBetween, spanAt, spansOf } from '../../../../webview/statistics/brushGeometry.ts';

const spans = { start: 5000, width: 100, count: 20 };

describe('spans', () => {
  it('are found under pixels, also outside of the plot', () => {
    expect([-5, 0, 199, 200, 399, 400, 900].map((x) => spanAt(x, 400, spans))).toEqual([0, 0, 9, 10, 19, 19, 19]);
  });

  it('make a range, from whichever side', () => {
    expect(rangeBetween(3, 5, spans)).toEqual({ from: 5300, to: 5600 });
    expect(rangeBetween(5, 3, spans)).toEqual({ from: 5300, to: 5600 });
  });

  it('are those of the range that they made', () => {
    const place = fc.nat({ max: 19 });
    fc.assert(
      fc.property(place, place, fc.constantFrom(10, 100, 6e4), (one, other, width) => {
        const of = { start: 1.7e12, width, count: 20 };
        const edges = [Math.min(one, other), Math.max(one, other) + 1];
        expect(spansOf(rangeBetween(one, other, of), of)).toEqual(edges);
      }),
    );
  });

  it('are all where there is no range, and never none', () => {
    expect(spansOf(undefined, spans)).toEqual([0, 20]);
    expect(spansOf({ from: 0, to: 10 }, spans)).toEqual([0, 1]);
    expect(spansOf({ from: 1e6, to: 2e6 }, spans)).toEqual([19, 20]);
  });
});

describe('keys', () => {
  it('move one edge, as far as the other one', () => {
    expect(edgeAfterKey('ArrowRight', 'first', [3, 5], 20)).toEqual([4, 5]);
    expect(edgeAfterKey('ArrowRight', 'first', [4, 5], 20)).toEqual([4, 5]);
    expect(edgeAfterKey('PageDown', 'first', [4, 5], 20)).toEqual([0, 5]);
    expect(edgeAfterKey('PageUp', 'last', [4, 5], 20)).toEqual([4, 15]);
    expect(edgeAfterKey('Home', 'last', [4, 9], 20)).toEqual([4, 5]);
    expect(edgeAfterKey('End', 'last', [4, 9], 20)).toEqual([4, 20]);
    expect(edgeAfterKey('x', 'last', [4, 9], 20)).toBeUndefined();
  });
});
