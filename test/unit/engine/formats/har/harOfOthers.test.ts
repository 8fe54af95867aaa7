/** HAR as browsers and proxies write it, each in its own way. */
import { describe, expect, it } from 'vitest';
import type { StoredSession } from '../../../../../src/engine/storedSession.ts';
import { fileWords } from '../../../../../src/engine/fileWords.ts';
import { framesOf } from '../../../../support/captures.ts';
import { openedHar } from '../../../../support/formats/roundTrip.ts';

function rows(session: StoredSession): string[] {
  return framesOf(session).map((line, i) => `${session.capture.frames.get(i + 1)!.time} ${line}`);
}

const request = [
  { name: 'Host', value: 'example.test' },
  { name: 'Upgrade', value: 'websocket' },
  { name: 'Connection', value: 'Upgrade' },
  { name: 'Sec-WebSocket-Key', value: 'dGhlIHNhbXBsZSBub25jZQ==' },
  { name: 'Sec-WebSocket-Version', value: '13' },
];
const response = [
  { name: 'Upgrade', value: 'websocket' },
  { name: 'Connection', value: 'Upgrade' },
  { name: 'Sec-WebSocket-Accept', value: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' },
];

describe('a HAR of others', () => {
  it('of Chrome: messages before the request, seconds, errors between them', async () => {
    const har = {
      log: {
        version: '1.2',
        creator: { name: 'WebInspector', version: '537.36' },
        pages: [],
        entries: [
          {
            startedDateTime: '2026-01-01T00:00:00.000Z',
            request: { url: 'https://example.test/', headers: [] },
            response: { status: 200, content: { text: 'x'.repeat(100_000) } },
          },
          {
            _connectionId: '120',
            _initiator: { type: 'script', stack: { callFrames: [{ url: 'a' }] } },
            _priority: 'High',
            _resourceType: 'websocket',
            _webSocketMessages: [
              { type: 'send', time: 1767225600.5, opcode: 1, data: 'hello' },
              { type: 'receive', time: 1767225600.7501, opcode: 2, data: 'AQID' },
              { type: 'error', time: 1767225600.8, opcode: -1, data: 'Received a frame that should not be masked' },
            ],
            cache: {},
            connection: '120',
            request: {
              method: 'GET',
              url: 'wss://example.test/feed?a=b',
              httpVersion: 'HTTP/1.1',
              headers: request,
              queryString: [],
              cookies: [],
              headersSize: 200,
              bodySize: 0,
            },
            response: {
              status: 101,
              statusText: 'Switching Protocols',
              httpVersion: 'HTTP/1.1',
              headers: response,
              cookies: [],
              content: { size: 0, mimeType: 'x-unknown' },
              redirectURL: '',
              headersSize: 100,
              bodySize: 0,
              _transferSize: 0,
              _error: null,
            },
            serverIPAddress: '127.0.0.1',
            startedDateTime: '2026-01-01T00:00:00.100Z',
            time: 42.5,
            timings: { blocked: 1, dns: 2, ssl: 3, connect: 10, send: 0.5, wait: 20, receive: 9, _blocked_queueing: 1 },
          },
        ],
      },
    };
    const [session, ...others] = await openedHar(har);
    expect(others).toEqual([]);
    expect(rows(session!)).toEqual(['1767225600500 1 out 81 hello', '1767225600750.1 2 in 82 \u0001\u0002\u0003']);
    expect(session!.snapshot()).toMatchObject({
      url: 'wss://example.test/feed?a=b',
      label: 'example.test/feed',
      started: 1767225600100,
      opened: 1767225600142.5,
      origin: { creator: 'WebInspector 537.36' },
    });
    const { request: asked, timings, checks } = session!.handshake()!;
    expect(asked.startLine).toBe('GET /feed?a=b HTTP/1.1');
    expect(timings).toEqual({ name: 2, connect: 7, tls: 3, upgrade: 20.5 });
    expect(checks.every(({ ok }) => ok)).toBe(true);
  });

  // devtools/client/netmonitor/src/har/har-builder.js: neither `_resourceType` nor messages, whatever was said.
  it('of Firefox: a handshake alone, and a sentence that there is no more', async () => {
    const entry = (url: string): object => ({
      startedDateTime: '2026-01-01T01:00:00.125+01:00',
      request: {
        bodySize: 0,
        method: 'GET',
        url,
        httpVersion: 'HTTP/1.1',
        headers: request,
        cookies: [],
        queryString: [],
        headersSize: 530,
      },
      response: {
        status: 101,
        statusText: 'Switching Protocols',
        httpVersion: 'HTTP/1.1',
        headers: response,
        cookies: [],
        content: { mimeType: 'text/plain', size: 0, encoding: 'base64', text: '' },
        redirectURL: '',
        headersSize: 129,
        bodySize: 129,
      },
      cache: {},
      timings: { blocked: 1, dns: 0, connect: 2, ssl: 0, send: 0, wait: 3, receive: 0 },
      time: 6,
      _securityState: 'insecure',
      serverIPAddress: '127.0.0.1',
      connection: '8080',
      pageref: 'page_1',
    });
    const page = { ...entry('https://example.test/'), response: { status: 200, headers: [], content: {} } };
    const har = {
      log: {
        version: '1.2',
        creator: { name: 'Firefox', version: '152.0' },
        browser: { name: 'Firefox', version: '152.0' },
        pages: [{ id: 'page_1', pageTimings: { onContentLoad: 20, onLoad: 30 }, title: 'https://example.test/' }],
        entries: [page, entry('wss://example.test/feed'), entry('https://example.test/other')],
      },
    };
    const sessions = await openedHar(har);
    expect(sessions.map((session) => session.snapshot().url)).toEqual([
      'wss://example.test/feed',
      'wss://example.test/other',
    ]);
    for (const session of sessions) {
      expect(rows(session)).toEqual([]);
      expect(session.snapshot()).toMatchObject({ opened: 1767225600131, origin: { creator: 'Firefox 152.0' } });
      expect(session.snapshot().damage).toBeUndefined();
      expect(session.handshake()?.checks.every(({ ok }) => ok)).toBe(true);
      const words = fileWords({ path: 'firefox.har' }, session.capture.meta);
      expect(words).toContain('what was said: this file has no messages of the connection');
    }
  });

  // packages/playwright-core/src/server/har/harTracer.ts of 1.65.
  it('of Playwright: milliseconds, a duration as time', async () => {
    const har = {
      log: {
        version: '1.2',
        creator: { name: 'Playwright', version: '1.65.1' },
        browser: { name: 'chromium', version: '156' },
        pages: [{ startedDateTime: '2026-01-01T00:00:00.000Z', id: 'page@1', title: '', pageTimings: {} }],
        entries: [
          {
            startedDateTime: '2026-01-01T00:00:00.000Z',
            time: 250.5,
            request: {
              method: 'GET',
              url: 'ws://127.0.0.1:1/',
              httpVersion: 'HTTP/1.1',
              cookies: [],
              headers: request,
              queryString: [],
              headersSize: 1,
              bodySize: 0,
            },
            response: {
              status: 101,
              statusText: 'Switching Protocols',
              httpVersion: 'HTTP/1.1',
              cookies: [],
              headers: response,
              content: { size: -1, mimeType: 'x-unknown' },
              headersSize: 1,
              bodySize: -1,
              redirectURL: '',
              _transferSize: 10,
            },
            cache: {},
            timings: { send: -1, wait: -1, receive: -1 },
            pageref: 'page@1',
            _resourceType: 'websocket',
            _webSocketMessages: [
              { type: 'send', time: 1767225600010.123, opcode: 1, data: 'a' },
              { type: 'receive', time: 1767225600260.623, opcode: 1, data: 'b' },
            ],
          },
          {
            startedDateTime: '2026-01-01T00:00:00.000Z',
            time: 1,
            request: { url: 'ws://127.0.0.1:1/two', headers: [] },
            response: { status: 101, headers: [] },
            _resourceType: 'websocket',
            _webSocketMessages: [{ type: 'send', time: -1, opcode: 1, data: 'when?' }],
          },
          {
            startedDateTime: '2026-01-01T00:00:00.000Z',
            request: { url: 'ws://127.0.0.1:1/three', headers: request },
            response: { status: 101, headers: response, content: { _file: 'abc.jsonl' } },
            _resourceType: 'websocket',
          },
        ],
      },
    };
    const [one, two, three] = await openedHar(har);
    expect(rows(one!)).toEqual(['1767225600010.123 1 out 81 a', '1767225600260.623 2 in 81 b']);
    expect(one!.snapshot()).toMatchObject({ opened: 1767225600010.123 });
    expect(rows(two!)).toEqual(['1767225600000 1 out 81 when?']);
    expect(two!.snapshot().origin?.notHeld).toEqual(expect.arrayContaining(['times', 'handshake']));
    expect(three!.snapshot().damage).toContain('the messages are in another file, abc.jsonl.');
  });

  // mitmproxy/addons/savehar.py.
  it('of mitmproxy: https addresses, times with a zone, headers of any case', async () => {
    const har = {
      log: {
        version: '1.2',
        creator: { name: 'mitmproxy', version: '1.2.3', comment: '' },
        pages: [],
        entries: [
          {
            startedDateTime: '2026-01-01T01:00:00.250000+01:00',
            time: 5.5,
            request: {
              method: 'GET',
              url: 'https://example.test/chat',
              httpVersion: 'HTTP/1.1',
              cookies: [],
              headers: request.map(({ name, value }) => ({ name: name.toLowerCase(), value })),
              queryString: [],
              headersSize: 1,
              bodySize: 0,
            },
            response: {
              status: 101,
              statusText: 'Switching Protocols',
              httpVersion: 'HTTP/1.1',
              cookies: [],
              headers: response,
              content: { size: 0, compression: 0, mimeType: '', text: '' },
              redirectURL: '',
              headersSize: 1,
              bodySize: 0,
            },
            cache: {},
            timings: { connect: -1, ssl: null, send: 1.5, receive: 1, wait: 3 },
            serverIPAddress: '127.0.0.1',
            _resourceType: 'websocket',
            _webSocketMessages: [
              { type: 'receive', time: 1767225600.5, opcode: 1, data: 'grüße' },
              { type: 'send', time: 1767225601, opcode: 2, data: '' },
            ],
          },
        ],
      },
    };
    const [session] = await openedHar(JSON.stringify(har, null, 4));
    expect(rows(session!)).toEqual(['1767225600500 1 in 81 grüße', '1767225601000 2 out 82']);
    expect(session!.snapshot()).toMatchObject({ url: 'wss://example.test/chat', started: 1767225600250 });
    expect(session!.handshake()?.timings).toEqual({ upgrade: 4.5 });
  });

  // As Chrome's since 2.28 (github.com/ProxymanApp/Proxyman/issues/892 and 911), of `https` addresses.
  it('of Proxyman: nothing says what an entry is but its messages and its answer', async () => {
    const entry = {
      startedDateTime: '2026-01-01T00:00:00.500Z',
      time: 4,
      request: { method: 'GET', url: 'https://example.test/room', headers: request },
      response: { status: 101, statusText: 'Switching Protocols', headers: response },
      timings: { send: 1, wait: 2, receive: 1 },
    };
    const messages = [
      { type: 'send', time: 1767225600.75, opcode: 1, data: '{"join":1}' },
      { type: 'receive', time: 1767225600.875, opcode: 2, data: 'AP8=' },
    ];
    const har = {
      log: {
        version: '1.2',
        creator: { name: 'Proxyman', version: '5.20.0' },
        entries: [{ ...entry, _webSocketMessages: messages }, entry],
      },
    };
    const [one, none] = await openedHar(har);
    expect(rows(one!)).toEqual(['1767225600750 1 out 81 {"join":1}', '1767225600875 2 in 82 \u0000\ufffd']);
    expect(one!.snapshot().url).toBe('wss://example.test/room');
    expect(none!.snapshot().origin?.notHeld).toContain('messages');
  });

  // httptoolkit-ui, src/model/http/har.ts.
  it('of HTTP Toolkit: how it was closed, and that it was aborted', async () => {
    const entry = (path: string, close: unknown): object => ({
      pageref: 'x',
      startedDateTime: '2026-01-01T00:00:00.000Z',
      time: 3,
      request: {
        method: 'GET',
        url: `ws://example.test/${path}`,
        httpVersion: 'HTTP/1.1',
        headers: request,
        postData: undefined,
      },
      response: { status: 101, statusText: 'Switching Protocols', headers: response },
      timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: 3, receive: 0 },
      _resourceType: 'websocket',
      _webSocketMessages: [{ type: 'send', opcode: 1, data: 'x', time: 1767225600.25 }],
      _webSocketClose: close,
    });
    const har = {
      log: {
        version: '1.2',
        creator: { name: 'HTTP Toolkit', version: '2026-01-01' },
        entries: [
          entry('closed', { code: 4001, reason: 'enough', timestamp: 1767225601.5 }),
          entry('aborted', 'aborted'),
        ],
      },
    };
    const [closed, aborted] = await openedHar(har);
    expect(closed!.snapshot()).toMatchObject({
      close: { code: 4001, reason: 'enough', by: 'unknown' },
      ended: 1767225601500,
    });
    expect(rows(closed!)).toEqual(['1767225600250 1 out 81 x']);
    expect(aborted!.snapshot().close).toEqual({ code: 1006, reason: '', by: 'nobody' });
    expect(rows(aborted!)).toEqual(['1767225600250 1 out 81 x', '1767225600250 2 -- ended']);
  });

  it('of an HTTP/2 upgrade, of one that was refused, of one that never was answered', async () => {
    const har = {
      log: {
        entries: [
          {
            startedDateTime: '2026-01-01T00:00:00.000Z',
            time: 1,
            request: {
              method: 'CONNECT',
              url: 'wss://example.test/h2',
              headers: [{ name: ':authority', value: 'example.test' }],
            },
            response: { status: 200, headers: [] },
            _webSocketMessages: [{ type: 'receive', time: 1767225600.5, opcode: 1, data: 'over h2' }],
          },
          {
            startedDateTime: '2026-01-01T00:00:00.000Z',
            time: 1,
            request: { url: 'wss://example.test/no', headers: request },
            response: { status: 403, statusText: 'Forbidden', headers: [{ name: 'Content-Length', value: '0' }] },
          },
          {
            startedDateTime: '2026-01-01T00:00:00.000Z',
            time: 1,
            request: { url: 'wss://example.test/gone', headers: request },
            response: { status: 0, headers: [], _error: 'net::ERR_CONNECTION_REFUSED' },
          },
        ],
      },
    };
    const [h2, refused, gone] = await openedHar(har);
    expect(rows(h2!)).toEqual(['1767225600500 1 in 81 over h2']);
    expect(h2!.handshake()).toBeNull();
    expect(refused!.handshake()?.response?.status).toBe(403);
    expect(refused!.snapshot().opened).toBeUndefined();
    expect(gone!.snapshot().failure?.message).toBe('net::ERR_CONNECTION_REFUSED');
  });
});
