import { describe, expect, it } from 'vitest';
import { VisibleText } from '../../../../webview/detail/VisibleText.tsx';
import { elementsOf, textOf } from '../drawn.ts';

describe('visible text', () => {
  it('draws marks by name and keeps pictures as their text', () => {
    const marks = elementsOf(<VisibleText text={'a\u001eb\u200b'} />, 'mark');
    expect(marks.map(({ props, children }) => [props['data-name'], ...children])).toEqual([
      ['RS', '␞'],
      ['\\u200b', '\\u200b'],
    ]);
  });

  it('leaves hostile text as text', () => {
    expect(textOf(<VisibleText text="<img src=x onerror=alert(1)>" />)).toBe('<img src=x onerror=alert(1)>');
  });
});
