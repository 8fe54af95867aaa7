import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { coloured } from '../../../../webview/composer/jsonColours.ts';

function marksOf(text: string): [string, string][] {
  const marks: [string, string][] = [];
  const spec = (value: unknown): string => (value as { spec: { class: string } }).spec.class;
  coloured(EditorState.create({ doc: text })).between(0, text.length, (from, to, value) => {
    marks.push([text.slice(from, to), spec(value)]);
  });
  return marks;
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

  it('leaves a very long text plain', () => {
    expect(marksOf(`"${'x'.repeat(100_000)}"`)).toEqual([]);
  });
});
