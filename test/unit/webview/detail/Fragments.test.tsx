import { describe, expect, it } from 'vitest';
import { Fragments, fragmentSummary, wholeMessage } from '../../../../webview/detail/Fragments.tsx';
import { contentsOf, elementsOf, textOf } from '../drawn.ts';
import { detailOf, textRow } from './frameDetail.ts';

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

  it('are told with the length of the whole message, where the payload is the message or a part of it', () => {
    const message = { ...textRow, payloadLength: 36 };
    const told = (changes: Parameters<typeof detailOf>[0]) => wholeMessage(detailOf({ message, ...changes }));
    expect(told({})).toBeUndefined();
    expect(told({ fragments: [7, 8, 9] })).toBe('Whole message: 3 fragments, 36 B.');
    expect(told({ fragments: [5, 7] })).toBe('This fragment alone. Whole message: 2 fragments, 36 B.');
    expect(told({ complete: false })).toBe('Message so far: 1 fragment, 36 B; the last has not come.');
    expect(told({ fragments: [7, 8], complete: false })).toBe(
      'Message so far: 2 fragments, 36 B; the last has not come.',
    );
    expect(told({ fragments: [5, 7], complete: false })).toBe(
      'This fragment alone. Message so far: 2 fragments, 36 B; the last has not come.',
    );
    const many = Array.from({ length: 1000 }, (_, at) => at + 7);
    expect(told({ fragments: many, message: { ...message, atLeast: true } })).toBe(
      'Whole message: ≥ 1,000 fragments, ≥ 36 B.',
    );
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
