import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DecodeError } from '../../../../src/engine/decode/format.ts';
import type { Payload } from '../../../../src/engine/decode/format.ts';
import { unwrapper, type MessageWrapperId } from '../../../../src/engine/decode/wrappers.ts';

const given = (bytes: Uint8Array) => ({ direction: 'in' as const, text: false, bytes });
const unwrap = async (wrapper: MessageWrapperId, payload: Payload): Promise<Payload> =>
  (await unwrapper(wrapper))(payload);
const inside = Buffer.from('{"a":1}');

describe('unwrap', () => {
  it.each([
    ['gzip', gzipSync(inside)],
    ['zlib', deflateSync(inside)],
    ['deflate', deflateRawSync(inside)],
    ['brotli', brotliCompressSync(inside)],
    ['zstd', zstdCompressSync(inside)],
    ['utf-16le', Buffer.from(inside.toString(), 'utf16le')],
    ['utf-16be', Buffer.from(inside.toString(), 'utf16le').swap16()],
    ['base64', Buffer.from(inside.toString('base64'))],
    ['base64', Buffer.from(inside.toString('base64url'))],
  ] as const)('takes %s off', async (wrapper, bytes) => {
    const { text, bytes: got } = await unwrap(wrapper, given(bytes));
    expect([text, Buffer.from(got).toString()]).toEqual([true, '{"a":1}']);
  });

  // RFC 4648 §10.
  it.each([
    ['', ''],
    ['Zg==', 'f'],
    ['Zm8=', 'fo'],
    ['Zm9vYmFy', 'foobar'],
  ])('reads the base64 %j', async (written, meant) => {
    expect(Buffer.from((await unwrap('base64', given(Buffer.from(written)))).bytes).toString()).toBe(meant);
  });

  it('says what is wrong', async () => {
    await expect(unwrap('gzip', given(inside))).rejects.toThrow(DecodeError);
    await expect(unwrap('base64', given(Buffer.from('Zm9v YmFy')))).rejects.toThrow(
      expect.objectContaining({ offset: 4 }),
    );
  });

  it('ends at 64 MiB', async () => {
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(unwrap('gzip', given(bomb))).rejects.toThrow(/more than 64 MiB/);
  });

  it('ends at 64 MiB of Zstandard, also where it only says that it will need them', async () => {
    const bomb = zstdCompressSync(Buffer.alloc(65 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(20_000);
    await expect(unwrap('zstd', given(bomb))).rejects.toThrow(/more than 64 MiB/);
    // RFC 8878 §3.1.1.1.2: a window of 2^41 bytes, and one raw block of one byte.
    const claims = Buffer.from('28b52ffd00f809000061', 'hex');
    await expect(unwrap('zstd', given(claims))).rejects.toThrow(/more than 64 MiB/);
  });

  // The encodings of the WHATWG (encoding.spec.whatwg.org); あ and Ж as their tables have them.
  it.each([
    ['latin1', 'e9', 'é'],
    ['windows-1252', '80', '€'],
    ['windows-1251', 'c6', 'Ж'],
    ['koi8-r', 'f6', 'Ж'],
    ['shift_jis', '82a0', 'あ'],
    ['euc-jp', 'a4a2', 'あ'],
    ['euc-kr', 'b0a1', '가'],
    ['gb18030', 'd6d0', '中'],
    ['big5', 'a4a4', '中'],
    ['utf-16le', 'fffe4230', 'あ'],
  ] as const)('reads %s', async (encoding, hex, meant) => {
    expect(Buffer.from((await unwrap(encoding, given(Buffer.from(hex, 'hex')))).bytes).toString()).toBe(meant);
  });

  it('says that a text is not of its encoding', async () => {
    await expect(unwrap('utf-16le', given(Buffer.from('00d800', 'hex')))).rejects.toThrow(/It is not utf-16le/);
    await expect(unwrap('shift_jis', given(Buffer.from('82', 'hex')))).rejects.toThrow(DecodeError);
  });
});
