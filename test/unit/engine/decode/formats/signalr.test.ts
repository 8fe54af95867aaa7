import { encode } from '@msgpack/msgpack';
import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('signalr');
const end = '\u001e';
const packed = (...messages: unknown[]): string =>
  `0x${messages
    .map((message) => Buffer.from(encode(message)))
    .map((bytes) => Buffer.concat([Buffer.of(bytes.length), bytes]).toString('hex'))
    .join('')}`;

// github.com/dotnet/aspnetcore, src/SignalR/docs/specs/HubProtocol.md
describe('SignalR', () => {
  it('reads messages of the JSON protocol', () => {
    expect(
      read(codec, `{"type":1,"invocationId":"123","target":"Send","arguments":[42,"Test Message"]}${end}`),
    ).toEqual({
      type: 1,
      invocationId: '123',
      target: 'Send',
      arguments: [42, 'Test Message'],
    });
    expect(read(codec, `{"type":6}${end}{"type":6}${end}`)).toEqual([{ type: 6 }, { type: 6 }]);
  });

  // The examples of “MessagePack (MsgPack) encoding”.
  it('reads messages of the MessagePack protocol in the same names', () => {
    const invocation = '0x10 95 01 80 a378797a a66d6574686f64 912a';
    expect(read(codec, invocation)).toEqual({
      type: 1,
      headers: {},
      invocationId: 'xyz',
      target: 'method',
      arguments: [42],
    });
    expect(read(codec, packed([3, {}, 'xyz', 1, 'Error']))).toEqual({
      type: 3,
      headers: {},
      invocationId: 'xyz',
      error: 'Error',
    });
    expect(read(codec, packed([3, {}, 'xyz', 2]))).toEqual({ type: 3, headers: {}, invocationId: 'xyz' });
    expect(read(codec, packed([3, {}, 'xyz', 3, 42], [6]))).toEqual([
      { type: 3, headers: {}, invocationId: 'xyz', result: 42 },
      { type: 6 },
    ]);
  });

  it('writes what it reads of the MessagePack protocol, where the handshake asked for that', async () => {
    const about = evidence([`> {"protocol":"messagepack","version":1}${end}`]);
    const writer = await codecOf('signalr', about);
    for (const messages of [
      [[1, {}, 'xyz', 'method', [42]]],
      [[1, {}, null, 'method', [], ['1']]],
      [[2, { a: 'b' }, 'xyz', { item: 1 }]],
      [
        [3, {}, 'xyz', 1, 'Error'],
        [3, {}, 'xyz', 2],
        [3, {}, 'xyz', 3, null],
      ],
      [[4, {}, 'xyz', 'stream', ['a'.repeat(100)]]],
      [[5, {}, 'xyz'], [6], [7, null, true], [8, 5], [9, 5]],
    ]) {
      const tree = writer.decode(payload(packed(...messages)));
      expect(writer.encode!(tree)).toEqual({ bytes: payload(packed(...messages)).bytes });
    }
    const long = { type: 1, target: 't', arguments: ['x'.repeat(300)] };
    const { bytes } = writer.encode!(long) as { bytes: Buffer };
    expect([bytes[0], bytes[1], bytes.length]).toEqual([
      ((bytes.length - 2) % 128) | 0x80,
      (bytes.length - 2) >> 7,
      bytes.length,
    ]);
    expect(() => writer.encode!({ type: 77 })).toThrow('`type` from 1 to 9');
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, '{"type":6}')).toBe(10);
    expect(refusedAt(codec, `{"type":6}${end}{"type":}${end}`)).toBe(19);
    expect(refusedAt(codec, '0xff')).toBe(0);
    expect(refusedAt(codec, '0x0591')).toBe(1);
    expect(refusedAt(codec, '0x019f')).toBe(2);
    expect(refusedAt(codec, '0x02 9163')).toBe(1);
  });

  it('has a line for each', () => {
    expect(line(codec, `{"protocol":"json","version":1}${end}`)).toBe('handshake json');
    expect(line(codec, `{"type":1,"invocationId":"0","target":"Send","arguments":[42,"a"]}${end}`)).toBe(
      'Send(42,"a") #0',
    );
    expect(line(codec, `{"type":3,"invocationId":"0","result":true}${end}{"type":6}${end}`)).toBe(
      '#0 result true; ping',
    );
    expect(line(codec, `{"type":3,"invocationId":"0","error":"It didn't work!"}${end}`)).toBe(
      "#0 error It didn't work!",
    );
  });

  it('knows what answers what', () => {
    expect(ids(codec, `{"type":1,"invocationId":"7","target":"a","arguments":[]}${end}`)).toEqual(['request 7']);
    expect(ids(codec, `{"type":1,"target":"a","arguments":[]}${end}`)).toEqual([]);
    expect(ids(codec, `{"type":2,"invocationId":"7","item":1}${end}`)).toEqual([]);
    expect(ids(codec, packed([3, {}, '7', 2]))).toEqual(['reply 7']);
    expect(ids(codec, `{"protocol":"json","version":1}${end}`)).toEqual(['request handshake']);
    expect(ids(codec, `{}${end}`)).toEqual(['reply handshake']);
  });

  it('is recognised by its handshake', () => {
    expect(sure('signalr', evidence([`> {"protocol":"messagepack","version":1}${end}`]))).toBe(1);
    expect(sure('signalr', evidence(['> {"protocol":"json","version":1}']))).toBe(0);
  });

  it('writes messages of the JSON protocol', () => {
    const text = `{"type":6}${end}{"type":7}${end}`;
    expect(codec.encode!(codec.decode(payload(text)))).toEqual({ text });
  });
});
