/** Addresses as people type them, made into WebSocket URLs (RFC 6455 §3). The text is kept as typed wherever it can be. */
import { t } from '../../contract/l10n.ts';

export interface Address {
  /** `ws://` or `wss://`, otherwise as typed. */
  url: string;
  /** Set where it was understood as something else than what was typed: a sentence. */
  note?: string;
}

export interface AddressError {
  code: 'empty' | 'scheme' | 'fragment' | 'unparseable' | 'whitespace';
  /** What is wrong, and what would be right. */
  error: string;
}

const twins: Readonly<Record<string, string>> = { 'http:': 'ws:', 'https:': 'wss:' };
/** `ws+unix:/path/of.sock:/request/path`, as ws writes it; the request path may be left out. */
const unixPattern = /^(wss?)\+unix:(?:\/\/)?([^:?#]+)(:[^#]*|\?[^#]*)?$/i;
const schemePattern = /^([a-z][a-z0-9+.-]*):\/\//i;
/** Enough of a host to be meant as one: `localhost`, a dot, a port, a path, or an IPv6 literal. */
const bareHostPattern =
  /^(?:[^\s/?#@]+@)?(?:\[[0-9a-f:.]+\]|localhost|[^\s/?#:@]+(?=[/:])|[^\s/?#:@]+\.[^\s/?#:@]+)(?::\d{0,5})?(?:[/?].*)?$/i;

export function parseAddress(typed: string): Address | AddressError {
  const text = typed.trim();
  if (text === '') return { code: 'empty', error: t('Type an address, such as wss://example.com/feed.') };
  if (/\s/.test(text)) return { code: 'whitespace', error: t('An address has no spaces; write %20 for one.') };
  const understood = /^wss?\+unix:/i.test(text) ? unixAddress(text) : withScheme(text);
  if ('error' in understood) return understood;
  if (understood.url.includes('#')) {
    return {
      code: 'fragment',
      error: t('A WebSocket address has no fragment (RFC 6455 §3); write %23 for a literal #.'),
    };
  }
  if (unixPattern.test(understood.url)) return understood;
  const parsed = parseUrl(understood.url);
  if (!parsed || parsed.hostname === '') return unparseable(text);
  return understood;
}

function unixAddress(text: string): Address | AddressError {
  const [, scheme = '', path = '', request = ''] = unixPattern.exec(text.replace(/#.*$/s, '')) ?? [];
  if (/[^/]/.test(path))
    return { url: `${scheme.toLowerCase()}+unix:${path}${request}${/#.*$/s.exec(text)?.[0] ?? ''}` };
  return { code: 'unparseable', error: t('It names no socket; write ws+unix:/path/of.sock:/request/path.') };
}

function withScheme(text: string): Address | AddressError {
  const scheme = schemePattern.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    if (!bareHostPattern.test(text)) return unparseable(text);
    const url = `ws://${text}`;
    return { url, note: t('Understood as {0}', url) };
  }
  const rest = text.slice(scheme.length + 1);
  if (scheme === 'ws' || scheme === 'wss') return { url: `${scheme}:${rest}` };
  const twin = twins[`${scheme}:`];
  if (twin === undefined) {
    return { code: 'scheme', error: t('{0}:// is not WebSocket; use ws:// or wss://.', scheme) };
  }
  const url = `${twin}${rest}`;
  return { url, note: t('{0}:// is understood as {1}//', scheme, twin) };
}

/** Host and path, as the name of a connection that has none. The query may hold secrets and is left out. */
export function addressLabel(url: string): string {
  const unix = unixPattern.exec(url);
  if (unix) return unix[2]!.slice(unix[2]!.lastIndexOf('/') + 1) + (unix[3] ?? '').replace(/^:|\?.*$/gs, '');
  const parsed = parseUrl(url);
  if (!parsed) return url;
  return parsed.pathname === '/' ? parsed.host : `${parsed.host}${parsed.pathname}`;
}

export function withoutUserInformation(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
}

/** Scheme, host and port, or the socket's path: what a secret is kept for. `undefined` where the URL has none. */
export function addressOrigin(url: string): string | undefined {
  const address = parseAddress(url);
  if ('error' in address) return undefined;
  const unix = unixPattern.exec(address.url);
  if (unix) return `${unix[1]!}+unix:${unix[2]!}`;
  const parsed = parseUrl(address.url);
  return parsed && `${parsed.protocol}//${parsed.host}`;
}

function parseUrl(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function unparseable(text: string): AddressError {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return { code: 'unparseable', error: t('“{0}” is not an address. Try wss://host/path or host:port/path.', shown) };
}
