import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../../../webview/detail/jsonLines.ts';
import { jsonTokens } from '../../../../webview/detail/jsonTokens.ts';
import { around, jsonTree, nextHit, pathOf, seenLines, valueOf } from '../../../../webview/detail/jsonTree.ts';

const treeOf = (text: string) => jsonTree(jsonLines(jsonTokens(text)));

describe('JSON as a tree', () => {
  const sent = '{"a":[1,{"b":12345678901234567890}],\n "a" : "\\u0041", "e":{} }';
  // 0 {  1 "a":[  2 1,  3 {  4 "b":…  5 }  6 ],  7 "a"  8 "e"  9 }
  const tree = treeOf(sent);

  it('knows what each line stands in, and where it ends', () => {
    expect(tree.map(({ parent }) => parent)).toEqual([-1, 0, 1, 1, 3, 1, 0, 0, 0, -1]);
    expect(tree.map(({ end }) => end)).toEqual([9, 6, 2, 5, 4, 5, 6, 7, 8, 9]);
    expect(tree.flatMap(({ closes }, index) => (closes ? [index] : []))).toEqual([5, 6, 9]);
  });

  it('has a path for each value; of two members of one name both have it', () => {
    expect(pathOf(tree, 0)).toEqual([]);
    expect(pathOf(tree, 4)).toEqual(['a', 1, 'b']);
    expect(pathOf(tree, 2)).toEqual(['a', 0]);
    expect(pathOf(tree, 7)).toEqual(['a']);
    expect(pathOf(treeOf('{"x\\ny":1}'), 1)).toEqual(['x\ny']);
  });

  it('gives values as they were sent', () => {
    expect(valueOf(tree, 4)).toBe('12345678901234567890');
    expect(valueOf(tree, 7)).toBe('"\\u0041"');
    expect(valueOf(tree, 8)).toBe('{}');
    expect(valueOf(tree, 1)).toBe('[1,{"b":12345678901234567890}]');
    expect(valueOf(tree, 0)).toBe(sent);
  });

  it('gives values of any number of lines, and of any number of tokens in a line', () => {
    const lines = `[1,${'\n'.repeat(250_000)}2]`;
    expect(valueOf(treeOf(lines), 0)).toBe(lines);
    // No JSON, but it is drawn where only its beginning is here.
    const tokens = `[1${' 1'.repeat(250_000)}`;
    expect(valueOf(treeOf(tokens), 0)).toBe(tokens);
  });

  it('folds', () => {
    expect(seenLines(tree, new Set([1]))).toEqual([0, 1, 7, 8, 9]);
    expect(seenLines(tree, new Set([0, 3]))).toEqual([0]);
    expect(around(tree, 4)).toEqual([3, 1, 0]);
  });

  it('is searched from a line on, and around', () => {
    expect(nextHit(tree, '"B"', 0)).toBe(4);
    expect(nextHit(tree, '"a"', 2)).toBe(7);
    expect(nextHit(tree, '"a"', 8)).toBe(1);
    expect(nextHit(tree, 'nowhere', 0)).toBeUndefined();
  });

  it('finds the value at each path that JSON.parse finds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const lines = treeOf(JSON.stringify(value));
        lines.forEach((line, index) => {
          if (line.closes) return;
          const there = pathOf(lines, index).reduce<unknown>(
            (within, step) => (within as Record<string | number, unknown>)[step],
            JSON.parse(JSON.stringify(value)),
          );
          expect(JSON.parse(valueOf(lines, index))).toEqual(there);
        });
      }),
    );
  });

  it('takes 100,000 levels, and a text that ends before', () => {
    const deep = treeOf('['.repeat(100_000) + ']'.repeat(100_000));
    expect(pathOf(deep, 99_999)).toHaveLength(99_999);
    expect(deep[0]!.end).toBe(deep.length - 1);
    const cut = treeOf('{"a":[1,');
    expect(cut.map(({ end }) => end)).toEqual([2, 2, 2]);
    expect(seenLines(cut, new Set([1]))).toEqual([0, 1]);
  });
});
