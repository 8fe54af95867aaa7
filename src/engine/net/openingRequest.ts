import { randomBytes } from 'node:crypto';
import { t } from '../../contract/l10n.ts';
import type { HeaderList } from '../../contract/model.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { RpcError } from '../../contract/rpc.ts';
import { headerValue } from '../wire/httpHead.ts';
import { extensionOffer } from './extensionOffer.ts';
import type { Target } from './target.ts';

/** The opening request (RFC 6455 §4.1), and what of it the answer is held against. */
export interface OpeningRequest {
  readonly bytes: Uint8Array;
  readonly headers: HeaderList;
  readonly key: string;
  readonly offered: { subprotocols: string[]; extensions: string };
}

/** No handshake can do without them: where the profile's own are left out, these are sent. */
const needed = new Set(['host', 'connection', 'upgrade', 'sec-websocket-version', 'sec-websocket-key']);
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const fieldText = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Puts the request together: what the handshake needs, then the profile's headers, in order, case and number. A header
 * of the profile takes the place of the handshake's own of that name. Headers in `omitted` (lower case) are left out.
 * Throws an `RpcError` where something cannot be sent.
 */
export function openingRequest(
  profile: ConnectionProfile,
  target: Target,
  omitted: ReadonlySet<string> = new Set(),
): OpeningRequest {
  const subprotocols = offeredSubprotocols(profile.subprotocols);
  const custom = profile.headers ?? [];
  const own: HeaderList = [
    ['Host', target.authority],
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', randomBytes(16).toString('base64')],
  ];
  const extensions = extensionOffer(profile.compression);
  if (extensions !== '') own.push(['Sec-WebSocket-Extensions', extensions]);
  if (subprotocols.length > 0) own.push(['Sec-WebSocket-Protocol', subprotocols.join(', ')]);
  if (profile.origin !== undefined) own.push(['Origin', profile.origin]);
  const cookies = Object.entries(profile.cookies ?? {});
  if (cookies.length > 0) own.push(['Cookie', cookies.map(([name, value]) => `${name}=${value}`).join('; ')]);
  own.push(...credentials(profile, target));

  const sent = custom.filter(([name]) => !omitted.has(name.toLowerCase()));
  const replaced = new Set(sent.map(([name]) => name.toLowerCase()));
  const headers = own.filter(([name]) => {
    const lower = name.toLowerCase();
    return !replaced.has(lower) && (needed.has(lower) || !omitted.has(lower));
  });
  headers.push(...sent);
  for (const [name, value] of headers) assertField(name, value);
  const lines = [`GET ${target.path} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''];
  return {
    bytes: Buffer.from(lines.join('\r\n'), 'latin1'),
    headers,
    key: headerValue(headers, 'Sec-WebSocket-Key') ?? '',
    offered: {
      subprotocols: listed(headerValue(headers, 'Sec-WebSocket-Protocol')),
      extensions: headerValue(headers, 'Sec-WebSocket-Extensions') ?? '',
    },
  };
}

function credentials({ auth }: ConnectionProfile, { userInfo }: Target): HeaderList {
  switch (auth?.type) {
    case undefined:
      return userInfo === undefined ? [] : [['Authorization', basic(userInfo.username, userInfo.password)]];
    case 'basic':
      return [['Authorization', basic(auth.username, auth.password)]];
    case 'bearer':
      return [['Authorization', `Bearer ${auth.token}`]];
    case 'apiKey':
      return auth.in === 'header' ? [[auth.name, auth.value]] : [];
    default:
      return auth satisfies never;
  }
}

/** RFC 7617, in UTF-8. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function listed(value: string | undefined): string[] {
  return value === undefined ? [] : value.split(',').map((name) => name.trim());
}

function offeredSubprotocols(subprotocols: string[] = []): string[] {
  const bad = subprotocols.find((name, index) => !token.test(name) || subprotocols.indexOf(name) !== index);
  if (bad === undefined) return subprotocols;
  throw new RpcError({
    code: 'invalid-subprotocol',
    message: t('The subprotocol {0} cannot be offered.', JSON.stringify(bad)),
    cause: t('It is empty, has a character that a token must not have, or is there twice (RFC 6455 §4.1).'),
    remedy: t('Correct the list of subprotocols.'),
  });
}

function assertField(name: string, value: string): void {
  if (!token.test(name)) {
    const cause = t('The name is empty or has a character that a header name must not have (RFC 9110 §5.1, §5.5).');
    throw invalidHeader(name, cause);
  }
  if (!fieldText.test(value)) {
    throw invalidHeader(name, t('The value has a line break or a character beyond Latin-1 (RFC 9110 §5.1, §5.5).'));
  }
}

function invalidHeader(name: string, cause: string): RpcError {
  return new RpcError({
    code: 'invalid-header',
    message: t('The header {0} cannot be sent.', JSON.stringify(name)),
    cause,
    remedy: t('Correct the header.'),
  });
}
