import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../../src/engine/capture/rows.ts';
import { newCapture, type TestCapture } from '../../../support/captures.ts';
import { closePayload, concat, Deflater, fragments, frame } from '../../../support/frames/index.ts';

function row({ capture, reader }: TestCapture, id: number, view: 'frames' | 'messages' = 'frames') {
  return rowOf(capture.frames.get(id)!, view, reader);
}

describe('rowOf', () => {
  it('tells all of a text frame', () => {
    const test = newCapture();
    test.pass('out', frame({ opcode: 'text', payload: '{"a":1}', mask: '01020304' }));
    expect(row(test, 1)).toEqual({
      id: 1,
      time: 1_000,
      direction: 'out',
      opcode: 'text',
      fin: true,
      rsv: 0,
      masked: true,
      wireLength: 13,
      payloadLength: 7,
      preview: '{"a":1}',
    });
  });

  it('shows bytes as hex, close frames with code and reason', () => {
    const test = newCapture();
    test.pass(
      'in',
      concat(
        frame({ opcode: 'binary', payload: Uint8Array.of(0, 255) }),
        frame({ opcode: 'ping', payload: 'hi' }),
        frame({ opcode: 'close', payload: closePayload(1008, 'policy') }),
      ),
    );
    expect(row(test, 1).preview).toBe('00 ff');
    expect(row(test, 2)).toMatchObject({ opcode: 'ping', preview: '68 69' });
    expect(row(test, 3)).toMatchObject({ closeCode: 1008, closeReason: 'policy', preview: '1008 policy' });
  });

  it('has a fragment’s own lengths among frames, the message’s among messages', () => {
    const test = newCapture();
    test.pass('in', concat(...fragments({ opcode: 'text', payload: 'Hello', cuts: [3] })));
    expect(row(test, 1)).toMatchObject({ wireLength: 5, payloadLength: 3, preview: 'Hel', fin: false });
    expect(row(test, 2)).toMatchObject({ opcode: 'continuation', wireLength: 4, payloadLength: 2, preview: 'lo' });
    expect(row(test, 1, 'messages')).toMatchObject({ wireLength: 9, payloadLength: 5, preview: 'Hello', fin: true });
  });

  it('inflates previews, and the length among messages', () => {
    const test = newCapture({ deflate: true });
    const payload = new Deflater().deflate('inflated '.repeat(50));
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload }));
    expect(row(test, 1)).toMatchObject({ rsv: 4, payloadLength: payload.length });
    expect(row(test, 1).preview).toMatch(/^inflated inflated/);
    expect(row(test, 1, 'messages')).toMatchObject({ payloadLength: 450, wireLength: payload.length + 2 });
  });

  it('marks what cannot be inflated and shows its bytes', () => {
    const test = newCapture({ deflate: true });
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload: Uint8Array.of(0xff, 0xff) }));
    expect(row(test, 1)).toMatchObject({ preview: 'ff ff', violation: { code: 'deflate-error', offset: 2 } });
  });

  it('has the length on the wire of a message in fragments that cannot be inflated', () => {
    const test = newCapture({ deflate: true });
    test.pass(
      'in',
      concat(...fragments({ opcode: 'text', rsv: 4, payload: Uint8Array.of(0xff, 0xff, 0xff), cuts: [1] })),
    );
    expect(row(test, 1)).toMatchObject({ payloadLength: 1, violation: { code: 'deflate-error' } });
    expect(row(test, 1, 'messages')).toMatchObject({ payloadLength: 3, violation: { code: 'deflate-error' } });
  });

  it('marks text that is not valid UTF-8 once it is inflated', () => {
    const test = newCapture({ deflate: true });
    const payload = new Deflater().deflate(Uint8Array.of(0x61, 0xff));
    test.pass('in', frame({ opcode: 'text', rsv: 4, payload }));
    expect(row(test, 1)).toMatchObject({ preview: 'a\ufffd', violation: { code: 'invalid-utf8', offset: 2 } });
    expect(row(test, 1, 'messages')).toMatchObject({ violation: { code: 'invalid-utf8' } });
  });

  it('tells a fragment’s violation on the message too', () => {
    const test = newCapture();
    test.pass('in', concat(...fragments({ opcode: 'text', payload: Uint8Array.of(0x61, 0xff), cuts: [1] })));
    expect(row(test, 1).violation).toBeUndefined();
    expect(row(test, 2).violation).toMatchObject({ code: 'invalid-utf8', offset: 2 });
    expect(row(test, 1, 'messages').violation).toMatchObject({ code: 'invalid-utf8' });
  });

  it('keeps a reserved opcode as its number', () => {
    const test = newCapture();
    test.pass('in', frame({ opcode: 5 }));
    expect(row(test, 1)).toMatchObject({ opcode: 5, violation: { code: 'reserved-opcode' } });
  });
});
