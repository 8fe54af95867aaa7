import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('socketio');

// socket.io/docs/v4/socket-io-protocol and engine-io-protocol, “Sample session”, “Packet encoding”.
describe('Socket.IO', () => {
  it.each([
    ['0{"sid":"lv_VI97HAXpY6yYWAAAB"}', { engine: 'open', data: { sid: 'lv_VI97HAXpY6yYWAAAB' } }],
    ['2', { engine: 'ping' }],
    ['3probe', { engine: 'pong', data: 'probe' }],
    ['40/admin,{"token":"123"}', { engine: 'message', type: 'connect', namespace: '/admin', data: { token: '123' } }],
    [
      '44/admin,{"message":"Not authorized"}',
      { engine: 'message', type: 'connect_error', namespace: '/admin', data: { message: 'Not authorized' } },
    ],
    ['41/admin,', { engine: 'message', type: 'disconnect', namespace: '/admin' }],
    ['42["foo"]', { engine: 'message', type: 'event', namespace: '/', data: ['foo'] }],
    ['42/admin,["bar"]', { engine: 'message', type: 'event', namespace: '/admin', data: ['bar'] }],
    ['4212["foo"]', { engine: 'message', type: 'event', namespace: '/', id: 12, data: ['foo'] }],
    ['43/admin,13["bar"]', { engine: 'message', type: 'ack', namespace: '/admin', id: 13, data: ['bar'] }],
    [
      '452-["baz",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]',
      {
        engine: 'message',
        type: 'event',
        namespace: '/',
        attachments: 2,
        data: ['baz', { _placeholder: true, num: 0 }, { _placeholder: true, num: 1 }],
      },
    ],
    [
      '461-15["bar",{"_placeholder":true,"num":0}]',
      {
        engine: 'message',
        type: 'ack',
        namespace: '/',
        id: 15,
        attachments: 1,
        data: ['bar', { _placeholder: true, num: 0 }],
      },
    ],
    ['0x010203', { engine: 'message', data: "h'010203'" }],
  ])('reads %s', (written, tree) => {
    expect(read(codec, written)).toEqual(tree);
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, 'hello')).toBe(0);
    expect(refusedAt(codec, '42["foo"')).toBe(8);
    expect(refusedAt(codec, '42{}')).toBe(2);
    expect(refusedAt(codec, '45["foo"]')).toBe(2);
    expect(refusedAt(codec, '42é')).toBe(2);
  });

  it('has a line for each', () => {
    expect(line(codec, '4212["chat","hi",{"to":1}]')).toBe('chat "hi" {"to":1} (ack 12)');
    expect(line(codec, '43/admin,13["bar"]')).toBe('ack 13 "bar" /admin');
    expect(line(codec, '2')).toBe('ping');
    expect(line(codec, '44{"message":"no"}')).toBe('connect error {"message":"no"}');
    expect(line(codec, '451-["baz",{"_placeholder":true,"num":0}]')).toContain('+1 binary');
  });

  it('knows what answers what', () => {
    expect(ids(codec, '4212["foo"]')).toEqual(['request ack / 12']);
    expect(ids(codec, '4312["foo"]')).toEqual(['reply ack / 12']);
    expect(ids(codec, '42/admin,12["foo"]')).toEqual(['request ack /admin 12']);
    expect(ids(codec, '42["foo"]')).toEqual([]);
    expect(ids(codec, '2')).toEqual(['request ping']);
    expect(ids(codec, '3')).toEqual(['reply ping']);
  });

  it('is recognised by its address and by its opening', () => {
    expect(sure('socketio', evidence([], { url: 'ws://h/socket.io/?EIO=4&transport=websocket' }))).toBe(0.95);
    expect(sure('socketio', evidence(['< 0{"sid":"a"}']))).toBe(0.9);
    expect(sure('socketio', evidence(['< {"sid":"a"}']))).toBe(0);
  });

  it.each(['42["foo"]', '43/admin,13["bar"]', '452-["a",{"_placeholder":true,"num":0}]', '2', '40'])(
    'writes %s again',
    (text) => {
      expect(codec.encode!(codec.decode(payload(text)))).toEqual({ text });
    },
  );
});
