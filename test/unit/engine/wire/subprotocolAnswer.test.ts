import { describe, expect, it } from 'vitest';
import { parseHead } from '../../../../src/engine/wire/httpHead.ts';
import {
  checkSubprotocol,
  subprotocolAnswer,
  subprotocolsOffered,
} from '../../../../src/engine/wire/subprotocolAnswer.ts';

function head(...values: string[]) {
  const fields = values.map((value) => `Sec-WebSocket-Protocol: ${value}\r\n`).join('');
  return parseHead(Buffer.from(`HTTP/1.1 101 Switching Protocols\r\n${fields}\r\n`));
}

describe('the subprotocol of an answer', () => {
  it.each([
    [[], head(), { kind: 'agreed' }],
    [['a', 'b'], head('b'), { kind: 'agreed', chosen: 'b' }],
    [['a'], head(), { kind: 'none-chosen' }],
    [[], head('x'), { kind: 'unexpected', chosen: 'x' }],
    [['a'], head('A'), { kind: 'unexpected', chosen: 'A' }],
    [['a', 'b'], head('a', 'b'), { kind: 'unexpected', chosen: 'a, b' }],
    [['a'], head(''), { kind: 'unexpected', chosen: '' }],
  ])('%j offered', (offered, response, answer) => {
    expect(subprotocolAnswer(offered, response)).toEqual(answer);
  });

  it('is one of those in the request, over several fields', () => {
    expect(subprotocolsOffered(head('a, b', ' c,'))).toEqual(['a', 'b', 'c']);
    expect(subprotocolsOffered(head())).toEqual([]);
  });

  it('is a point of the checks where there is one', () => {
    const name = 'Sec-WebSocket-Protocol';
    expect(checkSubprotocol(head(), head())).toEqual([]);
    expect(checkSubprotocol(head('a'), head('a'))).toEqual([{ name, ok: true, detail: 'a' }]);
    expect(checkSubprotocol(head('a, b'), head())).toEqual([{ name, ok: true, detail: 'none chosen of a, b' }]);
    expect(checkSubprotocol(head(), head('x'))).toEqual([{ name, ok: false, detail: 'x, but none was offered' }]);
    expect(checkSubprotocol(head('a'), head('x'.repeat(500)))[0]?.detail.length).toBeLessThan(120);
  });
});
