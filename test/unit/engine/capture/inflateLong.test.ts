import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflateLong } from '../../../../src/engine/capture/inflateLong.ts';
import type { Place } from '../../../../src/engine/capture/inflateMessage.ts';
import { concat, Deflater, hex, utf8 } from '../../../support/frames/index.ts';

const start: Place = { at: 0, window: new Uint8Array(0), known: true };
const all = { keep: 5, stopAt: Infinity, wanted: () => true };

function* pieces(payload: Uint8Array, length = 1_000): Iterable<Uint8Array> {
  for (let at = 0; at < payload.length; at += length) yield payload.subarray(at, at + length);
}

const words = Array.from({ length: 40_000 }, (_, i) => `word ${i}`).join(' ');
const payload = new Deflater().deflate(words);

function beginningOf(inflated: Awaited<ReturnType<typeof inflateLong>>): string | undefined {
  return inflated !== undefined && 'beginning' in inflated ? Buffer.from(inflated.beginning).toString() : undefined;
}

describe('inflating a long message', () => {
  it('tells its length and its ends, and keeps nothing else', async () => {
    expect(await inflateLong(pieces(payload), start, all)).toEqual({
      length: words.length,
      more: false,
      beginning: utf8('word '),
      end: utf8(words.slice(-32 * 1024)),
      validUtf8: true,
    });
  });

  it('needs what came before it', async () => {
    const deflater = new Deflater();
    deflater.deflate(words);
    const again = deflater.deflate(words.slice(-1_000));
    const place = { at: 1, window: utf8(words.slice(-32 * 1024)), known: true };
    expect(await inflateLong([again], place, all)).toMatchObject({ length: 1_000 });
    expect(await inflateLong([again], start, all)).toMatchObject({ invalid: true });
    expect(await inflateLong([again], { ...start, known: false }, all)).toMatchObject({ invalid: false });
  });

  it('keeps the bytes that are asked for', async () => {
    expect(beginningOf(await inflateLong(pieces(payload), start, { ...all, keep: Infinity }))).toBe(words);
  });

  it('stops where it is told to', async () => {
    const stopped = await inflateLong(pieces(payload), start, { ...all, keep: 200_000, stopAt: 200_000 });
    expect(stopped).toMatchObject({ length: 200_000, more: true });
    expect(beginningOf(stopped)).toBe(words.slice(0, 200_000));
    expect(await inflateLong(pieces(payload), start, { ...all, stopAt: words.length })).toMatchObject({ more: false });
  });

  it('tells how far it is, and ends when it is not wanted any more', async () => {
    const lengths: number[] = [];
    const options = { ...all, progress: (length: number) => lengths.push(length), wanted: () => lengths.length < 2 };
    expect(await inflateLong(pieces(payload), start, options)).toBeUndefined();
    expect(lengths).toHaveLength(2);
    expect(lengths[1]).toBeGreaterThan(lengths[0]!);
  });

  it.each([
    ['is not valid in the middle', 'ff 61', false],
    ['ends within a character', '61 e2 82', false],
    ['is valid', 'e2 82 ac', true],
  ])('tells of UTF-8 that %s', async (_what, bytes, valid) => {
    expect(await inflateLong([new Deflater().deflate(hex(bytes))], start, all)).toMatchObject({ validUtf8: valid });
  });

  it.each([
    ['broken data', hex('ffff')],
    ['data that breaks off', payload.subarray(0, 5_000)],
  ])('says that it is %s', async (_what, bytes) => {
    expect(await inflateLong(pieces(bytes), start, all)).toMatchObject({ invalid: true });
  });

  it('takes a message that ends DEFLATE’s data by itself (RFC 7692 §7.2.3.4)', async () => {
    const ended = concat(new Uint8Array(deflateRawSync(utf8('the end'))), hex('00'));
    expect(await inflateLong(pieces(ended, 3), start, all)).toMatchObject({ length: 7, beginning: utf8('the e') });
  });

  it('rejects where the payload cannot be read', async () => {
    function* unreadable(): Iterable<Uint8Array> {
      yield payload.subarray(0, 2_000);
      throw new Error('the file is gone');
    }
    await expect(inflateLong(unreadable(), start, all)).rejects.toThrow('the file is gone');
  });
});
