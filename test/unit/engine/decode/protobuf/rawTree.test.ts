import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../../src/contract/decoding.ts';
import { rawLine, rawMessage } from '../../../../../src/engine/decode/protobuf/rawTree.ts';
import { writeMessage } from '../../../../../src/engine/decode/protobuf/writer.ts';
import { encoded } from '../../../../support/decode/protobufWitness.ts';

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const read = (hex: string, ranges?: ByteRange[]): unknown => structuredClone(rawMessage(bytesOf(hex), ranges));

describe('rawMessage', () => {
  it('reads the examples of the guide', () => {
    // protobuf.dev/programming-guides/encoding: Test1, Test2, Test3, Test4.
    expect(read('089601')).toEqual({ 1: 150 });
    expect(read('120774657374696e67')).toEqual({ 2: 'testing' });
    expect(read('1a03089601')).toEqual({ 3: { 1: 150 } });
    expect(read('220568656c6c6f 2801 2802 2803')).toEqual({ 4: 'hello', 5: [1, 2, 3] });
  });

  it('says of a fixed one what it may be', () => {
    expect(read('0d0000c03f')).toEqual({ 1: { fixed32: 1_069_547_520, float: 1.5 } });
    expect(read('09000000000000f83f')).toEqual({ 1: { fixed64: 4_609_434_218_613_702_656n, double: 1.5 } });
  });

  it('takes a text for a text, what is a message for one, and all else for bytes', () => {
    expect(read('0a00')).toEqual({ 1: '' });
    expect(read('0a02ff00')).toEqual({ 1: "h'ff00'" });
    // A text in a message in a message, whose tag is a line end.
    expect(read('0a06 0a04 68696a6b')).toEqual({ 1: { 1: 'hijk' } });
    expect(read('0a05 0a6869 0d0a')).toEqual({ 1: '\nhi\r\n' });
    // What reads like bytes is written as such, so that it stays what it is.
    expect(read('0a05 6827303027')).toEqual({ 1: "h'6827303027'" });
    expect(read('0b1001 0c')).toEqual({ 1: { group: { 2: 1 } } });
  });

  it('says where values lie', () => {
    const ranges: ByteRange[] = [];
    read('0801 1204 0a026869 2801 2802', ranges);
    expect(ranges).toEqual([
      { path: ['1'], from: 0, to: 2 },
      { path: ['2', '1'], from: 4, to: 8 },
      { path: ['2'], from: 2, to: 8 },
      { path: ['5', 0], from: 8, to: 10 },
      { path: ['5', 1], from: 10, to: 12 },
    ]);
  });

  it.each(['089601', '120774657374696e67', '1a03089601', '0d0000c03f', '09000000000000f83f', '0b10010c', '0a02ff00'])(
    'is written again: %s',
    (hex) => {
      expect(Buffer.from(writeMessage(rawMessage(bytesOf(hex)), undefined)).toString('hex')).toBe(hex);
    },
  );

  it('says in a line what protoc --decode_raw says in many', () => {
    const bytes = encoded('feed.v1.ServerMessage', {
      id: 7,
      tick: { symbol: 'ETH', price: { units: 3 }, depth: [1, -1] },
    });
    expect(rawLine(rawMessage(bytes))).toBe(`1: 7 2 {1: "ETH" 2 {2: 3} 5: "h'0201'"}`);
    expect(rawLine(rawMessage(bytesOf('0d0000c03f 2801 2802')))).toBe('1: 1069547520 5: 1 5: 2');
    expect(rawLine(rawMessage(bytesOf('')))).toBe('{}');
  });

  it('ends at 256 levels, with bytes', () => {
    let hex = '';
    for (let i = 0; i < 300; i++) hex = Buffer.from(writeMessage({ 1: `h'${hex}'` }, undefined)).toString('hex');
    let tree = rawMessage(bytesOf(hex)) as { 1?: unknown } | string;
    let levels = 0;
    for (; typeof tree === 'object'; levels++) tree = tree[1] as typeof tree;
    expect(levels).toBe(256);
    expect(tree).toMatch(/^h'/);
  });
});
