/** Puts values into a URL: percent-encoded as the place asks for where they stand (RFC 3986 §3). */
import type { FlatPiece, Leaf } from './flatten.ts';

type UrlPart = 'beginning' | 'userinfo' | 'host' | 'path' | 'query' | 'socket';

/** What would end the part, or mean something else in it; `%41` is an escape already. */
const encodedIn: Record<UrlPart, RegExp | undefined> = {
  beginning: undefined,
  host: undefined,
  userinfo: /[\s#/?@\\[\]]|%(?![0-9a-f]{2})/gi,
  path: /[\s#?\\[\]]|%(?![0-9a-f]{2})/gi,
  query: /[\s#&+]|%(?![0-9a-f]{2})/gi,
  socket: /[\s%#?]/g,
};

/**
 * The URL with each leaf's value in its place; undefined keeps the reference as it is written. Literals of the URL itself
 * stay as they are; those that come from variables are encoded as values are. `tell` hears each value that changed.
 */
export function urlText(
  pieces: readonly FlatPiece[],
  valueOf: (leaf: Leaf) => string | undefined,
  tell: (value: string, encoded: string) => void = () => undefined,
): string {
  let url = '';
  pieces.forEach((piece, index) => {
    if (piece.kind === 'text' && piece.through.length === 0) {
      url += piece.text;
      return;
    }
    const value = piece.kind === 'text' ? piece.text : piece.kind === 'leaf' ? valueOf(piece.leaf) : undefined;
    if (value === undefined) {
      url += piece.kind === 'text' ? '' : piece.source;
      return;
    }
    const part = partAfter(url, pieces.slice(index + 1));
    const isSecret = piece.kind === 'leaf' && piece.leaf.kind === 'secret';
    const encoded = encodeFor(part, value, isSecret);
    if (encoded !== value) tell(value, encoded);
    url += encoded;
  });
  return url;
}

/** A variable may be a part of a path; a secret is one segment. */
function encodeFor(part: UrlPart, value: string, isSecret: boolean): string {
  const pattern = encodedIn[part];
  const encoded = pattern ? value.replace(pattern, (character) => encodeURIComponent(character)) : value;
  return part === 'path' && isSecret ? encoded.replaceAll('/', '%2F') : encoded;
}

function partAfter(url: string, ahead: readonly FlatPiece[]): UrlPart {
  if (url === '') return 'beginning';
  if (/^wss?\+unix:/i.test(url)) return url.includes('?') ? 'query' : 'socket';
  const rest = url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  if (rest.includes('?')) return 'query';
  if (rest.includes('/')) return 'path';
  const coming = ahead.map((piece) => (piece.kind === 'text' ? piece.text : '1')).join('');
  return /^[^/?#]*@/.test(coming) ? 'userinfo' : 'host';
}
