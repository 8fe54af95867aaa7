/** Variables without a value: which, where, and why. */
import { t } from '../../../contract/l10n.ts';
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
        why: t('The variables go round in a circle: {0}.', piece.names.join(' → ')),
        remedy: t('Give one of them a value of its own.'),
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
        why: t('What {0} stands for is too long: variables hold others, which hold others.', source),
        remedy: t('Write out one of them.'),
      };
    case 'no-such-kind':
      return {
        why: t('{0} is no variable.', source),
        remedy: t('Correct it, or write {0} for the text itself.', `$${source}`),
      };
    case 'no-variable':
      return noVariable(source, scope);
    default:
      return why satisfies never;
  }
}

function noVariable(source: string, { environment, hasEnvironments }: VariableScope): Reason {
  if (environment !== undefined) {
    const why = t('The environment “{0}” has no {1}.', environment, nameOf(source));
    return {
      why,
      remedy: t(
        'Correct the name, give it a value there, or choose another environment; {0} stands for a literal {1}.',
        '$${',
        '${',
      ),
    };
  }
  return hasEnvironments
    ? { why: t('No environment is chosen.'), remedy: t('Choose one in the status bar.') }
    : {
        why: t('There is no environment that says what it means.'),
        remedy: t('Say it in `environments` beside the profiles; {0} stands for a literal {1}.', '$${', '${'),
      };
}

function notThere(leaf: Extract<FlatPiece, { kind: 'leaf' }>['leaf'], scope: VariableScope): Reason | undefined {
  if (leaf.kind === 'env' && scope.env(leaf.name) === undefined) {
    return {
      why: t('The environment variable {0} is not set where the extension runs.', leaf.name),
      // VS Code passes on what it was started with: a variable that is set later is not seen.
      remedy: t('Set {0} there and start VS Code anew, or write something else in its place.', leaf.name),
    };
  }
  if (leaf.kind === 'workspaceFolder' && scope.workspaceFolder(leaf.name) === undefined) {
    return leaf.name === undefined
      ? { why: t('No folder on this machine is open.'), remedy: t('Open one.') }
      : {
          why: t('The window has no folder “{0}” on this machine.', leaf.name),
          remedy: t('Correct the name, or add the folder to the window.'),
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
  const places = unique(told.map((one) => placeWords(one, scope, of)));
  return new RpcError({
    code: cycles.length > 0 ? 'variable-cycle' : 'unresolved-variable',
    message: missingWords(places, of),
    cause: unique(told.map(({ why }) => why)).join(' '),
    remedy: unique(told.map(({ remedy }) => remedy)).join(' '),
  });
}

function missingWords(places: readonly string[], of: 'profile' | 'message'): string {
  const all = places.join('; ');
  switch (of) {
    case 'profile':
      return places.length === 1
        ? t('A variable of the profile has no value: {0}.', all)
        : t('Variables of the profile have no value: {0}.', all);
    case 'message':
      return places.length === 1
        ? t('A variable of the message has no value: {0}.', all)
        : t('Variables of the message have no value: {0}.', all);
    default:
      return of satisfies never;
  }
}

/** `${a} in url (line 3) by way of ${b}`. */
function placeWords({ source, path, through }: Unresolved, scope: VariableScope, of: 'profile' | 'message'): string {
  const line = scope.lineOf(path);
  const field = line === undefined ? textPathWords(path) : t('{0} (line {1})', textPathWords(path), line);
  const place = of === 'profile' ? t('{0} in {1}', source, field) : source;
  const way = through.map((name) => `\${${name}}`).join(', ');
  return way === '' ? place : t('{0} by way of {1}', place, way);
}

function nameOf(source: string): string {
  return `“${source.slice(2, -1)}”`;
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
