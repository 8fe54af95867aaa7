import { describe, expect, it } from 'vitest';
import { bodySign } from '../../../../src/engine/doctor/bodySigns.ts';
import { answer } from './attempts.ts';

describe('a body', () => {
  it.each([
    ['<center>The plain HTTP request was sent to HTTPS port</center>', 'tls-port'],
    ['Client sent an HTTP request to an HTTPS server.\n', 'tls-port'],
    ["Reason: You're speaking plain HTTP to an SSL-enabled server port.", 'tls-port'],
    ['<center>No required SSL certificate was sent</center>', 'client-certificate-missing'],
    ['<center>The SSL certificate error</center>', 'client-certificate-refused'],
    ['Missing ALPN Protocol, expected `h2` to be available.', 'http2'],
    ['It looks like you are trying to access MongoDB over HTTP on the native driver port.', 'mongodb'],
    ['{"code":0,"message":"Transport unknown"}', 'socket.io-transport'],
    ['{"code":1,"message":"Session ID unknown"}', 'socket.io-session'],
    ['{"code":5,"message":"Unsupported protocol version"}', 'socket.io-version'],
    ['Welcome to SockJS!\n', 'sockjs'],
    ['Connection ID required', 'signalr'],
    ['GET query missing.', 'graphql'],
    ['Can "Upgrade" only to "WebSocket".', 'upgrade-lost'],
    ['"Connection" must be "Upgrade".', 'upgrade-lost'],
    ['Upgrade Required', 'upgrade-lost'],
    [
      "Bad Request\nwebsocket: the client is not using the websocket protocol: 'upgrade' token not found",
      'upgrade-lost',
    ],
    ['WebSocket protocol violation: Connection header "close" does not contain Upgrade', 'upgrade-lost'],
    ['expected WebSocket', 'upgrade-lost'],
    ['This is a WebSocket endpoint.', 'upgrade-lost'],
    ['Missing or invalid Upgrade header', 'upgrade-lost'],
    ['websocket: request origin not allowed by Upgrader.CheckOrigin', 'origin'],
    ['Failed to open a WebSocket connection: invalid Origin header: http://x.', 'origin'],
    ['request Origin "x" is not authorized for Host "y"', 'origin'],
    ['Cross origin websockets not allowed', 'origin'],
    ['<pre>Cannot GET /ws</pre>', 'express'],
    ['the original file was not found', undefined],
    ['Forbidden', undefined],
    ['', undefined],
  ])('%j says %s', (body, sign) => {
    expect(bodySign(answer(['HTTP/1.1 400 x'], body))).toBe(sign);
  });

  it('of bytes says nothing', () => {
    expect(bodySign(answer(['HTTP/1.1 400 x'], Buffer.from('\0Upgrade Required')))).toBeUndefined();
    expect(bodySign(answer(['HTTP/1.1 400 x']))).toBeUndefined();
  });
});
