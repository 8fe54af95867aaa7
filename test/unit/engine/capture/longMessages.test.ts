/** Messages of a few kilobytes that inflate to many megabytes: what looking at their rows costs, counted in bytes. */
import type { ZlibOptions } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Row } from '../../../../src/contract/model.ts';
import { RowViews } from '../../../../src/engine/rowViews.ts';
import { newCapture } from '../../../support/captures.ts';
import { concat, Deflater, frame, hex } from '../../../support/frames/index.ts';

/** With what tells data that is whole. */
const sealLength = 8;

/** Bytes that zlib has put out: in all, the most in one turn of the event loop, and how often. */
const inflated = { total: 0, mostAtOnce: 0, calls: 0 };

vi.mock('node:zlib', async (original) => {
  const zlib = await original<typeof import('node:zlib')>();
  const count = (bytes: number): void => {
    inflated.total += bytes;
    inflated.calls++;
    inflated.mostAtOnce = Math.max(inflated.mostAtOnce, bytes);
  };
  return {
    ...zlib,
    inflateRawSync(input: Uint8Array, options: ZlibOptions) {
      try {
        const output = zlib.inflateRawSync(input, options) as Buffer | { buffer: Buffer };
        count(
          'buffer' in output && output.buffer instanceof Uint8Array ? output.buffer.length : (output as Buffer).length,
        );
        return output;
      } catch (error) {
        // What was put out before it was found to be too much.
        if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') count(options.maxOutputLength ?? 0);
        throw error;
      }
    },
    createInflateRaw(options: ZlibOptions) {
      const stream = zlib.createInflateRaw(options);
      const push = stream.push.bind(stream);
      stream.push = (chunk: Uint8Array | null, ...more: []) => {
        if (chunk !== null) count(chunk.length);
        return push(chunk, ...more);
      };
      return stream;
    },
  };
});

const mebibyte = 1024 * 1024;
const longLength = 24 * mebibyte;
const never = new AbortController().signal;
/** What stands alone in DEFLATE, with the empty block after it: such pieces can be put one after the other. */
function piece(payload: string | Uint8Array): Uint8Array {
  return concat(new Deflater({ contextTakeover: false }).deflate(payload), hex('0000ffff'));
}
const zeros = piece(new Uint8Array(mebibyte));

/** A message that inflates to `words`, zeros, and what is at its `end`. */
function bomb(words: string, length = longLength, end = piece('.')): Uint8Array {
  const whole = concat(piece(words), ...Array<Uint8Array>(length / mebibyte).fill(zeros), end);
  // The sender leaves out the last empty block (RFC 7692 §7.2.1).
  return whole.slice(0, -4);
}

function conversation(payloads: readonly Uint8Array[], takeover: boolean) {
  const test = newCapture({ deflate: true, takeover: { in: takeover, out: takeover } });
  for (const payload of payloads) test.pass('in', frame({ opcode: 'text', rsv: 4, payload }));
  const views = new RowViews(test.capture, test.reader);
  const query = { view: 'messages' as const, filter: '', start: 0, count: payloads.length };
  const window = async (): Promise<Row[]> => (await views.window(query, never)).rows;
  const whole = async (): Promise<Row[]> => {
    let rows: Row[] = [];
    await expect
      .poll(async () => (rows = await window()).filter(({ inflating }) => inflating), { timeout: 10_000 })
      .toEqual([]);
    return rows;
  };
  return { ...test, views, query, window, whole };
}

beforeEach(() => Object.assign(inflated, { total: 0, mostAtOnce: 0, calls: 0 }));

describe.each([false, true])('rows of messages that inflate to megabytes (context takeover %s)', (takeover) => {
  const payloads = ['one', 'two', 'three', 'four'].map((word) => bomb(word));

  it('inflate a little at a time, and each message once', async () => {
    const { window, whole } = conversation(payloads, takeover);
    const rows = await whole();
    expect(rows.map(({ payloadLength }) => payloadLength)).toEqual(
      ['one', 'two', 'three', 'four'].map((word) => word.length + longLength + 1),
    );
    expect(rows.map(({ preview }) => preview.replaceAll('\0', ''))).toEqual(['one', 'two', 'three', 'four']);
    expect(inflated.mostAtOnce).toBeLessThanOrEqual(4 * mebibyte + sealLength);
    // What was begun to see whether it is long, and for its preview, comes on top.
    expect(inflated.total).toBeLessThan(4 * (longLength + 6 * mebibyte));
    const { total } = inflated;
    for (let again = 0; again < 5; again++) await window();
    expect(inflated.total).toBe(total);
  });

  it('are there before that, with what is known', async () => {
    const { window, whole } = conversation(payloads, takeover);
    const [first] = await window();
    expect(first).toMatchObject({ id: 1, wireLength: payloads[0]!.length + 4 });
    expect(first!.payloadLength).toBeLessThanOrEqual(longLength + 4);
    if (first!.inflating) expect(first!.preview).toMatch(/^one/);
    await whole();
  });

  it('of the public API are told whole', async () => {
    const { views, query } = conversation(payloads, takeover);
    const rows = await views.rows({ ...query, start: 2, count: 1 }, never);
    expect(rows).toMatchObject([{ id: 3, payloadLength: longLength + 6 }]);
    expect(rows[0]).not.toHaveProperty('inflating');
    expect(inflated.mostAtOnce).toBeLessThanOrEqual(4 * mebibyte + sealLength);
  });

  it('have their violations as soon as those are found', async () => {
    const badText = bomb('text', longLength, piece(hex('ff')));
    const broken = bomb('broken', longLength, hex('ffffffffffff'));
    const { whole } = conversation([badText, broken, payloads[0]!], takeover);
    const rows = await whole();
    expect(rows.map(({ violation }) => violation?.code)).toEqual(['invalid-utf8', 'deflate-error', undefined]);
    expect(rows[0]?.preview).toMatch(/^text/);
    expect(rows[1]?.payloadLength).toBe(broken.length);
  });

  it('say of a message that is longer than is inflated that it is at least that long', async () => {
    const { whole } = conversation([bomb('long', 101 * mebibyte)], takeover);
    const [row] = await whole();
    expect(row).toMatchObject({ payloadLength: 100 * mebibyte, atLeast: true });
    expect(row!.preview).toMatch(/^long/);
    expect(inflated.total).toBeLessThan(110 * mebibyte);
  });
});
