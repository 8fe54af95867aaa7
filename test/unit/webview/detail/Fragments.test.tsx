import { describe, expect, it } from 'vitest';
import { Fragments, fragmentSummary } from '../../../../webview/detail/Fragments.tsx';
import { contentsOf, elementsOf, textOf } from '../drawn.ts';
import { detailOf } from './frameDetail.ts';

const nothing = (): void => undefined;

describe('the fragments of a message', () => {
  it('are not spoken of for a message of one frame', () => {
    expect(fragmentSummary(detailOf())).toBeUndefined();
  });

  it('are links that select the frame, this one marked', () => {
    const revealed: number[] = [];
    const view = <Fragments detail={detailOf({ fragments: [5, 7, 9] })} reveal={(id) => revealed.push(id)} />;
    const links = elementsOf(view, 'link');
    expect(contentsOf(view, 'link')).toEqual(['#5', '#7', '#9']);
    expect(links.map(({ props }) => props['aria-current'])).toEqual([false, true, false]);
    (links[2]?.props['onClick'] as () => void)();
    expect(revealed).toEqual([9]);
    expect(fragmentSummary(detailOf({ fragments: [5, 7, 9] }))).toBe('2 of 3');
  });

  it('says that more is to come', () => {
    expect(fragmentSummary(detailOf({ complete: false }))).toBe('1 of 1, the last has not come');
  });

  it('draws a hundred around this one where there are very many', () => {
    const fragments = Array.from({ length: 1000 }, (_, at) => at + 1);
    const view = <Fragments detail={detailOf({ fragments, row: { id: 500 } })} reveal={nothing} />;
    const links = contentsOf(view, 'link');
    expect(links).toHaveLength(100);
    expect(links).toContain('#500');
    expect(fragmentSummary(detailOf({ fragments, row: { id: 500 } }))).toBe('500 of 1,000');
    expect(textOf(view)).toContain('and more');
  });
});
