import { describe, expect, it } from 'vitest';
import type { MessageRule, PayloadSchema } from '../../../../src/contract/profile.ts';
import type { ByteRange } from '../../../../src/contract/decoding.ts';
import { codecOf, evidence, line, read, refusedAt, payload } from '../../../support/decode/payloads.ts';
import { encoded, feedSchema } from '../../../support/decode/protobufWitness.ts';
import { tickSchema, tickType } from '../../../support/decode/avroWitness.ts';

const tick = encoded('feed.v1.Tick', { symbol: 'ETH', side: 'SELL' }).toString('hex');
const beat = encoded('feed.v1.Heartbeat', { load: 0.5 }).toString('hex');

function protobuf(rules: MessageRule[], others: Partial<PayloadSchema> = {}) {
  return codecOf('protobuf', evidence([], { schema: { file: feedSchema, rules, ...others } }));
}

function hex(written: unknown): string {
  return Buffer.from((written as { bytes: Uint8Array }).bytes).toString('hex');
}

describe('rules of a schema', async () => {
  const byByte = await protobuf(
    [
      { dir: 'in', starts: '01', skip: 1, message: 'Tick' },
      { dir: 'in', starts: '02 00', skip: 2, message: 'Heartbeat' },
      { dir: 'out', starts: '07', skip: 1, message: 'Heartbeat' },
    ],
    { out: 'ClientMessage' },
  );

  it('tell messages by their first bytes and their direction, the first that fits', () => {
    expect(read(byByte, `0x01${tick}`)).toEqual({ symbol: 'ETH', side: 'SELL' });
    expect(line(byByte, `0x0200${beat}`)).toBe('Heartbeat {"load":0.5}');
    expect(line(byByte, `0x07${beat}`, 'out')).toBe('Heartbeat {"load":0.5}');
    const asked = encoded('feed.v1.ClientMessage', { id: 7 }).toString('hex');
    expect(line(byByte, `0x${asked}`, 'out')).toBe('ClientMessage {"id":7}');
  });

  it('leave bytes that belong to the message in it', async () => {
    const byField = await protobuf([{ starts: '09', message: 'Heartbeat' }, { message: 'Tick' }]);
    expect(line(byField, `0x${tick}`)).toBe('Tick {"symbol":"ETH","side":"SELL"}');
    const numbered = encoded('feed.v1.Heartbeat', { sequence: 5 }).toString('hex');
    expect(line(byField, `0x${numbered}`)).toBe('Heartbeat {"sequence":5}');
  });

  it('say so where none fits, where a message is shorter than what is skipped, and at which byte it is wrong', () => {
    expect(refusedAt(byByte, `0x03${tick}`)).toBe(0);
    expect(() => read(byByte, '0x')).toThrow('No rule of the schema says which message this is.');
    expect(read(byByte, '0x01')).toEqual({});
    expect(refusedAt(byByte, '0x01 0a05')).toBe(3);
  });

  it('tell places of the whole payload', () => {
    const ranges: ByteRange[] = [];
    byByte.decode(payload(`0x0200${beat}`), ranges);
    expect(ranges).toContainEqual({ path: ['load'], from: 2, to: 11 });
  });

  it('are read of a schema that has other names as an error, not as a message', async () => {
    const wrong = await protobuf([{ message: 'Nobody' }]);
    expect(() => read(wrong, `0x${tick}`)).toThrow(/no message Nobody/);
  });

  it('write what is sent behind the bytes that they skip', async () => {
    expect(hex(byByte.encode!({ load: 0.5 }))).toBe(`07${beat}`);
    expect(hex(byByte.encode!({ id: 7 }))).toBe('0807');
    expect(() => byByte.encode!({ nothing: 1 })).toThrow();
    const unwritten = await protobuf([{ starts: '01', skip: 5, message: 'Tick' }]);
    expect(() => unwritten.encode!({ symbol: 'ETH' })).toThrow('No rule of the schema says which message is sent.');
  });

  it('skip what a schema registry puts before a datum of Avro', async () => {
    const rules = [{ starts: '00 00000007', skip: 5, message: 'Tick' }];
    const avro = await codecOf('avro', evidence([], { schema: { file: tickSchema, rules } }));
    const datum = tickType.toBuffer({
      ...{ id: 7, symbol: 'ETH', side: 'BUY', price: 1.5, depth: [1], volumes: {}, note: null, before: null },
      signature: Buffer.from('01020304', 'hex'),
    });
    const written = `0000000007${datum.toString('hex')}`;
    expect(read(avro, `0x${written}`)).toMatchObject({ id: 7, symbol: 'ETH' });
    const ranges: ByteRange[] = [];
    const tree = avro.decode(payload(`0x${written}`), ranges);
    expect(ranges).toContainEqual({ path: ['id'], from: 5, to: 6 });
    expect(hex(avro.encode!(tree))).toBe(written);
    expect(refusedAt(avro, `0x0000000008${datum.toString('hex')}`)).toBe(0);
  });
});
