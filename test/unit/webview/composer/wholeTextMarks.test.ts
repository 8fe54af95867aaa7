import { EditorState } from '@codemirror/state';
import { Decoration } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { marksOf, type TextMark } from '../../../../webview/composer/wholeTextMarks.ts';

const mark = Decoration.mark({ class: 'digit' });
const digitsIn = (text: string): TextMark[] =>
  [...text.matchAll(/\d/g)].map(({ index }) => ({ from: index, to: index + 1, mark }));

function placesOf(doc: string): number[] {
  const places: number[] = [];
  marksOf(EditorState.create({ doc }), digitsIn).between(0, doc.length, (from) => void places.push(from));
  return places;
}

describe('marks of the whole text', () => {
  it('are where they are said to be', () => {
    expect(placesOf('a1b23')).toEqual([1, 3, 4]);
  });

  it('are not made of a very long text', () => {
    expect(placesOf('1'.repeat(100_001))).toEqual([]);
  });
});
