/** Variables without a value: which, where, and why. */
import { RpcError } from '../../../contract/rpc.ts';
import type { FlatText } from './flatTexts.ts';
import type { FlatPiece } from './flatten.ts';
import { textPathWords, type TextPath } from './profileTexts.ts';
import type { VariableScope } from './scope.ts';

export interface Unresolved {
  /** As it is written. */
  source: string;
  path: TextPath;
  through: readonly string[];
  /** A sentence. */
  why: string;
  isCycle: boolean;
}

/** Every one, in the order of the profile. */
export function unresolvedIn(texts: readonly FlatText[], scope: VariableScope): Unresolved[] {
  return texts.flatMap(({ path, pieces }) =>
    pieces.flatMap((piece) => {
      const why = whyUnresolved(piece, scope);
      if (why === undefined || piece.kind === 'text') return [];
      const { source, through } = piece;
      return [{ source, path, through, why, isCycle: piece.kind === 'cycle' }];
    }),
  );
}

function whyUnresolved(piece: FlatPiece, scope: VariableScope): string | undefined {
  switch (piece.kind) {
    case 'text':
      return undefined;
    case 'cycle':
      return `The variables go round in a circle: ${piece.names.join(' → ')}.`;
    case 'unresolved':
      return whyWithoutValue(piece, scope);
    case 'leaf':
      return whyNotThere(piece.leaf, scope);
    default:
      return piece satisfies never;
  }
}

function whyWithoutValue({ source, why }: Extract<FlatPiece, { kind: 'unresolved' }>, scope: VariableScope): string {
  switch (why) {
    case 'too-long':
      return `What ${source} stands for is too long: variables hold others, which hold others.`;
    case 'no-such-kind':
      return `${source} is no variable; write $${source} for the text itself.`;
    case 'no-variable':
      if (scope.environment !== undefined) return `The environment “${scope.environment}” has no ${nameOf(source)}.`;
      return scope.hasEnvironments ? 'No environment is chosen.' : 'There is no environment that says what it means.';
    default:
      return why satisfies never;
  }
}

function whyNotThere(leaf: Extract<FlatPiece, { kind: 'leaf' }>['leaf'], scope: VariableScope): string | undefined {
  if (leaf.kind === 'env' && scope.env(leaf.name) === undefined) {
    return `The environment variable ${leaf.name} is not set where the extension runs.`;
  }
  if (leaf.kind === 'workspaceFolder' && scope.workspaceFolder(leaf.name) === undefined) {
    return leaf.name === undefined
      ? 'No folder on this machine is open.'
      : `The window has no folder “${leaf.name}” on this machine.`;
  }
  return undefined;
}

/** Names each variable and every place. */
export function variableFailure(unresolved: readonly Unresolved[], scope: VariableScope): RpcError {
  const cycles = unresolved.filter(({ isCycle }) => isCycle);
  const told = cycles.length > 0 ? cycles : unresolved;
  const places = unique(told.map((one) => `${one.source} in ${placeWords(one, scope)}`));
  const subject = places.length === 1 ? 'A variable of the profile has' : 'Variables of the profile have';
  return new RpcError({
    code: cycles.length > 0 ? 'variable-cycle' : 'unresolved-variable',
    message: `${subject} no value: ${places.join('; ')}.`,
    cause: unique(told.map(({ why }) => why)).join(' '),
    remedy:
      cycles.length > 0
        ? 'Give one of them a value of its own.'
        : 'Correct the name, set the variable, or choose another environment; $${ stands for a literal ${.',
  });
}

function placeWords({ path, through }: Unresolved, scope: VariableScope): string {
  const line = scope.lineOf(path);
  const way = through.length > 0 ? ` by way of ${through.map((name) => `\${${name}}`).join(', ')}` : '';
  return `${textPathWords(path)}${line === undefined ? '' : ` (line ${line})`}${way}`;
}

function nameOf(source: string): string {
  return `“${source.slice(2, -1)}”`;
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
