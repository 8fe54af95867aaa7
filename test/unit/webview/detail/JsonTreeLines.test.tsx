import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../../../webview/detail/jsonLines.ts';
import { jsonTokens } from '../../../../webview/detail/jsonTokens.ts';
import { jsonTree, seenLines } from '../../../../webview/detail/jsonTree.ts';
import { JsonTreeLines } from '../../../../webview/detail/JsonTreeLines.tsx';
import { contentsOf, elementsOf, textOf } from '../drawn.ts';

const nothing = (): void => undefined;
function viewOf(text: string, folded: number[] = [], deeper?: string) {
  const tree = jsonTree(jsonLines(jsonTokens(text)));
  const own = new Set(folded);
  const handlers = { onSelect: nothing, onFold: nothing, onKeyDown: nothing };
  return (
    <JsonTreeLines tree={tree} seen={seenLines(tree, own)} folded={own} selected={1} deeper={deeper} {...handlers} />
  );
}

describe('the tree of JSON', () => {
  it('draws the text as it was sent', () => {
    const text = '{"big":12345678901234567890, "a":1,"a":1.0}';
    expect(textOf(viewOf(text))).toBe(text);
  });

  it('says what is folded, and how deep a line is', () => {
    const view = viewOf('{"a":[1,2],"b":2}', [1]);
    expect(contentsOf(view, 'json-line')).toEqual(['{', '"a":[ … 3 lines ', '"b":2', '}']);
    expect(
      elementsOf(view, 'json-line').map(({ props }) => [props['role'], props['aria-level'], props['aria-expanded']]),
    ).toEqual([
      ['treeitem', 1, true],
      ['treeitem', 2, false],
      ['treeitem', 2, undefined],
      ['presentation', undefined, undefined],
    ]);
    expect(elementsOf(view, 'selected')).toHaveLength(1);
  });

  it('says where levels are left out, and takes no text for that', () => {
    const view = viewOf('[[…],"…"]', [], 'Levels from 257 on are not shown here.');
    expect(contentsOf(view, 'json-line')).toEqual([
      '[',
      '[',
      '… Levels from 257 on are not shown here.',
      '],',
      '"…"',
      ']',
    ]);
    expect(contentsOf(view, 'quiet')).toEqual([' Levels from 257 on are not shown here.']);
  });

  it('draws of an enormous string its beginning, and makes unseen characters visible', () => {
    const view = viewOf(JSON.stringify('\u202e'.repeat(9_999)));
    expect(textOf(view).length).toBeLessThan(20_000);
    expect(textOf(view)).toContain('\\u202e');
    expect(textOf(view)).toMatch(/… 8,001 more characters$/);
  });
});
