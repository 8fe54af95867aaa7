import { describe, expect, it } from 'vitest';
import { newCapture } from '../../../support/captures.ts';
import { concat, fragments, frame, hex } from '../../../support/frames/index.ts';

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
});
