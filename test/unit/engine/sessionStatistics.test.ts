import { describe, expect, it, vi } from 'vitest';
import { SessionStatistics } from '../../../src/engine/sessionStatistics.ts';
import { newCapture } from '../../support/captures.ts';
import { Deflater, frame } from '../../support/frames/index.ts';

const one = frame({ opcode: 'text', payload: 'x' });
const many = (count: number): Uint8Array => Buffer.alloc(count * one.length, one);

describe('SessionStatistics', () => {
  it('counts behind until all is counted, and goes on where it was', async () => {
    const { capture, reader, pass } = newCapture();
    pass('in', many(400_000));
    const statistics = new SessionStatistics(capture, reader);
    statistics.ask(null);
    await expect.poll(() => statistics.ask(null).scanned).toBe(400_000);
    pass('in', many(2));
    await expect.poll(() => statistics.ask(null).directions.in.frames).toBe(400_002);
  });

  it('does nothing while nobody looks', async () => {
    const { capture, reader, pass } = newCapture();
    pass('in', many(400_000));
    let now = 0;
    const scan = vi.spyOn(capture.frames, 'scan');
    const statistics = new SessionStatistics(capture, reader, undefined, () => now);
    expect(scan).not.toHaveBeenCalled();
    statistics.ask(null);
    now = 10_000;
    scan.mockClear();
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(scan).not.toHaveBeenCalled();
  });

  it('settles messages that take long, behind', async () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    const deflater = new Deflater();
    for (const text of ['a'.repeat(9_000_000), 'b']) {
      pass('in', frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(text) }));
    }
    const statistics = new SessionStatistics(capture, reader);
    await expect.poll(() => statistics.ask(null).directions.in.compression.inflated).toBe(2);
    expect(statistics.ask(null).directions.in.compression.inflatedPayload).toBe(9_000_001);
  });

  it('begins anew after a clear', async () => {
    const { capture, reader, pass } = newCapture();
    pass('in', many(1_000));
    const statistics = new SessionStatistics(capture, reader);
    await expect.poll(() => statistics.ask(null).scanned).toBe(1_000);
    await capture.clear();
    reader.reset();
    pass('in', many(3));
    const told = statistics.ask(null);
    expect(told.generation).toBe(1);
    expect(told.directions.in.frames).toBe(3);
  });

  it('ends in silence when the capture is closed under it', async () => {
    const { capture, reader, pass } = newCapture();
    pass('in', many(400_000));
    const statistics = new SessionStatistics(capture, reader);
    statistics.ask(null);
    statistics.reset();
    const scan = vi.spyOn(capture.frames, 'scan');
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(scan).not.toHaveBeenCalled();
  });

  it('goes on with the time of a session that lives', () => {
    const { capture, reader, pass } = newCapture();
    pass('in', one);
    const statistics = new SessionStatistics(capture, reader, () => 1_050);
    expect(statistics.ask(null).timeline.framesIn).toHaveLength(6);
  });
});
