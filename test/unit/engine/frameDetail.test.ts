import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../src/contract/model.ts';
import { SessionReplies } from '../../../src/engine/sessionReplies.ts';
import { frameDetail, payloadOf } from '../../../src/engine/frameDetail.ts';
import { newCapture, type TestCapture } from '../../support/captures.ts';
import { concat, Deflater, fragments, frame, hex, utf8 } from '../../support/frames/index.ts';

function detail({ capture, reader }: TestCapture, id: number, limit = 1_000) {
  capture.describe({ opened: 990 });
  const replies = new SessionReplies(capture, reader);
  return frameDetail(capture.frames.get(id)!, limit, { capture, reader, replies });
}

describe('frameDetail', () => {
  it('has the header, the key, the times', async () => {
    const test = newCapture();
    test.pass('in', frame({ opcode: 'ping' }));
    test.pass('out', frame({ opcode: 'text', payload: 'Hello', mask: '37fa213d' }));
    expect(await detail(test, 2)).toMatchObject({
      header: hex('81 85 37fa213d'),
      maskingKey: hex('37fa213d'),
      compressed: false,
      fragments: [2],
      complete: true,
      payload: { bytes: utf8('Hello'), total: 5, kind: 'text' },
      sincePrevious: 1,
      sinceOpen: 11,
    });
    expect((await detail(test, 1)).sincePrevious).toBeUndefined();
    expect((await detail(test, 1)).maskingKey).toBeUndefined();
  });

  it('shows the whole message on its first frame, a later fragment’s own bytes on that', async () => {
    const test = newCapture();
    test.pass('in', concat(...fragments({ opcode: 'text', payload: 'abcdef', cuts: [2, 4] })));
    expect(await detail(test, 1)).toMatchObject({
      fragments: [1, 2, 3],
      complete: true,
      payload: { total: 6, kind: 'text' },
    });
    expect(await detail(test, 2)).toMatchObject({ fragments: [1, 2, 3], payload: { bytes: utf8('cd'), total: 2 } });
    expect((await detail(test, 2)).message).toMatchObject({ id: 1, payloadLength: 6, preview: 'abcdef' });
  });

  it('says that its connection is over, the one before a marker too', async () => {
    const test = newCapture();
    test.pass('in', frame({ opcode: 'ping' }));
    const replies = new SessionReplies(test.capture, test.reader);
    const overs = (state?: SessionState) =>
      Promise.all(
        [1, test.capture.frames.count].map(
          async (id) => (await frameDetail(test.capture.frames.get(id)!, 0, { ...test, replies, state })).over,
        ),
      );
    expect(await overs('open')).toEqual([undefined, undefined]);
    for (const state of ['closed', 'reconnecting'] as const) expect(await overs(state)).toEqual([true, true]);
    test.reconnect();
    test.pass('in', frame({ opcode: 'ping' }));
    expect(await overs('open')).toEqual([true, undefined]);
  });

  it('inflates, and cuts at the limit with the whole length told', async () => {
    const test = newCapture({ deflate: true });
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate('x'.repeat(5_000)) }));
    const { payload, compressed } = await detail(test, 1, 100);
    expect([payload.bytes.length, payload.total, compressed]).toEqual([100, 5_000, true]);
  });

  it('says why it could not inflate', async () => {
    const test = newCapture({ deflate: true });
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload: hex('ffff') }));
    expect((await detail(test, 1)).payload).toMatchObject({
      bytes: hex('ffff'),
      kind: 'binary',
      inflateError: expect.any(String) as string,
    });
  });
});

describe('a message that inflates to megabytes', () => {
  it('is told by its beginning and its length, and given whole', async () => {
    const test = newCapture({ deflate: true });
    const length = 6 * 1024 * 1024;
    const payload = new Deflater().deflate('x'.repeat(length));
    test.pass('in', concat(...fragments({ opcode: 'text', rsv: 4, payload, cuts: [100, 1_000] })));
    const { payload: part, message } = await detail(test, 1, 100);
    expect([Buffer.from(part.bytes).toString(), part.total, part.kind]).toEqual(['x'.repeat(100), length, 'text']);
    expect(message).toMatchObject({ payloadLength: length, preview: 'x'.repeat(512) });
    const whole = await payloadOf(test.capture.frames.get(1)!, test.reader);
    expect(whole.length).toBe(length);
    expect(whole.every((byte) => byte === 0x78)).toBe(true);
  });
});

describe('payloadOf', () => {
  it('is a message, a fragment, or what came of either', async () => {
    const { capture, reader, pass } = newCapture();
    pass('in', concat(...fragments({ opcode: 'text', payload: 'abcdef', cuts: [2] })));
    const text = async (id: number): Promise<string> =>
      Buffer.from(await payloadOf(capture.frames.get(id)!, reader)).toString();
    expect([await text(1), await text(2)]).toEqual(['abcdef', 'cdef']);
  });
});
