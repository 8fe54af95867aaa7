import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const text = await codecOf('sockjs');
const json = await codecOf('sockjs', evidence(['< o', '> ["{\\"a\\":1}"]']));
const stomp = await codecOf('sockjs', evidence(['< o', '> ["CONNECT\\n\\n\\u0000"]']));

// sockjs.github.io/sockjs-protocol/sockjs-protocol-0.3.3.html
describe('SockJS', () => {
  it.each([
    ['o', { frame: 'open' }, 'open'],
    ['h', { frame: 'heartbeat' }, 'heartbeat'],
    ['a["message"]', { frame: 'array', messages: ['message'] }, 'message'],
    ['a["one","two"]', { frame: 'array', messages: ['one', 'two'] }, 'one; two'],
    ['m"message"', { frame: 'array', messages: ['message'] }, 'message'],
    ['c[3000,"Go away!"]', { frame: 'close', code: 3000, reason: 'Go away!' }, 'close 3000 Go away!'],
  ])('reads %s', (frame, tree, said) => {
    expect(read(text, frame)).toEqual(tree);
    expect(line(text, frame)).toBe(said);
  });

  it('reads what clients send', () => {
    expect(read(text, '["a","b"]', 'out')).toEqual({ frame: 'messages', messages: ['a', 'b'] });
    expect(read(text, '"a"', 'out')).toEqual({ frame: 'messages', messages: ['a'] });
  });

  it('reads what is within by its format, and leaves what is none as it is', () => {
    expect(read(json, 'a["{\\"a\\":{\\"b\\":2}}","[1]","\\"b\\"","no"]')).toEqual({
      frame: 'array',
      messages: [{ a: { b: 2 } }, [1], '"b"', 'no'],
    });
    expect(line(json, 'a["{\\"a\\":1}","no"]')).toBe('{"a":1}; no');
    expect(line(stomp, 'a["RECEIPT\\nreceipt-id:7\\n\\n\\u0000"]')).toBe('RECEIPT #7');
  });

  it('knows what is answered within', () => {
    expect(ids(stomp, '["SEND\\ndestination:/a\\nreceipt:7\\n\\n\\u0000"]', 'out')).toEqual(['request receipt 7']);
    expect(ids(json, 'a["{\\"id\\":7,\\"result\\":1}","{\\"id\\":8,\\"error\\":1}"]')).toEqual(['reply 7', 'reply 8']);
    expect(ids(stomp, 'a["no"]')).toEqual([]);
    expect(ids(stomp, 'h')).toEqual([]);
  });

  it('says where it is wrong', () => {
    expect(refusedAt(text, 'x')).toBe(0);
    expect(refusedAt(text, '')).toBe(0);
    expect(refusedAt(text, 'oh')).toBe(1);
    expect(refusedAt(text, 'a["a",')).toBe(6);
    expect(refusedAt(text, 'a[1]')).toBe(1);
    expect(refusedAt(text, 'c["a"]')).toBe(1);
  });

  it('is recognised by its address and by the first frame', () => {
    expect(sure('sockjs', evidence([], { url: 'ws://h/echo/382/lzrhg2gu/websocket' }))).toBe(0.9);
    expect(sure('sockjs', evidence(['< o'], { url: 'ws://h/echo/382/lzrhg2gu/websocket?x' }))).toBe(0.99);
    expect(sure('sockjs', evidence(['< o', '> ["a"]']))).toBe(0.8);
    expect(sure('sockjs', evidence(['< open'], { url: 'ws://h/socket/websocket?vsn=2.0.0' }))).toBe(0);
  });

  it.each(['o', 'h', 'a["{\\"a\\":1}","no"]', 'c[3000,"Go away!"]'])('writes %s again', (frame) => {
    expect(json.encode!(json.decode(payload(frame)))).toEqual({ text: frame });
  });

  it('writes what clients send', () => {
    expect(stomp.encode!(stomp.decode(payload('["CONNECT\\n\\n\\u0000"]', 'out')))).toEqual({
      text: '["CONNECT\\n\\n\\u0000"]',
    });
    expect(() => text.encode!({ frame: 'messages', messages: [{ a: 1 }] })).toThrow('is a text');
    expect(() => text.encode!({ frame: 'none' })).toThrow('none of SockJS');
  });
});
