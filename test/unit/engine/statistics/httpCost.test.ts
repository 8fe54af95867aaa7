import { describe, expect, it } from 'vitest';
import type { Handshake } from '../../../../src/contract/model.ts';
import { httpCost } from '../../../../src/engine/statistics/httpCost.ts';
import { parseHead } from '../../../../src/engine/wire/httpHead.ts';

const head = (...lines: string[]) => parseHead(Buffer.from([...lines, '', ''].join('\r\n')));
const plainRequest = ['GET /feed HTTP/1.1', 'Host: feed.example', 'Cookie: a=1', 'cookie: b=2'];
const plainAnswer = ['HTTP/1.1 101 Switching Protocols', 'Server: x'];
const handshake: Handshake = {
  request: head(
    ...plainRequest,
    'Upgrade: websocket',
    'connection: Upgrade',
    'Sec-WebSocket-Key: x',
    'SEC-WEBSOCKET-Version: 13',
  ),
  response: { ...head(...plainAnswer, 'UPGRADE: websocket', 'Sec-WebSocket-Accept: y'), status: 101 },
  timings: {},
  checks: [],
};

describe('httpCost', () => {
  it('reckons an exchange for each message of the direction that has more, with the heads without the upgrade', () => {
    const requestHead = head(...plainRequest).raw.length;
    const answerHead = head(...plainAnswer).raw.length;
    expect(httpCost(handshake, { in: 1000, out: 20 })).toEqual({
      handshake: handshake.request.raw.length + handshake.response!.raw.length,
      http: { exchanges: 1000, requestHead, answerHead, bytes: 1000 * (requestHead + answerHead) },
    });
    expect(httpCost(handshake, { in: 3, out: 20 }).http.exchanges).toBe(20);
  });

  it('costs nothing where there is no handshake, and no answer where there was none', () => {
    const http = { exchanges: 1, requestHead: 0, answerHead: 0, bytes: 0 };
    expect(httpCost(null, { in: 1, out: 0 })).toEqual({ handshake: 0, http });
    const { response: _none, ...unanswered } = handshake;
    expect(httpCost(unanswered, { in: 1, out: 0 }).http.answerHead).toBe(0);
  });
});
