/** Which secrets a profile names, and for which place each is kept. Asks nobody. */
import type { SourceProfile } from '../sourceProfile.ts';
import { flatTexts, leavesOf } from './flatTexts.ts';
import type { FlatPiece } from './flatten.ts';
import { originFor, secretOrigins, type SecretOrigins } from './originOf.ts';
import type { TextPath } from './profileTexts.ts';
import type { VariableScope } from './scope.ts';

export interface SecretUse {
  name: string;
  /** Empty where it is not known before somebody is asked. */
  origin: string;
}

/** Each once, also those that variables of the environment hold. */
export function secretUses(profile: SourceProfile, scope: VariableScope, home: string): SecretUse[] {
  const originAt = secretOriginAt(profile, scope, home);
  const uses = leavesOf(flatTexts(profile, scope)).flatMap(({ leaf, path }) =>
    leaf.kind === 'secret' ? [{ name: leaf.name, origin: originAt(path) }] : [],
  );
  return uses.filter(
    ({ name, origin }, index) => uses.findIndex((one) => one.name === name && one.origin === origin) === index,
  );
}

/** For a secret that stands at `path`. */
export function secretOriginAt(profile: SourceProfile, scope: VariableScope, home: string): (path: TextPath) => string {
  const origins = knownOrigins(profile, scope, home);
  return (path) => (origins ? originFor(path, origins) : '');
}

function knownOrigins(profile: SourceProfile, scope: VariableScope, home: string): SecretOrigins | undefined {
  const deciding = flatTexts(profile, scope).filter(({ path }) => path[0] === 'url' || path[0] === 'proxy');
  try {
    return secretOrigins(
      deciding.map(({ path, pieces }) => ({ path, pieces: pieces.map(asKnown) })),
      (leaf) => {
        if (leaf.kind === 'workspaceFolder') return scope.workspaceFolder(leaf.name);
        // What a person will type, and what may not be read unasked, is not known.
        return leaf.kind === 'env' && !scope.untrusted.profile ? scope.env(leaf.name) : undefined;
      },
      { folder: scope.workspaceFolder(), home },
    );
  } catch {
    return undefined;
  }
}

/** What has no value yet may become anything. */
function asKnown(piece: FlatPiece): FlatPiece {
  if (piece.kind !== 'unresolved' && piece.kind !== 'cycle') return piece;
  return { kind: 'leaf', source: piece.source, leaf: { kind: 'input', prompt: '' }, through: piece.through };
}
