import { t } from '../../contract/l10n.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { RpcError } from '../../contract/rpc.ts';

/** Where a profile connects to. */
export interface Target {
  /** For people: no user information, no query values that the profile adds. */
  readonly shown: string;
  readonly secure: boolean;
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
  /** Request target (RFC 9112 §3.2.1): path and query. */
  readonly path: string;
  readonly socketPath?: string;
  /** The value of `Host` (RFC 9110 §7.2). */
  readonly authority: string;
  /** Of the URL itself. */
  readonly userInfo?: { username: string; password: string };
  readonly url: URL;
}

const unixSchemes = /^(wss?)\+unix:/i;

/**
 * Understands a profile's URL: `http(s)` is taken for its twin. What is shown of it has none of `secrets`. Throws an
 * `RpcError` that says what is wrong.
 */
export function targetOf(
  profile: Pick<ConnectionProfile, 'url' | 'query' | 'auth'>,
  secrets: readonly string[] = [],
): Target {
  const without = (text: string): string =>
    secrets.reduce((shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, '•••')), text);
  const url = read(profile.url, without);
  const unix = unixSchemes.exec(url.protocol);
  if (url.protocol === 'http:') url.protocol = 'ws:';
  if (url.protocol === 'https:') url.protocol = 'wss:';
  if (unix === null && url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw invalidUrl(without(profile.url), t('Its scheme is {0}, not ws or wss.', url.protocol.slice(0, -1)));
  }
  if (url.hash !== '' || profile.url.includes('#')) {
    throw invalidUrl(
      without(profile.url),
      t('It has a fragment (#…), which a WebSocket URL must not have (RFC 6455 §3).'),
    );
  }
  const secure = url.protocol.startsWith('wss');
  const search = encoded(without(profile.url), 'query', () => withQuery(url.search, addedQuery(profile)));
  const userInfo = userInfoOf(url);
  if (unix !== null) {
    const shownUrl = without(profile.url);
    const [socketPath, path] = encoded(shownUrl, 'path', () => unixPaths(url.pathname, shownUrl));
    const shown = without(`${url.protocol}${socketPath}:${path}${url.search}`);
    return { shown, secure, host: 'localhost', port: 0, path: path + search, socketPath, authority: 'localhost', url };
  }
  return {
    shown: without(`${url.protocol}//${url.host}${url.pathname}${url.search}`),
    secure,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    path: url.pathname + search,
    authority: url.host,
    ...(userInfo === undefined ? {} : { userInfo }),
    url,
  };
}

function read(text: string, shown: (text: string) => string): URL {
  try {
    return new URL(text);
  } catch {
    throw invalidUrl(shown(text), t('It cannot be read as a URL.'));
  }
}

/** Half a surrogate pair has no UTF-8, and not every percent-encoding is one of UTF-8. */
function encoded<T>(shown: string, part: 'path' | 'query', encode: () => T): T {
  try {
    return encode();
  } catch (error) {
    if (error instanceof URIError) {
      throw invalidUrl(
        shown,
        part === 'path'
          ? t('Its path has no form in percent-encoded UTF-8.')
          : t('Its query has no form in percent-encoded UTF-8.'),
      );
    }
    throw error;
  }
}

function addedQuery({ query = {}, auth }: Pick<ConnectionProfile, 'query' | 'auth'>): [string, string][] {
  const added = Object.entries(query);
  if (auth?.type === 'apiKey' && auth.in === 'query') added.push([auth.name, auth.value]);
  return added;
}

function withQuery(search: string, added: [string, string][]): string {
  if (added.length === 0) return search;
  const pairs = added.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  return search.length > 1 ? `${search}&${pairs}` : `?${pairs}`;
}

/** `/run/app.sock:/chat` */
function unixPaths(pathname: string, text: string): [socketPath: string, path: string] {
  const path = decodeURI(pathname);
  const colon = path.indexOf(':');
  const socketPath = colon === -1 ? path : path.slice(0, colon);
  if (socketPath === '') throw invalidUrl(text, t('It names no socket: write ws+unix:/path/of.sock:/request/path.'));
  return [socketPath, colon === -1 ? '/' : encodeURI(path.slice(colon + 1)) || '/'];
}

function userInfoOf({ username, password }: URL): Target['userInfo'] {
  if (username === '' && password === '') return undefined;
  return { username: decoded(username), password: decoded(password) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function invalidUrl(text: string, cause: string): RpcError {
  return new RpcError({
    code: 'invalid-url',
    message: t('{0} is not a WebSocket URL.', JSON.stringify(text)),
    cause,
    remedy: t('Write it as ws://host:port/path or wss://host/path.'),
  });
}
