import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../../../webview/detail/jsonLines.ts';
import { jsonTokens } from '../../../../webview/detail/jsonTokens.ts';
import { jsonTree, seenLines } from '../../../../webview/detail/jsonTree.ts';
import { treeMove } from '../../../../webview/detail/treeMove.ts';

// 0 {  1 "a":[  2 1  3 ],  4 "b":2  5 }
const tree = jsonTree(jsonLines(jsonTokens('{"a":[1],"b":2}')));
const press = (key: string, selected: number, folded: number[] = []) =>
  treeMove(tree, seenLines(tree, new Set(folded)), new Set(folded), selected, key);

describe('keys in the tree', () => {
  it.each([
    ['ArrowDown', 0, [], { line: 1 }],
    ['ArrowDown', 2, [], { line: 4 }],
    ['ArrowDown', 1, [1], { line: 4 }],
    ['ArrowDown', 4, [], undefined],
    ['ArrowUp', 4, [], { line: 2 }],
    ['ArrowUp', 0, [], undefined],
    ['Home', 4, [], { line: 0 }],
    ['End', 0, [], { line: 4 }],
    ['ArrowLeft', 1, [], { fold: true }],
    ['ArrowLeft', 1, [1], { line: 0 }],
    ['ArrowLeft', 2, [], { line: 1 }],
    ['ArrowLeft', 0, [0], undefined],
    ['ArrowRight', 1, [1], { fold: false }],
    ['ArrowRight', 1, [], { line: 2 }],
    ['ArrowRight', 2, [], undefined],
    ['Enter', 1, [], { fold: true }],
    [' ', 1, [1], { fold: false }],
    ['Enter', 2, [], undefined],
    ['x', 0, [], undefined],
  ])('%s on line %i', (key, selected, folded, move) => {
    expect(press(key, selected, folded)).toEqual(move);
  });
});
