import type { Head } from '../../contract/model.ts';
import { headerValue } from '../wire/httpHead.ts';

/** The URL that a request asks for: of its target and its `Host` (RFC 9112 §3.3); empty where it names no host. */
export function requestedUrl({ startLine, headers }: Head, secure: boolean): string {
  const target = /^[A-Z]+ (\S+) HTTP\//.exec(startLine)?.[1] ?? '/';
  const absolute = /^(?:https?|wss?):\/\//i.test(target) ? target.replace(/^http/i, 'ws') : undefined;
  const host = headerValue(headers, 'Host');
  if (absolute === undefined && (host === undefined || !URL.canParse(`ws://${host}/`))) return '';
  const url = absolute ?? `${secure ? 'wss' : 'ws'}://${host!}${target.startsWith('/') ? target : '/'}`;
  return withoutUserInformation(url);
}

export function isWebSocketUrl(url: string): boolean {
  return /^wss?:\/\//i.test(url) && URL.canParse(url);
}

export function withoutUserInformation(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
}

/** Host and path, as a name. The query may hold secrets and is left out. */
export function urlLabel(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  return pathname === '/' ? host : `${host}${pathname}`;
}
