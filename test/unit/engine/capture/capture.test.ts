import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Capture } from '../../../../src/engine/capture/capture.ts';
import { newCapture, temporaryFolder, testMeta } from '../../../support/captures.ts';
import { concat, fragments, frame, utf8 } from '../../../support/frames/index.ts';

describe('Capture', () => {
  it('keeps both streams from their very beginning, and finds the frames after the heads', async () => {
    const folder = join(temporaryFolder(), 'c');
    const capture = Capture.create(folder, testMeta, { changed: () => undefined });
    const sent = concat(utf8('GET / HTTP/1.1\r\n\r\n'), frame({ opcode: 'ping', mask: '01020304' }));
    const received = concat(utf8('HTTP/1.1 101 X\r\n\r\n'), frame({ opcode: 'text', payload: 'early' }));
    capture.append('out', sent, 1);
    capture.append('in', received, 2);
    capture.startFrames({ offset: { out: 18, in: 18 }, deflate: false, takeover: { in: true, out: true } });
    capture.append('in', frame({ opcode: 'text', payload: 'late' }), 3);
    await capture.drained();
    expect(capture.frames.count).toBe(3);
    expect(capture.directions).toEqual({ in: 2, out: 1 });
    expect(readFileSync(join(folder, 'out.bin')).equals(sent)).toBe(true);
    expect(readFileSync(join(folder, 'in.bin')).subarray(0, received.length).equals(received)).toBe(true);
    expect(statSync(join(folder, 'frames.idx')).size).toBe(120);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await capture.dispose();
  });

  it('counts frames, messages and bytes', () => {
    const { capture, pass } = newCapture();
    pass('in', concat(...fragments({ opcode: 'text', payload: 'abc', cuts: [1, 2] }), frame({ opcode: 'ping' })));
    pass('out', frame({ opcode: 'pong', mask: '01020304' }));
    expect(capture.counters).toEqual({ frames: 5, messages: 3, bytesIn: 11, bytesOut: 6 });
  });

  it('knows who closed first', () => {
    const { capture, pass } = newCapture();
    expect(capture.firstClose).toBeUndefined();
    pass('out', frame({ opcode: 'close', mask: '01020304' }));
    pass('in', frame({ opcode: 'close' }));
    expect(capture.firstClose).toEqual({ id: 1, direction: 'out' });
  });

  it('keeps a frame that was cut off as far as it came', () => {
    const { capture, reader, pass } = newCapture();
    pass('in', frame({ opcode: 'text', payload: 'Hello' }).subarray(0, 4));
    expect(capture.frames.count).toBe(0);
    capture.end(5);
    const record = capture.frames.get(1)!;
    expect([record.payloadLength, record.time]).toEqual([2, 5]);
    expect(Buffer.from(reader.wire(record)).toString('hex')).toBe('81054865');
  });
});
