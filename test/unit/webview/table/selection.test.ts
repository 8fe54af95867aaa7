import { describe, expect, it } from 'vitest';
import {
  extendTo,
  idsFocusLast,
  noSelection,
  selectOnly,
  spanOf,
  toggle,
  withoutPlaces,
} from '../../../../webview/table/selection.ts';
import type { Place } from '../../../../webview/table/selection.ts';

const most = 1000;

/** In this view row 10·n stands at position n. */
const at = (index: number): Place => ({ id: index * 10, index });

describe('selection', () => {
  it('selects one row, and extends from it', () => {
    expect(selectOnly(at(3))).toEqual({ ids: [30], focus: at(3), anchor: at(3) });
  });

  it('toggles rows and keeps the ids in the order of the view', () => {
    const two = toggle(selectOnly(at(5)), at(2), most);
    expect(two.ids).toEqual([20, 50]);
    expect(two.focus).toEqual(at(2));
    expect(toggle(two, at(5), most).ids).toEqual([20]);
    expect(toggle(two, at(5), most).focus).toEqual(at(5));
  });

  it('extends from the anchor, which stays', () => {
    const extended = extendTo(selectOnly(at(3)), [at(3), at(4), at(5)], at(5));
    expect(extended).toEqual({ ids: [30, 40, 50], focus: at(5), anchor: at(3) });
    expect(extendTo(extended, [at(1), at(2), at(3)], at(1)).anchor).toEqual(at(3));
  });

  it('spans from the anchor to the focus in either direction', () => {
    expect(spanOf(3, 5, most)).toEqual({ start: 3, count: 3 });
    expect(spanOf(5, 3, most)).toEqual({ start: 3, count: 3 });
    expect(spanOf(4, 4, most)).toEqual({ start: 4, count: 1 });
  });

  it('never selects more than is bearable: the rows nearest to the focus', () => {
    expect(spanOf(0, 999_999, most)).toEqual({ start: 1_000_000 - most, count: most });
    expect(spanOf(999_999, 0, most)).toEqual({ start: 0, count: most });
    const full = extendTo(
      noSelection,
      Array.from({ length: most }, (_, index) => at(index)),
      at(0),
    );
    expect(toggle(full, at(5000), most)).toMatchObject({ ids: full.ids, cut: true });
    expect(toggle(full, at(7), most)).not.toHaveProperty('cut');
    expect(extendTo(selectOnly(at(3)), [at(3), at(4)], at(4), 2)).not.toHaveProperty('cut');
    expect(extendTo(selectOnly(at(3)), [at(3), at(4)], at(9), 7)).toHaveProperty('cut', true);
    expect(toggle(full, at(7), most).ids).toHaveLength(most - 1);
  });

  it('tells the host the focused row last', () => {
    expect(idsFocusLast({ ids: [10, 20, 30], focus: at(2) })).toEqual([10, 30, 20]);
    expect(idsFocusLast({ ids: [10, 30], focus: at(2) })).toEqual([10, 30]);
    expect(idsFocusLast(noSelection)).toEqual([]);
  });

  it('keeps the rows but not their positions in another view', () => {
    const selection = selectOnly(at(3));
    expect(withoutPlaces(selection)).toEqual({ ids: [30] });
    expect(withoutPlaces(selection, { id: 30, index: 1 })).toEqual({
      ids: [30],
      focus: { id: 30, index: 1 },
      anchor: { id: 30, index: 1 },
    });
  });
});
