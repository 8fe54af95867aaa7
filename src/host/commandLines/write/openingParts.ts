/**
 * What a command says of the opening handshake, whatever the program. All texts are templates. A header of the profile
 * takes the place of what the handshake has of that name.
 */
import type { HeaderList } from '../../../contract/model.ts';
import type { ConnectionProfile } from '../../../contract/profile.ts';
import { parseTemplate } from '../../profiles/variables/template.ts';

export interface OpeningParts {
  /** `ws://` or `wss://` unless it begins with a variable; `localhost` where `socketPath` is there. */
  url: string;
  socketPath?: string;
  /** The profile's; cookies and credentials where no field of a program is there for them. */
  headers: HeaderList;
  subprotocols: string[];
  origin?: string;
  /** `name:password` */
  basic?: string;
  cookies?: string;
}

export function openingParts(profile: ConnectionProfile): OpeningParts {
  const { auth } = profile;
  const added = Object.entries(profile.query ?? {});
  if (auth?.type === 'apiKey' && auth.in === 'query') added.push([auth.name, auth.value]);
  const { url, socketPath } = addressOf(profile.url);
  const cookies = Object.entries(profile.cookies ?? {}).map(([name, value]) => `${name}=${value}`);
  const headers = [...(profile.headers ?? [])];
  const given = new Set(headers.map(([name]) => name.toLowerCase()));
  const isFree = (name: string): boolean => !given.has(name.toLowerCase());
  if (auth?.type === 'bearer' && isFree('Authorization')) headers.push(['Authorization', `Bearer ${auth.token}`]);
  if (auth?.type === 'apiKey' && auth.in === 'header' && isFree(auth.name)) headers.push([auth.name, auth.value]);
  return {
    url: withQuery(url, added),
    headers,
    subprotocols: isFree('Sec-WebSocket-Protocol') ? (profile.subprotocols ?? []) : [],
    ...(socketPath === undefined ? {} : { socketPath }),
    ...(profile.origin !== undefined && isFree('Origin') ? { origin: profile.origin } : {}),
    ...(auth?.type === 'basic' && isFree('Authorization') ? { basic: `${auth.username}:${auth.password}` } : {}),
    ...(cookies.length > 0 && isFree('Cookie') ? { cookies: cookies.join('; ') } : {}),
  };
}

/** `ws+unix:/run/app.sock:/chat`, `http:` as `ws:`, and addresses without a scheme as they are understood. */
function addressOf(typed: string): { url: string; socketPath?: string } {
  const url = typed.trim();
  const unix = /^(wss?)\+unix:(?:\/\/(?=\/))?([^:]*):?(.*)$/is.exec(url);
  if (unix) {
    const [, scheme = 'ws', socketPath = '', path = ''] = unix;
    return { url: `${scheme.toLowerCase()}://localhost${path === '' ? '/' : path}`, socketPath: decoded(socketPath) };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined) return { url: scheme.replace(/^http/, 'ws') + url.slice(scheme.length) };
  return { url: parseTemplate(url)[0]?.kind === 'reference' ? url : `ws://${url}` };
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function withQuery(url: string, added: readonly [string, string][]): string {
  if (added.length === 0) return url;
  const pairs = added.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  const separator = !url.includes('?') ? '?' : /[?&]$/.test(url) ? '' : '&';
  return `${url}${separator}${pairs}`;
}

/** Of what is written; what a variable brings comes as it is. */
function encoded(template: string): string {
  return parseTemplate(template)
    .map((piece) => (piece.kind === 'literal' ? encodeURIComponent(piece.text) : piece.source))
    .join('');
}
