import { describe, expect, it } from 'vitest';
import { frameDetail, payloadOf } from '../../../src/engine/frameDetail.ts';
import { newCapture, type TestCapture } from '../../support/captures.ts';
import { concat, Deflater, fragments, frame, hex, utf8 } from '../../support/frames/index.ts';

function detail({ capture, reader }: TestCapture, id: number, limit = 1_000) {
  return frameDetail(capture.frames.get(id)!, limit, 990, capture, reader);
}

describe('frameDetail', () => {
  it('has the header, the key, the times', () => {
    const test = newCapture();
    test.pass('in', frame({ opcode: 'ping' }));
    test.pass('out', frame({ opcode: 'text', payload: 'Hello', mask: '37fa213d' }));
    expect(detail(test, 2)).toMatchObject({
      header: hex('81 85 37fa213d'),
      maskingKey: hex('37fa213d'),
      compressed: false,
      fragments: [2],
      complete: true,
      payload: { bytes: utf8('Hello'), total: 5, kind: 'text' },
      sincePrevious: 1,
      sinceOpen: 11,
    });
    expect(detail(test, 1).sincePrevious).toBeUndefined();
    expect(detail(test, 1).maskingKey).toBeUndefined();
  });

  it('shows the whole message on its first frame, a later fragment’s own bytes on that', () => {
    const test = newCapture();
    test.pass('in', concat(...fragments({ opcode: 'text', payload: 'abcdef', cuts: [2, 4] })));
    expect(detail(test, 1)).toMatchObject({
      fragments: [1, 2, 3],
      complete: true,
      payload: { total: 6, kind: 'text' },
    });
    expect(detail(test, 2)).toMatchObject({ fragments: [1, 2, 3], payload: { bytes: utf8('cd'), total: 2 } });
    expect(detail(test, 2).message).toMatchObject({ id: 1, payloadLength: 6, preview: 'abcdef' });
  });

  it('inflates, and cuts at the limit with the whole length told', () => {
    const test = newCapture({ deflate: true });
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate('x'.repeat(5_000)) }));
    const { payload, compressed } = detail(test, 1, 100);
    expect([payload.bytes.length, payload.total, compressed]).toEqual([100, 5_000, true]);
  });

  it('says why it could not inflate', () => {
    const test = newCapture({ deflate: true });
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload: hex('ffff') }));
    expect(detail(test, 1).payload).toMatchObject({
      bytes: hex('ffff'),
      kind: 'binary',
      inflateError: expect.any(String) as string,
    });
  });
});

describe('payloadOf', () => {
  it('is a message, a fragment, or what came of either', () => {
    const { capture, reader, pass } = newCapture();
    pass('in', concat(...fragments({ opcode: 'text', payload: 'abcdef', cuts: [2] })));
    const text = (id: number): string => Buffer.from(payloadOf(capture.frames.get(id)!, reader)).toString();
    expect([text(1), text(2)]).toEqual(['abcdef', 'cdef']);
  });
});
