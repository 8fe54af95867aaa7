/** Makes of a profile as it is written one to connect with: variables in their places, paths absolute. */
import type { ConnectionProfile } from '../../../contract/profile.ts';
import { parseAddress } from '../../address/address.ts';
import { notAllowed } from '../../failures.ts';
import { knownSecrets } from '../knownSecrets.ts';
import { withoutPlace, type SourceProfile } from '../sourceProfile.ts';
import { answersFor, type OriginsOf, type Questions } from './answers.ts';
import { filledText, flatTexts, withTexts, type FlatText } from './flatTexts.ts';
import type { Leaf } from './flatten.ts';
import { withAbsolutePaths, type PathBase } from './localPaths.ts';
import { machineReads } from './machineReads.ts';
import { addressFailure, originFor, secretOrigins } from './originOf.ts';
import type { TextPath } from './profileTexts.ts';
import type { VariableScope } from './scope.ts';
import { unresolvedIn, variableFailure } from './unresolved.ts';

export type { Questions } from './answers.ts';

export interface ResolvedProfile {
  profile: ConnectionProfile;
  /** What in it is secret; see `ConnectRequest`. */
  secrets: string[];
}

/** Rejects with an `RpcError`: `unresolved-variable`, `variable-cycle`, `secret-in-host`, `url-…`, `relative-path`, `cancelled`. */
export async function resolveProfile(
  source: SourceProfile,
  scope: VariableScope,
  questions: Questions,
  home: string,
): Promise<ResolvedProfile> {
  const texts = flatTexts(source, scope);
  const reads = machineReads(texts, scope);
  if (reads.environment.length > 0 || reads.files.length > 0) {
    // Nobody is asked about what cannot be connected to anyway.
    refuseUnresolved(texts, { ...scope, env: () => '' });
    if (!(await questions.allow(reads))) throw notAllowed('connecting');
  }
  refuseUnresolved(texts, scope);

  const base: PathBase = { folder: scope.workspaceFolder(), home };
  const originsOf: OriginsOf = (plain) => {
    const origins = secretOrigins(texts, plain, base);
    return (path) => originFor(path, origins);
  };
  const values = await answersFor(texts, scope, questions, originsOf, 'connecting');
  const told = new Set(values.secret);
  const valueOf = (leaf: Leaf, path: TextPath): string => values.valueOf(leaf, path);
  const filled = texts.map((text) =>
    filledText(text, valueOf, (value, encoded) => {
      if (told.has(value)) told.add(encoded);
    }),
  );
  const resolved = withoutPlace(withTexts(source, filled)) as ConnectionProfile;
  const address = parseAddress(resolved.url);
  if ('error' in address) throw addressFailure('•••');
  const profile = withAbsolutePaths({ ...resolved, url: address.url }, base);
  return { profile, secrets: knownSecrets(profile, told) };
}

function refuseUnresolved(texts: readonly FlatText[], scope: VariableScope): void {
  const unresolved = unresolvedIn(texts, scope);
  if (unresolved.length > 0) throw variableFailure(unresolved, scope);
}
