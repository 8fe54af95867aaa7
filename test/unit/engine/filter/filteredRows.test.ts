import { describe, expect, it } from 'vitest';
import { rowSource } from '../../../../src/engine/filter/rowSource.ts';
import { newCapture } from '../../../support/captures.ts';
import { concat, Deflater, fragments, frame } from '../../../support/frames/index.ts';

function exhaust(source: ReturnType<typeof rowSource>): number[] {
  while (!source.step());
  return source.slice(0, 100);
}

describe('FilteredRows', () => {
  it('goes on as frames arrive', () => {
    const { capture, reader, pass } = newCapture();
    const rows = rowSource(capture, reader, 'frames', 'b');
    expect(exhaust(rows)).toEqual([]);
    pass('in', concat(frame({ opcode: 'text', payload: 'ab' }), frame({ opcode: 'text', payload: 'cd' })));
    expect(exhaust(rows)).toEqual([1]);
    pass('in', frame({ opcode: 'binary', payload: 'b' }));
    expect(exhaust(rows)).toEqual([1, 3]);
    expect([rows.size, rows.scanned, rows.rank(2)]).toEqual([2, 3, 1]);
  });

  it('judges a message by its whole payload, once it is whole, and puts it where it began', () => {
    const { capture, reader, pass } = newCapture();
    const rows = rowSource(capture, reader, 'messages', 'hello');
    const [first, second] = fragments({ opcode: 'text', payload: 'Hello', cuts: [3] });
    pass('in', concat(first!, frame({ opcode: 'ping', payload: 'hello' })));
    expect(exhaust(rows)).toEqual([2]);
    pass('in', second!);
    expect(exhaust(rows)).toEqual([1, 2]);
  });

  it('judges frames by their own payload', () => {
    const { capture, reader, pass } = newCapture();
    pass('in', concat(...fragments({ opcode: 'text', payload: 'Hello', cuts: [3] })));
    expect(exhaust(rowSource(capture, reader, 'frames', 'hello'))).toEqual([]);
    expect(exhaust(rowSource(capture, reader, 'frames', 'lo'))).toEqual([2]);
  });

  it('looks into compressed messages', () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    const deflater = new Deflater();
    for (const text of ['one needle', 'two', 'three needle'])
      pass('in', frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(text) }));
    expect(exhaust(rowSource(capture, reader, 'frames', 'needle'))).toEqual([1, 3]);
    expect(exhaust(rowSource(capture, reader, 'messages', '-needle'))).toEqual([2]);
  });

  it('judges a message that never ended by what came, when the connection is gone', () => {
    const { capture, reader, pass } = newCapture();
    const rows = rowSource(capture, reader, 'messages', 'hel');
    pass('in', frame({ opcode: 'text', payload: 'Hel', fin: false }));
    expect(exhaust(rows)).toEqual([]);
    capture.end(1);
    expect(exhaust(rows)).toEqual([1]);
  });

  it('can take many steps', () => {
    const { capture, reader, pass } = newCapture();
    const one = frame({ opcode: 'text', payload: 'x'.repeat(100) });
    for (let i = 0; i < 200; i++) pass('in', concat(...Array<Uint8Array>(100).fill(one)));
    const rows = rowSource(capture, reader, 'frames', 'xx');
    let steps = 1;
    while (!rows.step()) steps++;
    expect(rows.size).toBe(20_000);
    expect(steps).toBeGreaterThan(1);
  });

  it('gives up a regular expression that would not end, says so, and keeps what it found', () => {
    const { capture, reader, pass } = newCapture();
    pass(
      'in',
      concat(frame({ opcode: 'text', payload: 'aaa' }), frame({ opcode: 'text', payload: `${'a'.repeat(60)}b` })),
    );
    const rows = rowSource(capture, reader, 'frames', '/^(a+)+$/');
    expect(exhaust(rows)).toEqual([1]);
    expect(rows.notes).toMatchObject([{ text: expect.stringContaining('too long on frame 2') as string }]);
    pass('in', frame({ opcode: 'text', payload: 'aaa' }));
    expect([rows.step(), rows.scanned, rows.size]).toEqual([true, 3, 1]);
  });
});
