/** Makes of a profile as it is written one to connect with: variables in their places, paths absolute. */
import type { ConnectionProfile } from '../../../contract/profile.ts';
import { RpcError } from '../../../contract/rpc.ts';
import { parseAddress } from '../../address/address.ts';
import { connectingCancelled } from '../../failures.ts';
import { knownSecrets } from '../knownSecrets.ts';
import { isSecretName } from '../secretNames.ts';
import { withoutPlace, type SourceProfile } from '../sourceProfile.ts';
import { filledText, flatTexts, leavesOf, withTexts, type FlatText } from './flatTexts.ts';
import type { Leaf } from './flatten.ts';
import { withAbsolutePaths, type PathBase } from './localPaths.ts';
import { machineReads, type MachineReads } from './machineReads.ts';
import { addressFailure, originFor, secretOrigins } from './originOf.ts';
import type { TextPath } from './profileTexts.ts';
import type { VariableScope } from './scope.ts';
import { unresolvedIn, variableFailure } from './unresolved.ts';

/** What a person is asked; undefined where they leave the question. */
export interface Questions {
  /** `secret`: what is typed is not shown. */
  input(prompt: string, options: { secret: boolean }): PromiseLike<string | undefined>;
  /** Told once, and kept for the origin. */
  secret(name: string, origin: string): PromiseLike<string | undefined>;
  /** Whether a profile of a folder that is not trusted may read these. */
  allow(reads: MachineReads): PromiseLike<boolean>;
}

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
    if (!(await questions.allow(reads))) throw notAllowed();
  }
  refuseUnresolved(texts, scope);

  const base: PathBase = { folder: scope.workspaceFolder(), home };
  const values = await answers(texts, scope, questions, base);
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

/** Inputs are asked for before secrets, which are kept for the address that they may make. */
async function answers(
  texts: readonly FlatText[],
  scope: VariableScope,
  questions: Questions,
  base: PathBase,
): Promise<{ valueOf: (leaf: Leaf, path: TextPath) => string; secret: string[] }> {
  const leaves = leavesOf(texts);
  const inputs = new Map<string, string>();
  for (const { leaf } of leaves) {
    if (leaf.kind !== 'input' || inputs.has(leaf.prompt)) continue;
    const typed = await questions.input(leaf.prompt, { secret: isSecretName(leaf.prompt) });
    if (typed === undefined) throw connectingCancelled();
    inputs.set(leaf.prompt, typed);
  }
  const plain = (leaf: Leaf): string => {
    switch (leaf.kind) {
      case 'env':
        return scope.env(leaf.name) ?? '';
      case 'workspaceFolder':
        return scope.workspaceFolder(leaf.name) ?? '';
      case 'input':
        return inputs.get(leaf.prompt) ?? '';
      case 'secret':
        return '';
      default:
        return leaf satisfies never;
    }
  };
  const origins = secretOrigins(texts, plain, base);
  const kept = new Map<string, string>();
  const keyOf = (name: string, path: TextPath): string => `${name} ${originFor(path, origins)}`;
  for (const { leaf, path } of leaves) {
    if (leaf.kind !== 'secret' || kept.has(keyOf(leaf.name, path))) continue;
    const value = await questions.secret(leaf.name, originFor(path, origins));
    if (value === undefined) throw connectingCancelled();
    kept.set(keyOf(leaf.name, path), value);
  }
  return {
    valueOf: (leaf, path) => (leaf.kind === 'secret' ? (kept.get(keyOf(leaf.name, path)) ?? '') : plain(leaf)),
    secret: [
      ...kept.values(),
      ...leaves.filter(({ leaf }) => isTelling(leaf)).map(({ leaf }) => plain(leaf)),
      ...secretVariables(texts),
    ],
  };
}

/** Its name says that its value is a secret. */
function isTelling(leaf: Leaf): boolean {
  return (leaf.kind === 'env' && isSecretName(leaf.name)) || (leaf.kind === 'input' && isSecretName(leaf.prompt));
}

/** Literal values of variables whose names say so. */
function secretVariables(texts: readonly FlatText[]): string[] {
  return texts.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'text' && piece.through.some(isSecretName) ? [piece.text] : [])),
  );
}

function notAllowed(): RpcError {
  return new RpcError({
    code: 'not-allowed',
    message: 'The profile was not allowed to read from this machine.',
    cause: 'It comes from a folder that is not trusted, and reads environment variables or files.',
    remedy: 'Trust the folder, or allow it when you connect.',
  });
}
