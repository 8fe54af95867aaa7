import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { underlined } from '../../../../webview/filter/wrongParts.ts';

it('underlines each part that is wrong, with its sentence', () => {
  const doc = '(a dir:up /(/ not';
  const found: [string, string][] = [];
  underlined(EditorState.create({ doc })).between(0, doc.length, (from, to, { spec }) => {
    found.push([doc.slice(from, to), (spec as { attributes: { title: string } }).attributes.title]);
  });
  expect(found.map(([part]) => part)).toEqual(['(', 'dir:up', '/(/', 'not']);
  expect(found[1]![1]).toMatch(/^A direction is/);
});
