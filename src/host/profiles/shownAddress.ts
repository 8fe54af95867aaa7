/** Where a profile leads in the environment that holds, for people to read. */
import { isSecretName } from './secretNames.ts';
import type { SourceProfile } from './sourceProfile.ts';
import { flatten, type FlatPiece } from './variables/flatten.ts';
import type { VariableScope } from './variables/scope.ts';
import { urlText } from './variables/urlText.ts';

const hidden = '•••';

/** Variables of the environment are put in; what is asked or read when it connects stays as it is named, secrets hidden. */
export function shownAddress({ url }: SourceProfile, scope: Pick<VariableScope, 'variable'>): string {
  const pieces = flatten(url, (name) => scope.variable(name)).map((piece): FlatPiece =>
    piece.kind === 'text' && piece.through.some(isSecretName) ? { ...piece, text: hidden } : piece,
  );
  return urlText(pieces, (leaf) => (leaf.kind === 'secret' ? hidden : undefined));
}
