import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { coloured } from '../../../../webview/filter/filterColours.ts';

it('marks each token with its kind', () => {
  const doc = 'word dir:in or $.a exists "b"';
  const found: string[] = [];
  coloured(EditorState.create({ doc })).between(0, doc.length, (from, to, { spec }) => {
    found.push(`${(spec as { class: string }).class} ${doc.slice(from, to)}`);
  });
  expect(found).toEqual([
    'filter-field-name dir',
    'filter-value in',
    'filter-operator or',
    'filter-path $.a',
    'filter-operator exists',
    'filter-string "b"',
  ]);
});
