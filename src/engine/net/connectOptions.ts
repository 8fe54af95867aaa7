import { RpcError } from '../../contract/rpc.ts';
import type { ConnectionProfile } from '../../contract/model.ts';

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const headerText = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The URL that is connected to: `http(s)` is taken for its twin. Throws an `RpcError` that says what is wrong. */
export function targetUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw invalidUrl(text, 'It cannot be read as a URL.');
  }
  if (url.protocol === 'http:') url.protocol = 'ws:';
  if (url.protocol === 'https:') url.protocol = 'wss:';
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw invalidUrl(text, `Its scheme is ${url.protocol.slice(0, -1)}, not ws or wss.`);
  }
  if (url.hash !== '')
    throw invalidUrl(text, 'It has a fragment (#…), which a WebSocket URL must not have (RFC 6455 §3).');
  return url;
}

/** Headers by name as `http.request` takes them: the values of one name together, in their order. */
export function requestHeaders(headers: ConnectionProfile['headers'] = []): Record<string, string | string[]> {
  const byName = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of headers) {
    if (!token.test(name))
      throw invalidHeader(name, 'The name is empty or has a character that a header name must not have');
    if (!headerText.test(value)) throw invalidHeader(name, 'The value has a line break or a character beyond Latin-1');
    const known = byName.get(name.toLowerCase());
    if (known === undefined) byName.set(name.toLowerCase(), { name, values: [value] });
    else known.values.push(value);
  }
  return Object.fromEntries(
    [...byName.values()].map(({ name, values }) => [name, values.length === 1 ? values[0]! : values]),
  );
}

/** The subprotocols to offer, in order. */
export function offeredSubprotocols(subprotocols: string[] = []): string[] {
  const bad = subprotocols.find((name, index) => !token.test(name) || subprotocols.indexOf(name) !== index);
  if (bad === undefined) return subprotocols;
  throw new RpcError({
    code: 'invalid-subprotocol',
    message: `The subprotocol ${JSON.stringify(bad)} cannot be offered.`,
    cause: 'It is empty, has a character that a token must not have, or is there twice (RFC 6455 §4.1).',
    remedy: 'Correct the list of subprotocols.',
  });
}

function invalidUrl(text: string, cause: string): RpcError {
  return new RpcError({
    code: 'invalid-url',
    message: `${JSON.stringify(text)} is not a WebSocket URL.`,
    cause,
    remedy: 'Write it as ws://host:port/path or wss://host/path.',
  });
}

function invalidHeader(name: string, cause: string): RpcError {
  return new RpcError({
    code: 'invalid-header',
    message: `The header ${JSON.stringify(name)} cannot be sent.`,
    cause: `${cause} (RFC 9110 §5.1, §5.5).`,
    remedy: 'Correct the header.',
  });
}
