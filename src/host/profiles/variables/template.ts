/**
 * The grammar of variables: `${env:NAME}`, `${workspaceFolder}`, `${workspaceFolder:NAME}`, `${input:PROMPT}`,
 * `${secret:NAME}`, and `${NAME}` of the chosen environment. `$${` is a literal `${`.
 */

export type Reference =
  | { kind: 'env'; name: string }
  /** Without a name: the folder that the profile belongs to. */
  | { kind: 'workspaceFolder'; name?: string }
  /** Of the chosen environment. */
  | { kind: 'variable'; name: string }
  | { kind: 'input'; prompt: string }
  | { kind: 'secret'; name: string }
  /** Looks like a variable, and is none. */
  | { kind: 'unknown' };

/** `source` as written, from `offset` on. */
export type TemplatePiece =
  | { kind: 'literal'; offset: number; source: string; text: string }
  | { kind: 'reference'; offset: number; source: string; reference: Reference };

const pattern = /\$\$\{|\$\{([^{}]*)\}/g;

export function parseTemplate(text: string): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  const literal = (offset: number, source: string, meant = source): void => {
    if (source !== '') pieces.push({ kind: 'literal', offset, source, text: meant });
  };
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const [source, inner] = match;
    literal(end, text.slice(end, match.index));
    if (inner === undefined) literal(match.index, source, '${');
    else pieces.push({ kind: 'reference', offset: match.index, source, reference: readReference(inner) });
    end = match.index + source.length;
  }
  literal(end, text.slice(end));
  return pieces;
}

export function hasReference(text: string): boolean {
  return parseTemplate(text).some(({ kind }) => kind === 'reference');
}

/** What `secret:` and a variable's name may consist of. */
export const secretNamePattern = /^[\w.-]{1,100}$/;
export const variableNamePattern = /^[\p{L}_][\p{L}\p{N}_.-]{0,99}$/u;

/** Each reference by what `value` gives, as a template; undefined leaves it. Literals stay as they are written. */
export function substitute(text: string, value: (reference: Reference, offset: number) => string | undefined): string {
  return parseTemplate(text)
    .map((piece) => (piece.kind === 'literal' ? piece.source : (value(piece.reference, piece.offset) ?? piece.source)))
    .join('');
}

/** A template that means `text`. */
export function escapeTemplate(text: string): string {
  return text.replaceAll('${', () => '$${');
}

/** The text with something short in the place of each reference: for checks of what stands around them. */
export function withPlaceholders(text: string, placeholder = '1'): string {
  return parseTemplate(text)
    .map((piece) => (piece.kind === 'literal' ? piece.text : placeholder))
    .join('');
}

function readReference(inner: string): Reference {
  const colon = inner.indexOf(':');
  if (colon === -1) {
    if (inner === 'workspaceFolder') return { kind: 'workspaceFolder' };
    return variableNamePattern.test(inner) ? { kind: 'variable', name: inner } : { kind: 'unknown' };
  }
  const name = inner.slice(colon + 1);
  if (name.trim() === '') return { kind: 'unknown' };
  switch (inner.slice(0, colon)) {
    case 'env':
      return { kind: 'env', name };
    case 'workspaceFolder':
      return { kind: 'workspaceFolder', name };
    case 'input':
      return { kind: 'input', prompt: name };
    case 'secret':
      return secretNamePattern.test(name) ? { kind: 'secret', name } : { kind: 'unknown' };
    default:
      return { kind: 'unknown' };
  }
}
