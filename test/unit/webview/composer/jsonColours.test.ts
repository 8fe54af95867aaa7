import { describe, expect, it } from 'vitest';
import { colouredIn } from '../../../../webview/composer/jsonColours.ts';

function marksOf(text: string): [string, string][] {
  return colouredIn(text).map(({ from, to, mark }) => [text.slice(from, to), (mark.spec as { class: string }).class]);
}

describe('colours of JSON in the text box', () => {
  it('marks names, strings, numbers and words', () => {
    expect(marksOf('{"a": "b",\n "c": [1, null]}')).toEqual([
      ['"a"', 'json-key'],
      ['"b"', 'json-string'],
      ['"c"', 'json-key'],
      ['1', 'json-number'],
      ['null', 'json-keyword'],
    ]);
  });

  it('marks what it can of a text that is not finished', () => {
    expect(marksOf('{"a": tru')).toEqual([['"a"', 'json-key']]);
  });
});
