import { describe, expect, it } from 'vitest';
import { exactJsonText } from '../../../../../src/engine/decode/jsonPayload.ts';
import { codecOf, evidence, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('json');

describe('JSON', () => {
  it('reads it, and leaves the line to what was sent', () => {
    expect(read(codec, '{"a":[1,null]}')).toEqual({ a: [1, null] });
    expect(line(codec, '{"a":1}')).toBeUndefined();
    expect(Object.keys(codec.decode(payload('{"__proto__":1}')) as object)).toEqual(['__proto__']);
  });

  it.each([
    ['{"id":12345678901234567890}', { id: 12_345_678_901_234_567_890n }],
    ['[ -9007199254740993 ]', [-9_007_199_254_740_993n]],
    ['9007199254740993', 9_007_199_254_740_993n],
    ['[1234567890123456,0.12345678901234567,1e300]', [1_234_567_890_123_456, Number('0.12345678901234567'), 1e300]],
    ['{"a":"12345678901234567890"}', { a: '12345678901234567890' }],
  ])('reads whole numbers of %s exactly', (text, tree) => expect(read(codec, text)).toEqual(tree));

  it('reads them so at any depth', () => {
    const deep = `[12345678901234567890,${'['.repeat(50_000)}${']'.repeat(50_000)}]`;
    expect((codec.decode(payload(deep)) as unknown[])[0]).toBe(12345678901234567890n);
  });

  it('refuses to write a number that would become another', () => {
    expect(() => exactJsonText('{"payload":{"a":-1e400}}')).toThrow('The number -1e400 is too large.');
    expect(exactJsonText('[1e308]')).toEqual([1e308]);
  });

  it('says where it is wrong, in bytes', () => {
    expect(refusedAt(codec, '["é" 1]')).toBe(6);
    expect(refusedAt(codec, '0x22ff22')).toBeUndefined();
  });

  it('is less sure than any format that is written in it', () => {
    expect(sure('json', evidence(['> {"a":1}', '< []']))).toBe(0.5);
    expect(sure('json', evidence(['> 1', '< "text"']))).toBe(0);
  });

  it('is written', () => {
    expect(codec.encode!(codec.decode(payload('[1, {"a":"b"}]')))).toEqual({ text: '[1,{"a":"b"}]' });
  });
});
