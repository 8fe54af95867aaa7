import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DecodeError } from '../../../../src/engine/decode/format.ts';
import { unwrap } from '../../../../src/engine/decode/wrappers.ts';

const given = (bytes: Uint8Array) => ({ direction: 'in' as const, text: false, bytes });
const inside = Buffer.from('{"a":1}');

describe('unwrap', () => {
  it.each([
    ['gzip', gzipSync(inside)],
    ['zlib', deflateSync(inside)],
    ['deflate', deflateRawSync(inside)],
    ['brotli', brotliCompressSync(inside)],
    ['base64', Buffer.from(inside.toString('base64'))],
    ['base64', Buffer.from(inside.toString('base64url'))],
  ] as const)('takes %s off', (wrapper, bytes) => {
    const { text, bytes: got } = unwrap(wrapper, given(bytes));
    expect([text, Buffer.from(got).toString()]).toEqual([true, '{"a":1}']);
  });

  // RFC 4648 §10.
  it.each([
    ['', ''],
    ['Zg==', 'f'],
    ['Zm8=', 'fo'],
    ['Zm9vYmFy', 'foobar'],
  ])('reads the base64 %j', (written, meant) => {
    expect(Buffer.from(unwrap('base64', given(Buffer.from(written))).bytes).toString()).toBe(meant);
  });

  it('says what is wrong', () => {
    expect(() => unwrap('gzip', given(inside))).toThrow(DecodeError);
    expect(() => unwrap('base64', given(Buffer.from('Zm9v YmFy')))).toThrow(expect.objectContaining({ offset: 4 }));
  });

  it('ends at 64 MiB', () => {
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => unwrap('gzip', given(bomb))).toThrow(/more than 64 MiB/);
  });
});
