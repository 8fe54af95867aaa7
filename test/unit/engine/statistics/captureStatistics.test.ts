import { describe, expect, it } from 'vitest';
import { CaptureStatistics } from '../../../../src/engine/statistics/captureStatistics.ts';
import { newCapture } from '../../../support/captures.ts';
import { Deflater, frame } from '../../../support/frames/index.ts';

const facts = { handshake: null, now: undefined };

describe('CaptureStatistics', () => {
  it('comes to the same in steps', () => {
    const { capture, reader, pass } = newCapture();
    const one = frame({ opcode: 'text', payload: 'x' });
    pass('in', Buffer.alloc(300_000 * one.length, one));
    const statistics = new CaptureStatistics(capture, reader);
    while (!statistics.step());
    const told = statistics.tell(facts);
    expect(told).toMatchObject({ generation: 0, scanned: 300_000, rows: 300_000 });
    expect(told.directions.in).toMatchObject({ frames: 300_000, bytes: 900_000, messages: 300_000 });
  });

  it('has compressed lengths, and both sides of them', () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    const payload = new Deflater().deflate('a'.repeat(1000));
    pass('out', frame({ opcode: 'text', rsv: 4, payload, mask: '01020304' }));
    const statistics = new CaptureStatistics(capture, reader);
    const before = statistics.tell(facts).directions.out.compression;
    expect(before).toMatchObject({ messages: 0, inflated: 0 });
    expect(statistics.step()).toBe(true);
    const wire = payload.length;
    expect(statistics.tell(facts).directions.out.compression).toEqual({
      ...{ messages: 1, wire, inflated: 1, inflatedWire: wire, inflatedPayload: 1000, refused: 0 },
    });
  });

  it('tells what the capture takes, on the disk and in memory', async () => {
    const { capture, reader, pass } = newCapture();
    pass('in', frame({ opcode: 'text', payload: 'x'.repeat(10_000) }));
    capture.flush();
    await capture.drained();
    const { storage } = new CaptureStatistics(capture, reader).tell(facts);
    expect(storage.disk).toBeGreaterThan(10_000);
    expect(storage.memory).toBeGreaterThanOrEqual(4096 * 40);
  });

  it('knows the day that the filter means', () => {
    const started = new Date(2026, 5, 10, 16, 20).getTime();
    const { capture, reader } = newCapture({}, { started });
    const { day } = new CaptureStatistics(capture, reader).tell(facts);
    expect(day).toEqual({ from: new Date(2026, 5, 10).getTime(), to: new Date(2026, 5, 11).getTime() });
  });

  it('goes on with time where more may come', () => {
    const { capture, reader, pass } = newCapture();
    pass('in', frame({ opcode: 'text', payload: 'x' }));
    const statistics = new CaptureStatistics(capture, reader);
    statistics.step();
    expect(statistics.tell(facts).timeline.framesIn).toHaveLength(1);
    expect(statistics.tell({ ...facts, now: 1_050 }).timeline.framesIn).toHaveLength(6);
  });

  it('times replies, looked for behind all other numbers', () => {
    const { capture, reader, pass } = newCapture();
    pass('out', frame({ opcode: 'text', payload: '{"id":1,"method":"a"}', mask: 'a1b2c3d4' }));
    pass('in', frame({ opcode: 'text', payload: '{"id":1,"result":1}' }));
    pass('in', frame({ opcode: 'text', payload: '{"id":2,"method":"b"}' }));
    const statistics = new CaptureStatistics(capture, reader);
    expect(statistics.tell(facts)).toMatchObject({ paired: 0, replies: { out: { times: { count: 0 } } } });
    const before = statistics.tell(facts).storage.memory;
    while (!statistics.step());
    const told = statistics.tell(facts);
    expect(told.paired).toBe(3);
    expect(told.replies.out).toMatchObject({ times: { count: 1, max: 1 }, unanswered: 0 });
    expect(told.replies.in).toMatchObject({ times: { count: 0 }, unanswered: 1 });
    expect(told.storage.memory - before).toBe(4096 * 4 + 16_384 * 4);
  });
});
