import type { Handshake, HeaderList } from '../../../contract/model.ts';
import type { ConnectionMeta } from '../../capture/connectionMeta.ts';
import type { Conversation } from '../conversation.ts';
import { partWords } from '../partOf.ts';
import { requestedUrl } from '../requestedUrl.ts';

interface NamedValue {
  name: string;
  value: string;
}

/** An entry of HAR 1.2 without its messages; what begins with `_` is as Chrome and HTTP Toolkit write it, or our own. */
export function harEntryFields(connection: ConnectionMeta, { meta }: Conversation, answered?: number): object {
  const { number, started, opened, ended, close, failure, handshake } = connection;
  const asked = handshake === undefined ? '' : requestedUrl(handshake.request, meta.url.startsWith('wss:'));
  const url = asked === '' ? meta.url : asked;
  const timings = timingsOf(handshake?.timings ?? {});
  return {
    _resourceType: 'websocket',
    _webSocketInspector: {
      ...{ capture: meta.id, connection: number, label: meta.label, started, answered, opened, ended, failure },
      ...(meta.excerpt === undefined ? {} : { excerpt: meta.excerpt }),
    },
    ...(meta.excerpt === undefined ? {} : { comment: partWords(meta.excerpt) }),
    ...(close === undefined
      ? {}
      : {
          _webSocketClose: {
            code: close.code,
            reason: close.reason,
            ...(ended === undefined ? {} : { timestamp: ended / 1000 }),
            _by: close.by,
          },
        }),
    startedDateTime: new Date(started).toISOString(),
    time: timings.total,
    request: requestOf(url, handshake),
    response: responseOf(handshake, opened !== undefined, failure?.message),
    cache: {},
    timings: timings.stages,
    connection: String(number),
  };
}

function requestOf(url: string, handshake: Handshake | undefined): object {
  const headers = handshake?.request.headers ?? [];
  return {
    method: 'GET',
    url,
    httpVersion: 'HTTP/1.1',
    headers: named(headers),
    queryString: URL.canParse(url) ? named([...new URL(url).searchParams]) : [],
    cookies: cookiesOf(headers, 'cookie'),
    headersSize: handshake?.request.raw.length ?? -1,
    bodySize: 0,
  };
}

function responseOf(handshake: Handshake | undefined, opened: boolean, error: string | undefined): object {
  const response = handshake?.response;
  const headers = response?.headers ?? [];
  const [, statusText = ''] = /^HTTP\/\S+ \d{3} ?(.*)$/.exec(response?.startLine ?? '') ?? [];
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const body = response?.body;
  return {
    status: response?.status ?? (opened ? 101 : 0),
    statusText,
    httpVersion: response === undefined ? '' : 'HTTP/1.1',
    headers: named(headers),
    cookies: cookiesOf(headers, 'set-cookie'),
    content: {
      size: body?.length ?? 0,
      mimeType: type === '' ? 'x-unknown' : type,
      ...(body === undefined || body.length === 0
        ? {}
        : { text: Buffer.from(body).toString('base64'), encoding: 'base64' }),
    },
    redirectURL: headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? '',
    headersSize: response?.raw.length ?? -1,
    bodySize: body?.length ?? (response === undefined ? -1 : 0),
    ...(error === undefined ? {} : { _error: error }),
  };
}

/** Connecting includes TLS, and here what was said to a proxy; -1: it did not happen. */
function timingsOf({ name, connect, proxy, tls, upgrade }: Handshake['timings']): { stages: object; total: number } {
  const connecting =
    connect === undefined && tls === undefined ? undefined : (connect ?? 0) + (proxy ?? 0) + (tls ?? 0);
  return {
    stages: {
      blocked: -1,
      dns: name ?? -1,
      connect: connecting ?? -1,
      ssl: tls ?? -1,
      send: 0,
      wait: upgrade ?? 0,
      receive: 0,
      ...(proxy === undefined ? {} : { _proxy: proxy }),
    },
    total: (name ?? 0) + (connecting ?? 0) + (upgrade ?? 0),
  };
}

function named(pairs: Iterable<readonly [string, string]>): NamedValue[] {
  return [...pairs].map(([name, value]) => ({ name, value }));
}

/** Names and values alone: HAR 1.2 asks for no more. */
function cookiesOf(headers: HeaderList, field: 'cookie' | 'set-cookie'): NamedValue[] {
  return headers
    .filter(([name]) => name.toLowerCase() === field)
    .flatMap(([, value]) => (field === 'cookie' ? value.split(';') : [value.split(';', 1)[0]!]))
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals === -1 ? { name: pair, value: '' } : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
    });
}
