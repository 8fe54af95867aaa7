/** The HTTP answers that are no upgrade, byte for byte. Each ends its connection. */

function answer(head: readonly string[], body: string): Buffer {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return Buffer.from([...head, length, 'Connection: close', '', body].join('\r\n'));
}

export const unauthorized = answer(
  [
    'HTTP/1.1 401 Unauthorized',
    'WWW-Authenticate: Bearer realm="demo", error="invalid_token"',
    'Content-Type: application/json',
  ],
  '{"error":"invalid_token","detail":"This path refuses everybody."}\n',
);

export const notFound = answer(
  ['HTTP/1.1 404 Not Found', 'Content-Type: text/html; charset=utf-8'],
  '<!doctype html>\n<title>404 Not Found</title>\n<h1>Not found</h1>\n<p>The list of paths is at <a href="/">/</a>.</p>\n',
);

export const plainOk = answer(
  ['HTTP/1.1 200 OK', 'Content-Type: text/html; charset=utf-8'],
  '<!doctype html>\n<title>Welcome</title>\n<p>A web page, and no WebSocket.</p>\n',
);

/** As of a proxy that speaks to its server with HTTP/1.0 and loses the upgrade on the way. */
export const plainHttp10 = answer(
  ['HTTP/1.0 200 OK', 'Content-Type: text/html; charset=utf-8'],
  '<!doctype html>\n<title>HTTP/1.0</title>\n<p>This answer came over HTTP/1.0, which has no upgrade.</p>\n',
);

export const badRequest = answer(
  ['HTTP/1.1 400 Bad Request', 'Content-Type: text/plain; charset=utf-8'],
  'No opening handshake of a WebSocket (RFC 6455, section 4.1).\n',
);

export const foreignOrigin = answer(
  ['HTTP/1.1 403 Forbidden', 'Content-Type: text/plain; charset=utf-8'],
  'The demo server answers pages of this machine only.\n',
);

export const tooManyClients = answer(
  ['HTTP/1.1 503 Service Unavailable', 'Retry-After: 10', 'Content-Type: text/plain; charset=utf-8'],
  'The demo server serves 100 clients at a time. Close one of them.\n',
);

/** An upgrade whose Sec-WebSocket-Accept is right for no key: base64 of twenty zero bytes. */
export const badAccept = Buffer.from(
  [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    '',
    '',
  ].join('\r\n'),
);
