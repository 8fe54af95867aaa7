import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('phoenix');

// hexdocs.pm/phoenix/writing_a_channels_client.html; binary messages: assets/js/phoenix/serializer.js of Phoenix.
describe('Phoenix channels', () => {
  it('reads messages of either serializer', () => {
    const message = { join_ref: '0', ref: '0', topic: 'miami:weather', event: 'phx_join', payload: { some: 'param' } };
    expect(read(codec, '["0","0","miami:weather","phx_join",{"some":"param"}]')).toEqual(message);
    expect(read(codec, JSON.stringify(message))).toEqual(message);
    expect(read(codec, '[null,"1","phoenix","heartbeat",{}]')).toMatchObject({ join_ref: null, event: 'heartbeat' });
  });

  it('reads binary messages', () => {
    const text = (...words: string[]): string => Buffer.from(words.join('')).toString('hex');
    expect(read(codec, `0x00 01 03 01 ${text('1', 'top', 'e')} ff`)).toEqual({
      join_ref: '1',
      topic: 'top',
      event: 'e',
      payload: "h'ff'",
    });
    expect(read(codec, `0x00 01 01 03 01 ${text('1', '2', 'top', 'e')} ff`, 'out')).toMatchObject({
      ref: '2',
      topic: 'top',
    });
    expect(read(codec, `0x01 01 01 03 02 ${text('1', '2', 'top', 'ok')} 61`)).toEqual({
      join_ref: '1',
      ref: '2',
      topic: 'top',
      event: 'phx_reply',
      payload: { status: 'ok', response: 'a' },
    });
    expect(read(codec, `0x02 03 01 ${text('top', 'e')} 61`)).toEqual({ topic: 'top', event: 'e', payload: 'a' });
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, '[1,2]')).toBe(0);
    expect(refusedAt(codec, '0x07')).toBe(0);
    expect(refusedAt(codec, '0x02 ff 01 61')).toBe(3);
  });

  it('has a line for each', () => {
    expect(line(codec, '["1","3","room:lobby","phx_reply",{"status":"ok","response":{}}]')).toBe(
      'phx_reply room:lobby #3 ok',
    );
    expect(line(codec, '["1",null,"room:lobby","new_msg",{"body":"hi"}]')).toBe('new_msg room:lobby {"body":"hi"}');
  });

  it('knows what answers what', () => {
    expect(ids(codec, '["1","3","room:lobby","phx_join",{}]')).toEqual(['request 3']);
    expect(ids(codec, '["1","3","room:lobby","phx_reply",{"status":"ok","response":{}}]')).toEqual(['reply 3']);
    expect(ids(codec, '["1",null,"room:lobby","new_msg",{}]')).toEqual([]);
  });

  it('is recognised by its address and by a join', () => {
    expect(sure('phoenix', evidence([], { url: 'ws://h/socket/websocket?vsn=2.0.0' }))).toBe(0.9);
    expect(sure('phoenix', evidence(['> ["1","1","a","phx_join",{}]']))).toBe(0.95);
    expect(sure('phoenix', evidence(['> [1,2,3,4,5]']))).toBe(0);
  });

  it('writes messages of the second serializer', () => {
    const text = '["1","3","room:lobby","phx_join",{}]';
    expect(codec.encode!(codec.decode(payload(text)))).toEqual({ text });
  });
});
