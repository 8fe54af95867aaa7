/** Where a key goes in a tree (ARIA Authoring Practices, Tree View). */
import type { JsonTreeLine } from './jsonTree.ts';

/** Another line, or that the selected one is folded or unfolded. */
export type TreeMove = { line: number } | { fold: boolean };

/** Undefined where the key means nothing here. */
export function treeMove(
  tree: readonly JsonTreeLine[],
  seen: readonly number[],
  folded: ReadonlySet<number>,
  selected: number,
  key: string,
): TreeMove | undefined {
  const items = seen.filter((index) => !tree[index]!.closes);
  const to = (line: number | undefined): TreeMove | undefined => (line === undefined ? undefined : { line });
  const opens = (tree[selected]?.end ?? selected) > selected;
  const isFolded = folded.has(selected);
  switch (key) {
    case 'ArrowDown':
      return to(items.find((index) => index > selected));
    case 'ArrowUp':
      return to(items.findLast((index) => index < selected));
    case 'Home':
      return to(items[0]);
    case 'End':
      return to(items.at(-1));
    case 'ArrowRight':
      if (opens && isFolded) return { fold: false };
      return opens ? to(items.find((index) => index > selected)) : undefined;
    case 'ArrowLeft': {
      if (opens && !isFolded) return { fold: true };
      const parent = tree[selected]?.parent ?? -1;
      return parent === -1 ? undefined : { line: parent };
    }
    case 'Enter':
    case ' ':
      return opens ? { fold: !isFolded } : undefined;
    default:
      return undefined;
  }
}
