import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';
import { encoded, feedSchema } from '../../../../support/decode/protobufWitness.ts';

const hex = (type: string, value: object): string => `0x${encoded(`feed.v1.${type}`, value).toString('hex')}`;
const schema = { file: feedSchema, in: 'ServerMessage', out: 'ClientMessage' };
const codec = await codecOf('protobuf', evidence([], { schema }));
const raw = await codecOf('protobuf');
const ask = hex('ClientMessage', { id: 7, subscribe: { symbols: ['ETH'], snapshot: true } });
const tick = hex('ServerMessage', { id: 7, tick: { symbol: 'ETH', side: 'SELL' } });

describe('Protocol Buffers', () => {
  it('have a message for each direction', () => {
    expect(read(codec, ask, 'out')).toEqual({ id: 7, subscribe: { symbols: ['ETH'], snapshot: true } });
    expect(read(codec, tick, 'in')).toEqual({ id: 7, tick: { symbol: 'ETH', side: 'SELL' } });
  });

  it('have a line that says which message it is, in an envelope too', () => {
    expect(line(codec, ask, 'out')).toBe('ClientMessage id: 7 subscribe {"symbols":["ETH"],"snapshot":true}');
    expect(line(codec, tick, 'in')).toBe('ServerMessage id: 7 tick {"symbol":"ETH","side":"SELL"}');
    expect(line(codec, '0x', 'in')).toBe('ServerMessage {}');
    expect(line(raw, tick)).toBe('1: 7 2 {1: "ETH" 3: 2}');
  });

  it('know what answers what by the usual names', () => {
    expect(ids(codec, ask, 'out')).toEqual(['either 7']);
    expect(ids(codec, hex('ServerMessage', { id: 7, error: 'no' }))).toEqual(['reply 7']);
  });

  it('say where they are wrong', () => {
    expect(refusedAt(codec, '0x0805 1203 0a05')).toBe(4);
    expect(refusedAt(raw, '0x0805 07')).toBe(2);
    expect(refusedAt(raw, 'a text')).toBe(0);
  });

  it('say why a schema cannot be used', async () => {
    const missing = await codecOf('protobuf', evidence([], { schema: { file: '/nowhere/a.proto' } }));
    expect(() => read(missing, tick)).toThrow(/The schema \/nowhere\/a\.proto cannot be read: ENOENT/);
    const unnamed = await codecOf('protobuf', evidence([], { schema: { file: feedSchema, in: 'Nobody' } }));
    expect(() => read(unnamed, tick)).toThrow(/The schema has no message Nobody/);
  });

  it('are recognised by a schema and by the subprotocol', () => {
    expect(sure('protobuf', evidence([], { schema }))).toBe(1);
    expect(sure('protobuf', evidence([], { schema: { file: 'a.avsc' } }))).toBe(0);
    expect(sure('protobuf', evidence([], { subprotocol: 'feed.protobuf' }))).toBe(0.8);
  });

  it('are written as what is sent', () => {
    const written = codec.encode!({ id: 7, subscribe: { symbols: ['ETH'], snapshot: true } });
    expect(`0x${Buffer.from((written as { bytes: Uint8Array }).bytes).toString('hex')}`).toBe(ask);
  });
});
