/**
 * Headers of a WebSocket handshake as the fields of a profile: what the handshake makes by itself is dropped, and what a
 * profile has a field for gets there where it can be said so. The rest stay headers, in order and case.
 */
import { t } from '../../../contract/l10n.ts';
import type { HeaderList } from '../../../contract/model.ts';
import type { ConnectionProfile } from '../../../contract/profile.ts';
import { isCookieValue, isHeaderName, isSubprotocol } from '../../profiles/fieldSyntax.ts';
import { escapeTemplate, hasReference, withPlaceholders } from '../../profiles/variables/template.ts';
import { readCompressionOffer } from '../compressionOffer.ts';

type Fields = Pick<ConnectionProfile, 'origin' | 'cookies' | 'auth' | 'subprotocols' | 'compression'>;

export interface SortedHeaders {
  headers: HeaderList;
  fields: Fields;
  notes: string[];
}

/** True: the header is accounted for. */
type Take = (value: string, fields: Fields, url: string) => boolean;

const takers = new Map<string, Take>(
  Object.entries({
    connection: (value) => /(?:^|,)\s*upgrade\s*(?:,|$)/i.test(value),
    upgrade: (value) => value.toLowerCase() === 'websocket',
    'sec-websocket-key': () => true,
    'sec-websocket-version': (value) => value === '13',
    host: (value, _, url) => value.toLowerCase() === authorityOf(url),
    origin(value, fields) {
      fields.origin = value;
      return true;
    },
    cookie(value, fields) {
      const cookies = readCookies(value);
      if (cookies) fields.cookies = cookies;
      return cookies !== undefined;
    },
    authorization(value, fields) {
      const auth = readCredentials(value);
      if (auth) fields.auth = auth;
      return auth !== undefined;
    },
    'sec-websocket-protocol'(value, fields) {
      const names = value.split(',').map((name) => name.trim());
      const isList = names.every(isSubprotocol) && new Set(names).size === names.length;
      if (isList) fields.subprotocols = names;
      return isList;
    },
    'sec-websocket-extensions'(value, fields) {
      const compression = readCompressionOffer(value);
      if (compression !== undefined && compression !== true) fields.compression = compression;
      return compression !== undefined;
    },
  } satisfies Record<string, Take>),
);

export function applyHandshakeHeaders(all: HeaderList, url: string): SortedHeaders {
  const fields: Fields = {};
  const notes: string[] = [];
  const count = (name: string): number => all.filter(([other]) => other.toLowerCase() === name).length;
  const headers = all.filter(([name, value]) => {
    const lower = name.toLowerCase();
    if (!isHeaderName(name)) {
      notes.push(t('{0} is no name of a header, and left out.', JSON.stringify(name)));
      return false;
    }
    // Of a header that is there twice no field can tell.
    return !(count(lower) === 1 && takers.get(lower)?.(value, fields, url));
  });
  return { headers, fields, notes };
}

/** Undefined: not a list of pairs of different names, or not in an order that an object keeps. */
export function readCookies(value: string): Record<string, string> | undefined {
  const pairs = value.split(/;\s*/).filter((pair) => pair !== '');
  const cookies = new Map<string, string>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const [name, content] = [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    const isPair = equals > 0 && isHeaderName(name) && isCookieValue(withPlaceholders(content));
    if (!isPair || cookies.has(name) || /^\d+$/.test(name)) return undefined;
    cookies.set(name, content);
  }
  return cookies.size === 0 ? undefined : Object.fromEntries(cookies);
}

/** RFC 6750 §2.1, RFC 7617 §2. */
function readCredentials(value: string): ConnectionProfile['auth'] {
  const bearer = /^Bearer +(\S.*)$/i.exec(value);
  if (bearer) return { type: 'bearer', token: bearer[1]! };
  const basic = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(value);
  if (!basic || hasReference(value)) return undefined;
  const decoded = utf8(basic[1]!);
  const colon = decoded?.indexOf(':') ?? -1;
  if (decoded === undefined || colon === -1) return undefined;
  const [username, password] = [decoded.slice(0, colon), decoded.slice(colon + 1)].map(escapeTemplate);
  return { type: 'basic', username: username!, password: password! };
}

function utf8(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

function authorityOf(url: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?]*@)?([^/?]*)/i.exec(url)?.[1]?.toLowerCase();
}
