/** How to connect again to where a capture was recorded: from what it tells, since its profile is not kept with it. */
import type { ConnectionProfile, Handshake, HeaderList, SessionSnapshot } from '../../contract/model.ts';
import { addressLabel } from '../address/address.ts';
import { escapeTemplate } from '../profiles/variables/template.ts';

/** Written by every client for each connection anew (RFC 6455 §4.1). */
const ownHeaders = /^(?:host|connection|upgrade|sec-websocket-.*)$/i;

/** `handshake`: null where no request was written. What was on the wire means no variables, whatever it looks like. */
export function captureSource(
  { label, url }: Pick<SessionSnapshot, 'label' | 'url'>,
  handshake: Handshake | null,
): ConnectionProfile {
  const address = escapeTemplate(handshake ? asRequested(url, handshake.request) : url);
  const source: ConnectionProfile = label === addressLabel(url) ? { url: address } : { name: label, url: address };
  if (!handshake) return source;
  const sent = handshake.request.headers;
  const headers = sent
    .filter(([name]) => !ownHeaders.test(name))
    .map(([name, value]): [string, string] => [name, escapeTemplate(value)]);
  const subprotocols = tokensOf(sent, 'sec-websocket-protocol');
  return {
    ...source,
    ...(headers.length > 0 ? { headers } : {}),
    ...(subprotocols.length > 0 ? { subprotocols } : {}),
    ...(tokensOf(sent, 'sec-websocket-extensions').length > 0 ? {} : { compression: false }),
  };
}

/**
 * A snapshot's URL hides secrets, and does not have what a profile adds to the query; the request does. One that went
 * elsewhere, after a redirect, does not say what was asked for first.
 */
function asRequested(url: string, { startLine, headers }: Handshake['request']): string {
  const target = /^GET (\S+) HTTP\//.exec(startLine)?.[1];
  const [, place, isUnix] = /^(wss?:\/\/[^/?#]*|wss?(\+unix):[^:?#]*)/i.exec(url) ?? [];
  if (target === undefined || place === undefined) return url;
  if (isUnix !== undefined) return `${place}:${target}`;
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  return host === new URL(url).host ? `${place}${target}` : url;
}

/** The members of a list (RFC 9110 §5.6.1), of all headers with this name. */
function tokensOf(headers: HeaderList, name: string): string[] {
  return headers
    .filter(([other]) => other.toLowerCase() === name)
    .flatMap(([, value]) => value.split(','))
    .map((token) => token.trim())
    .filter((token) => token !== '');
}
