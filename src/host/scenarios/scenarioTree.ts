import { parseTree, type Node, type ParseError } from 'jsonc-parser';

/** The tree of a scenario's text; undefined where there is none, `tooDeep` where it has more levels than can be read. */
export function scenarioTree(text: string, errors: ParseError[] = []): Node | 'tooDeep' | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    // The parser calls itself for each level.
    if (error instanceof RangeError) return 'tooDeep';
    throw error;
  }
}

/** The same for who can do nothing without one. */
export function usableTree(text: string): Node | undefined {
  const tree = scenarioTree(text);
  return tree === 'tooDeep' ? undefined : tree;
}
