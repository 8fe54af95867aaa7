/** Values of what has to be looked up: inputs and secrets are asked for, each once. */
import { cancelled, type Doing } from '../../failures.ts';
import { isSecretName } from '../secretNames.ts';
import { leavesOf, type FlatText } from './flatTexts.ts';
import type { Leaf } from './flatten.ts';
import type { MachineReads } from './machineReads.ts';
import type { TextPath } from './profileTexts.ts';
import type { VariableScope } from './scope.ts';

/** What a person is asked; undefined where they leave the question. */
export interface Questions {
  /** `secret`: what is typed is not shown. */
  input(prompt: string, options: { secret: boolean }): PromiseLike<string | undefined>;
  /** Told once, and kept for the origin. */
  secret(name: string, origin: string): PromiseLike<string | undefined>;
  /** Whether what a folder that is not trusted says may read these. */
  allow(reads: MachineReads): PromiseLike<boolean>;
}

export interface Answers {
  valueOf: (leaf: Leaf, path: TextPath) => string;
  /** Which values are secret. */
  secret: string[];
}

/** For which place the secrets of a text are kept. `plain`: what is known by then, which no secret is. */
export type OriginsOf = (plain: (leaf: Leaf) => string) => (path: TextPath) => string;

/**
 * Inputs are asked for before secrets, which are kept for the address that they may make. Rejects where a question is
 * left: `doing` was cancelled.
 */
export async function answersFor(
  texts: readonly FlatText[],
  scope: VariableScope,
  questions: Questions,
  originsOf: OriginsOf,
  doing: Doing,
): Promise<Answers> {
  const leaves = leavesOf(texts);
  const inputs = new Map<string, string>();
  for (const { leaf } of leaves) {
    if (leaf.kind !== 'input' || inputs.has(leaf.prompt)) continue;
    const typed = await questions.input(leaf.prompt, { secret: isSecretName(leaf.prompt) });
    if (typed === undefined) throw cancelled(doing);
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
  const originOf = originsOf(plain);
  const kept = new Map<string, string>();
  const keyOf = (name: string, path: TextPath): string => `${name} ${originOf(path)}`;
  for (const { leaf, path } of leaves) {
    if (leaf.kind !== 'secret' || kept.has(keyOf(leaf.name, path))) continue;
    const value = await questions.secret(leaf.name, originOf(path));
    if (value === undefined) throw cancelled(doing);
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
