import { describe, expect, it } from 'vitest';
import { TextView } from '../../../../webview/detail/TextView.tsx';
import { textOf } from '../drawn.ts';

describe('the view of text', () => {
  it('keeps lines and tabs, and shows what is not seen', () => {
    expect(textOf(<TextView text={'a\n\tb\u0000'} />)).toBe('a\n\tb␀');
  });
});
