import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { singleLine } from '../../../../webview/filter/singleLine.ts';

it('has spaces for the line ends of what comes in', () => {
  const state = EditorState.create({ doc: 'ad', extensions: [singleLine] });
  const next = state.update({ changes: { from: 1, insert: 'b\nc\n' }, selection: { anchor: 5 } }).state;
  expect([next.sliceDoc(), next.doc.lines, next.selection.main.head]).toEqual(['ab c d', 1, 5]);
  expect(state.update({ changes: { from: 0, insert: 'x' } }).state.sliceDoc()).toBe('xad');
});
