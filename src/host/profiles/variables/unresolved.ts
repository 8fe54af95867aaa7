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
  /** A sentence. */
  remedy: string;
  isCycle: boolean;
}

/** Every one, in the order of the profile. */
export function unresolvedIn(texts: readonly FlatText[], scope: VariableScope): Unresolved[] {
  return texts.flatMap(({ path, pieces }) =>
    pieces.flatMap((piece) => {
      const reason = reasonOf(piece, scope);
      if (reason === undefined || piece.kind === 'text') return [];
      const { source, through } = piece;
      return [{ source, path, through, ...reason, isCycle: piece.kind === 'cycle' }];
    }),
  );
}

type Reason = Pick<Unresolved, 'why' | 'remedy'>;

function reasonOf(piece: FlatPiece, scope: VariableScope): Reason | undefined {
  switch (piece.kind) {
    case 'text':
      return undefined;
    case 'cycle':
      return {
        why: `The variables go round in a circle: ${piece.names.join(' → ')}.`,
        remedy: 'Give one of them a value of its own.',
      };
    case 'unresolved':
      return withoutValue(piece, scope);
    case 'leaf':
      return notThere(piece.leaf, scope);
    default:
      return piece satisfies never;
  }
}

function withoutValue({ source, why }: Extract<FlatPiece, { kind: 'unresolved' }>, scope: VariableScope): Reason {
  switch (why) {
    case 'too-long':
      return {
        why: `What ${source} stands for is too long: variables hold others, which hold others.`,
        remedy: 'Write out one of them.',
      };
    case 'no-such-kind':
      return { why: `${source} is no variable.`, remedy: `Correct it, or write $${source} for the text itself.` };
    case 'no-variable':
      return noVariable(source, scope);
    default:
      return why satisfies never;
  }
}

function noVariable(source: string, { environment, hasEnvironments }: VariableScope): Reason {
  const literally = '$${ stands for a literal ${';
  if (environment !== undefined) {
    const remedy = `Correct the name, give it a value there, or choose another environment; ${literally}.`;
    return { why: `The environment “${environment}” has no ${nameOf(source)}.`, remedy };
  }
  return hasEnvironments
    ? { why: 'No environment is chosen.', remedy: 'Choose one in the status bar.' }
    : {
        why: 'There is no environment that says what it means.',
        remedy: `Say it in \`environments\` beside the profiles; ${literally}.`,
      };
}

function notThere(leaf: Extract<FlatPiece, { kind: 'leaf' }>['leaf'], scope: VariableScope): Reason | undefined {
  if (leaf.kind === 'env' && scope.env(leaf.name) === undefined) {
    return {
      why: `The environment variable ${leaf.name} is not set where the extension runs.`,
      // VS Code passes on what it was started with: a variable that is set later is not seen.
      remedy: `Set ${leaf.name} there and start VS Code anew, or write something else in its place.`,
    };
  }
  if (leaf.kind === 'workspaceFolder' && scope.workspaceFolder(leaf.name) === undefined) {
    return leaf.name === undefined
      ? { why: 'No folder on this machine is open.', remedy: 'Open one.' }
      : {
          why: `The window has no folder “${leaf.name}” on this machine.`,
          remedy: 'Correct the name, or add the folder to the window.',
        };
  }
  return undefined;
}

/** Names each variable and every place; a message has one place. */
export function variableFailure(
  unresolved: readonly Unresolved[],
  scope: VariableScope,
  of: 'profile' | 'message' = 'profile',
): RpcError {
  const cycles = unresolved.filter(({ isCycle }) => isCycle);
  const told = cycles.length > 0 ? cycles : unresolved;
  const places = unique(
    told.map((one) => one.source + (of === 'profile' ? ` in ${placeWords(one, scope)}` : wayWords(one))),
  );
  const subject = places.length === 1 ? `A variable of the ${of} has` : `Variables of the ${of} have`;
  return new RpcError({
    code: cycles.length > 0 ? 'variable-cycle' : 'unresolved-variable',
    message: `${subject} no value: ${places.join('; ')}.`,
    cause: unique(told.map(({ why }) => why)).join(' '),
    remedy: unique(told.map(({ remedy }) => remedy)).join(' '),
  });
}

function placeWords(one: Unresolved, scope: VariableScope): string {
  const line = scope.lineOf(one.path);
  return `${textPathWords(one.path)}${line === undefined ? '' : ` (line ${line})`}${wayWords(one)}`;
}

function wayWords({ through }: Unresolved): string {
  return through.length > 0 ? ` by way of ${through.map((name) => `\${${name}}`).join(', ')}` : '';
}

function nameOf(source: string): string {
  return `“${source.slice(2, -1)}”`;
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
