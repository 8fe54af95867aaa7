import { describe, expect, it } from 'vitest';
import { newCapture } from '../../../support/captures.ts';
import { Random } from '../../../support/random.ts';
import { concat, Deflater, fragments, frame, hex, utf8 } from '../../../support/frames/index.ts';

describe('MessageReader', () => {
  it('gives a frame as on the wire, and its payload unmasked', () => {
    const { capture, reader, pass } = newCapture();
    const bytes = frame({ opcode: 'text', payload: 'Hello', mask: '37fa213d' });
    pass('out', bytes);
    const record = capture.frames.get(1)!;
    expect(reader.wire(record)).toEqual(bytes);
    expect(reader.maskingKey(record)).toEqual(hex('37fa213d'));
    expect(Buffer.from(reader.framePayload(record)).toString()).toBe('Hello');
    expect(Buffer.from(reader.framePayload(record, 2)).toString()).toBe('He');
  });

  it('joins fragments around what comes between them, of both directions', () => {
    const { capture, reader, pass } = newCapture();
    const parts = fragments({ opcode: 'text', payload: 'abcdef', cuts: [2, 4] });
    pass('in', concat(parts[0]!, frame({ opcode: 'ping' })));
    pass('out', frame({ opcode: 'text', payload: 'meanwhile', mask: '01020304', fin: false }));
    pass('in', parts[1]!);
    const first = capture.frames.get(1)!;
    expect(reader.fragments(first, 10)).toMatchObject({ complete: false, records: [{ id: 1 }, { id: 4 }] });
    pass('in', parts[2]!);
    expect(reader.fragments(first, 10)).toMatchObject({ complete: true, records: [{ id: 1 }, { id: 4 }, { id: 5 }] });
    expect(Buffer.from(reader.messageBytes(first)).toString()).toBe('abcdef');
    expect(capture.frames.get(5)?.message).toBe(1);
    expect(reader.continuesText(capture.frames.get(5)!)).toBe(true);
  });

  it('leaves a message that another interrupts as it is', () => {
    const { capture, reader, pass } = newCapture();
    pass(
      'in',
      concat(
        frame({ opcode: 'text', payload: 'a', fin: false }),
        frame({ opcode: 'binary', payload: 'b', fin: false }),
        frame({ opcode: 'continuation', payload: 'c' }),
      ),
    );
    expect(reader.fragments(capture.frames.get(1)!, 10)).toMatchObject({ complete: false, records: [{ id: 1 }] });
    expect(reader.fragments(capture.frames.get(2)!, 10)).toMatchObject({
      complete: true,
      records: [{ id: 2 }, { id: 3 }],
    });
  });

  it.each([
    ['one frame', []],
    ['three fragments', [1_000, 300_001]],
    ['a hundred fragments', Array.from({ length: 99 }, (_, i) => (i + 1) * 1_001)],
  ])('reads a long compressed message in %s, masked, in pieces', async (_what, cuts) => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    // Half of it is noise, so that its payload is long, too.
    const text = `${randomText(600_000)}${'.'.repeat(6 * 1024 * 1024)}`;
    const payload = new Deflater().deflate(text);
    pass('out', concat(...fragments({ opcode: 'text', rsv: 4, payload, cuts, mask: '37fa213d' })));
    const first = capture.frames.get(1)!;
    expect(payload.length).toBeGreaterThan(400_000);
    expect(reader.outline(first)).toMatchObject({ kind: 'begun' });
    await reader.settle([1]);
    expect(reader.outline(first)).toMatchObject({ kind: 'whole', length: text.length, validUtf8: true });
    expect(await reader.beginning(first, 100)).toEqual({ bytes: utf8(text.slice(0, 100)), total: text.length });
  });

  it('gives the beginning of what is not compressed, and its length', async () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    pass('in', concat(...fragments({ opcode: 'text', payload: 'abcdef', cuts: [2, 4] })));
    expect(await reader.beginning(capture.frames.get(1)!, 3)).toEqual({ bytes: utf8('abc'), total: 6 });
  });

  it('ends in silence what goes on when the record is cleared', async () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    pass('in', frame({ opcode: 'text', rsv: 4, payload: new Deflater().deflate('x'.repeat(6 * 1024 * 1024)) }));
    const settling = reader.settle([1]);
    reader.reset();
    await settling;
    await capture.clear();
    expect(capture.frames.count).toBe(0);
  });
});

/** Letters and digits that do not compress well. */
function randomText(length: number): string {
  const random = new Random(11);
  return Array.from({ length }, () => random.below(36).toString(36)).join('');
}
