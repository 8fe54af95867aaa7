import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  after,
  inflateBeginning,
  inflateOne,
  inflateTogether,
  lastBlock,
  lastBytes,
  tail,
  windowSize,
  type Place,
} from '../../../../src/engine/capture/inflateMessage.ts';
import { concat, Deflater, hex, utf8 } from '../../../support/frames/index.ts';

const start: Place = { at: 0, window: new Uint8Array(0), known: true };
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes!).toString();

describe('inflating one message', () => {
  it('needs what came before it', () => {
    const deflater = new Deflater();
    const [first, second] = ['said before', 'said before, again'].map((words) => deflater.deflate(words));
    const one = inflateOne(first!, start)!;
    expect(text(one.bytes)).toBe('said before');
    expect(text(inflateOne(second!, after(1, start, one))!.bytes)).toBe('said before, again');
    expect(inflateOne(second!, start)).toMatchObject({ invalid: true });
    expect(inflateOne(second!, { ...start, known: false })).toMatchObject({ invalid: false });
  });

  it('may end the data by itself', () => {
    const ended = new Uint8Array(deflateRawSync(utf8('ended')));
    expect(text(inflateOne(ended, start)!.bytes)).toBe('ended');
    expect(text(inflateOne(concat(ended, Uint8Array.of(0)), start)!.bytes)).toBe('ended');
  });

  it('is not whole where it ends in the middle of a block, even if that comes to an end by chance', () => {
    // A last block of fixed codes without its end, which an empty block after it supplies.
    const found = Uint8Array.from(Buffer.from('fbff343cd955b6abd97c8bce', 'hex'));
    const window = new Uint8Array(windowSize).fill(0x78);
    expect(() => inflateRawSync(concat(found, tail, lastBlock), { dictionary: window })).not.toThrow();
    expect(inflateOne(found, { at: 1, window, known: true })).toMatchObject({ invalid: true });
    expect(
      inflateTogether([found, tail], found.length + tail.length, { at: 1, window, known: true }, 999),
    ).toBeUndefined();
  });

  it('goes no further than a limit', () => {
    const payload = new Deflater().deflate('x'.repeat(100_000));
    expect(inflateOne(payload, start, 99_999)).toBeUndefined();
    expect(inflateOne(payload, start, 100_000)?.bytes).toHaveLength(100_000);
  });
});

describe('inflating several messages together', () => {
  const deflater = new Deflater();
  const parts = ['one', 'two', 'three'].flatMap((words) => [deflater.deflate(words), tail]);
  const size = parts.reduce((sum, { length }) => sum + length, 0);

  it('gives the output of all', () => {
    expect(text(inflateTogether(parts, size, start, 1_000))).toBe('onetwothree');
  });

  it('gives up where it is too much, or one of them ends the data by itself', () => {
    expect(inflateTogether(parts, size, start, 10)).toBeUndefined();
    const ended = [new Uint8Array(deflateRawSync(utf8('end'))), tail, ...parts];
    expect(inflateTogether(ended, size + ended[0]!.length + tail.length, start, 1_000)).toBeUndefined();
  });
});

describe('the beginning of a message', () => {
  it('is found in the first bytes of its payload', () => {
    const payload = new Deflater().deflate(`words ${'x'.repeat(3_000_000)}`);
    expect(text(inflateBeginning(payload.slice(0, 1_000), start, 8))).toBe('words xx');
  });

  it('is all there is where that is less', () => {
    expect(text(inflateBeginning(new Deflater().deflate('few'), start, 100))).toBe('few');
  });

  it('is nothing where the first bytes are wrong', () => {
    expect(inflateBeginning(hex('ffffff'), start, 10)).toHaveLength(0);
  });
});

describe('what later messages can refer to', () => {
  it('is the last 32 KiB', () => {
    expect(lastBytes(utf8('ab'), utf8('cd'))).toEqual(utf8('abcd'));
    const long = new Uint8Array(windowSize + 1).fill(1, 1);
    expect(lastBytes(utf8('ab'), long)).toEqual(long.subarray(1));
    expect(lastBytes(long.subarray(1), utf8('z'))).toEqual(concat(long.subarray(2), utf8('z')));
  });

  it('is not known after what could not be inflated, and known again after 32 KiB', () => {
    const lost = after(1, start, {});
    expect(lost).toMatchObject({ at: 1, known: false });
    expect(after(2, lost, { bytes: new Uint8Array(windowSize - 1) }).known).toBe(false);
    expect(after(2, lost, { bytes: new Uint8Array(windowSize) }).known).toBe(true);
  });
});
