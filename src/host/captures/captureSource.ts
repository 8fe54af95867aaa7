/** How to connect again to where a capture was recorded: from what it tells, since its profile is not kept with it. */
import type { ConnectionProfile, Handshake, HeaderList, SessionSnapshot } from '../../contract/model.ts';
import { addressLabel } from '../address/address.ts';

/** Written by every client for each connection anew (RFC 6455 §4.1). */
const ownHeaders = /^(?:host|connection|upgrade|sec-websocket-.*)$/i;

/** `handshake`: null where no request was written. */
export function captureSource(
  { label, url }: Pick<SessionSnapshot, 'label' | 'url'>,
  handshake: Handshake | null,
): ConnectionProfile {
  const source: ConnectionProfile = label === addressLabel(url) ? { url } : { name: label, url };
  if (!handshake) return source;
  const sent = handshake.request.headers;
  const headers = sent.filter(([name]) => !ownHeaders.test(name));
  const subprotocols = tokensOf(sent, 'sec-websocket-protocol');
  return {
    ...source,
    ...(headers.length > 0 ? { headers } : {}),
    ...(subprotocols.length > 0 ? { subprotocols } : {}),
    ...(tokensOf(sent, 'sec-websocket-extensions').length > 0 ? {} : { compression: false }),
  };
}

/** The members of a list (RFC 9110 §5.6.1), of all headers with this name. */
function tokensOf(headers: HeaderList, name: string): string[] {
  return headers
    .filter(([other]) => other.toLowerCase() === name)
    .flatMap(([, value]) => value.split(','))
    .map((token) => token.trim())
    .filter((token) => token !== '');
}
