/** Replaces the variables of the environment by what they are made of: what is left says itself what it needs. */
import { parseTemplate, type Reference } from './template.ts';

/** Needs nothing of the environment. */
export type Leaf = Extract<Reference, { kind: 'env' | 'workspaceFolder' | 'input' | 'secret' }>;

/** `through`: the variables that it came from, the outermost first; none where it stands in the text itself. */
export type FlatPiece = { through: readonly string[] } & (
  | { kind: 'text'; text: string }
  | { kind: 'leaf'; source: string; leaf: Leaf }
  | { kind: 'unresolved'; source: string; why: 'no-variable' | 'no-such-kind' | 'too-long' }
  /** The names from the first to its return. */
  | { kind: 'cycle'; source: string; names: readonly string[] }
);

/** Variables that hold others twice and twice again would fill the memory. */
const mostPieces = 10_000;
/** UTF-16 code units of what comes from variables. */
const longest = 1 << 22;
const deepest = 100;

/** `variable` gives the template of a name; `literal` what becomes of what the text itself has between them. */
export function flatten(
  text: string,
  variable: (name: string) => string | undefined,
  literal: (text: string, offset: number) => string = (written) => written,
): FlatPiece[] {
  const pieces: FlatPiece[] = [];
  let length = 0;
  let full = false;
  const add = (template: string, through: readonly string[]): void => {
    for (const piece of parseTemplate(template)) {
      const { source } = piece;
      if (full) return;
      if (through.length > 0) length += source.length;
      full = pieces.length >= mostPieces - 1 || length > longest || through.length > deepest;
      if (full) pieces.push({ kind: 'unresolved', source: outermost(source, through), why: 'too-long', through });
      else if (piece.kind === 'literal') {
        const meant = through.length === 0 ? literal(piece.text, piece.offset) : piece.text;
        pieces.push({ kind: 'text', text: meant, through });
      } else addReference(piece.reference, source, through);
    }
  };
  const addReference = (reference: Reference, source: string, through: readonly string[]): void => {
    if (reference.kind === 'unknown') {
      pieces.push({ kind: 'unresolved', source, why: 'no-such-kind', through });
    } else if (reference.kind === 'variable') {
      const { name } = reference;
      const template = variable(name);
      if (through.includes(name)) {
        pieces.push({ kind: 'cycle', source, names: [...through.slice(through.indexOf(name)), name], through });
      } else if (template === undefined) pieces.push({ kind: 'unresolved', source, why: 'no-variable', through });
      else add(template, [...through, name]);
    } else pieces.push({ kind: 'leaf', source, leaf: reference, through });
  };
  add(text, []);
  return pieces;
}

function outermost(source: string, [first]: readonly string[]): string {
  return first === undefined ? source : `\${${first}}`;
}
