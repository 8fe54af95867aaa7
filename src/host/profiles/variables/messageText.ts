/** The text of a message that a person sends, with values in the place of its variables. */
import { JsonStrings } from '../../payloads/jsonStrings.ts';
import { flatten, type FlatPiece, type Leaf } from './flatten.ts';
import { isGenerated, type GeneratedName } from './generated.ts';
import type { VariableScope } from './scope.ts';

export type MessagePiece =
  FlatPiece | { kind: 'generated'; name: GeneratedName; source: string; through: readonly string[] };

/** `literal`: what becomes of what is written between the variables; `offset` is its place in the text. */
export function messagePieces(
  text: string,
  scope: Pick<VariableScope, 'variable'>,
  literal?: (text: string, offset: number) => string,
): MessagePiece[] {
  return flatten(text, (name) => scope.variable(name), literal).map((piece) => {
    if (piece.kind !== 'unresolved' || piece.why !== 'no-variable') return piece;
    const { source, through } = piece;
    const name = source.slice(2, -1);
    return isGenerated(name) ? { kind: 'generated', name, source, through } : piece;
  });
}

/** `json`: in a string a value is escaped as JSON wants it (RFC 8259 §7); elsewhere it stands as it is. */
export function messageText(
  pieces: readonly MessagePiece[],
  { json }: { json: boolean },
  valueOf: (leaf: Leaf) => string,
  generate: (name: GeneratedName) => string,
): string {
  const strings = new JsonStrings();
  const parts = pieces.map((piece) => {
    if (piece.kind === 'text' && piece.through.length === 0) {
      if (json) strings.read(piece.text);
      return piece.text;
    }
    const value = valueIn(piece, valueOf, generate);
    return strings.inside ? JSON.stringify(value).slice(1, -1) : value;
  });
  return parts.join('');
}

function valueIn(
  piece: MessagePiece,
  valueOf: (leaf: Leaf) => string,
  generate: (name: GeneratedName) => string,
): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'leaf':
      return valueOf(piece.leaf);
    case 'generated':
      return generate(piece.name);
    case 'unresolved':
    case 'cycle':
      return piece.source;
    default:
      return piece satisfies never;
  }
}
