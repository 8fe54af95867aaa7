/** Looks up what the variables of a message stand for. What is made anew at each sending is put in later. */
import { notAllowed } from '../../failures.ts';
import { answersFor, type Questions } from './answers.ts';
import { generatedValue, type Occasion } from './generated.ts';
import { machineReads } from './machineReads.ts';
import { messagePieces, messageText } from './messageText.ts';
import type { VariableScope } from './scope.ts';
import { unresolvedIn, variableFailure } from './unresolved.ts';

export interface MessageSource {
  text: string;
  /** See `messageText`. */
  json: boolean;
  /** See `messagePieces`. */
  literal?: (text: string, offset: number) => string;
}

export interface ResolvedMessage {
  text: (occasion: Occasion) => string;
  /** The `${counter}` stands in it. */
  counts: boolean;
  /** Its values that nobody is to see; they may stand in the text. */
  secrets: string[];
}

/** `origin`: where it is sent. Rejects with an `RpcError`: `unresolved-variable`, `variable-cycle`, `not-allowed`, `cancelled`. */
export async function resolveMessage(
  { text, json, literal }: MessageSource,
  scope: VariableScope,
  questions: Questions,
  origin: string,
): Promise<ResolvedMessage> {
  const pieces = messagePieces(text, scope, literal);
  const flat = [{ path: ['message'], pieces: pieces.filter((piece) => piece.kind !== 'generated') }];
  const { environment } = machineReads(flat, scope);
  if (environment.length > 0) {
    // Nobody is asked about what cannot be sent anyway.
    refuse(unresolvedIn(flat, { ...scope, env: () => '' }), scope);
    if (!(await questions.allow({ environment, files: [] }))) throw notAllowed('sending');
  }
  refuse(unresolvedIn(flat, scope), scope);
  const answers = await answersFor(flat, scope, questions, () => () => origin, 'sending');
  return {
    text: (occasion) =>
      messageText(
        pieces,
        { json },
        (leaf) => answers.valueOf(leaf, ['message']),
        (name) => generatedValue(name, occasion),
      ),
    counts: pieces.some((piece) => piece.kind === 'generated' && piece.name === 'counter'),
    secrets: answers.secret,
  };
}

function refuse(unresolved: ReturnType<typeof unresolvedIn>, scope: VariableScope): void {
  if (unresolved.length > 0) throw variableFailure(unresolved, scope, 'message');
}
