/** All texts of a profile with the variables of its environment put in. */
import type { SourceProfile } from '../sourceProfile.ts';
import { flatten, type FlatPiece, type Leaf } from './flatten.ts';
import { mapTexts, textsOf, type TextPath } from './profileTexts.ts';
import type { VariableScope } from './scope.ts';
import { urlText } from './urlText.ts';

export interface FlatText {
  path: TextPath;
  pieces: readonly FlatPiece[];
}

export interface UsedLeaf {
  path: TextPath;
  leaf: Leaf;
  through: readonly string[];
}

export function flatTexts(profile: SourceProfile, scope: Pick<VariableScope, 'variable'>): FlatText[] {
  return textsOf(profile).map(({ path, text }) => ({ path, pieces: flatten(text, (name) => scope.variable(name)) }));
}

export function leavesOf(texts: readonly FlatText[]): UsedLeaf[] {
  return texts.flatMap(({ path, pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'leaf' ? [{ path, leaf: piece.leaf, through: piece.through }] : [])),
  );
}

/** One text with every value in its place. `tell`: see `urlText`. */
export function filledText(
  { path, pieces }: FlatText,
  valueOf: (leaf: Leaf, path: TextPath) => string,
  tell?: (value: string, encoded: string) => void,
): string {
  if (path[0] === 'url') return urlText(pieces, (leaf) => valueOf(leaf, path), tell);
  return pieces
    .map((piece) =>
      piece.kind === 'text' ? piece.text : piece.kind === 'leaf' ? valueOf(piece.leaf, path) : piece.source,
    )
    .join('');
}

/** The profile with its texts replaced by these, which are its own in their order. */
export function withTexts(profile: SourceProfile, texts: readonly string[]): SourceProfile {
  let index = 0;
  return mapTexts(profile, (text) => texts[index++] ?? text);
}
