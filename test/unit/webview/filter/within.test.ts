import { describe, expect, it } from 'vitest';
import { readFilter } from '../../../../src/filterLanguage/read.ts';
import { within } from '../../../../webview/filter/within.ts';
import '../../../../webview/filter/bringGrammar.ts';

describe('what is found among filtered rows', () => {
  it('is the text alone where nothing is filtered', () => {
    expect(within(' ', 'a or b')).toEqual({ filter: 'a or b', from: 0 });
  });

  it('is both, and tells where the text begins', () => {
    const { filter, from } = within('dir:in or x ', 'a or b');
    expect(filter.slice(from)).toBe('a or b');
    expect(readFilter(filter).filter).toEqual(readFilter('(dir:in or x) (a or b)').filter);
  });

  it.each(['"open', '/open', '(a', 'a)', 'a (b "c'])('never lets the filter %s take the text in', (open) => {
    expect(within(open, 'a/b')).toEqual({ filter: 'a/b', from: 0 });
  });

  it.each(['"open', '(a', 'a b'])('lets the text %s end where it ends', (text) => {
    expect(readFilter(within('x', text).filter).filter).toEqual(readFilter(`(x) (${text}`).filter);
  });
});
