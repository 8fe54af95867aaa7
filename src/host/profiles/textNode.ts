/** Where a text of a profile stands in its file. */
import { parseTree, type Node } from 'jsonc-parser';
import { itemsOf, memberOf, membersOf } from './jsonNodes.ts';
import type { TextPath } from './variables/profileTexts.ts';

/** `index`: of the profile in the file's `profiles`. Undefined where it is not there. */
export function textNode(text: string, index: number, path: TextPath): Node | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const list = root && memberOf(root, 'profiles');
  const profile = list && itemsOf(list)[index];
  return profile && nodeAt(profile, path);
}

/** Headers that are written as an object are counted like pairs. */
export function nodeAt(profile: Node, path: TextPath): Node | undefined {
  return path.reduce<Node | undefined>((node, part, depth) => {
    if (!node) return undefined;
    if (typeof part === 'string') return memberOf(node, part);
    if (node.type === 'array') return itemsOf(node)[part];
    if (node.type === 'object') return membersOf(node)[part]?.value;
    // A pair's second part, where the object's member has been taken already.
    return depth === path.length - 1 && part === 1 ? node : undefined;
  }, profile);
}
