import { onTestFinished, describe, expect, it } from 'vitest';
import { openLogs } from '../../../../src/engine/capture/captureFiles.ts';
import { readMeta } from '../../../../src/engine/capture/captureMeta.ts';
import { recoverIndex } from '../../../../src/engine/capture/recoverIndex.ts';
import { crashedCopy, newCapture } from '../../../support/captures.ts';
import { concat, frame } from '../../../support/frames/index.ts';

const mask = '01020304';

/** The index of a capture with these frames, recovered from streams of these lengths. */
async function recovered(frames: ['in' | 'out', Uint8Array][], lengths: { in: number; out: number }) {
  const { capture, pass } = newCapture();
  for (const [direction, bytes] of frames) pass(direction, bytes);
  await capture.drained();
  const folder = crashedCopy(capture);
  const logs = openLogs(folder, 0, { base: { in: 0, out: 0 }, files: {}, onError: () => undefined });
  onTestFinished(async () => {
    await Promise.all(Object.values(logs).map((log) => log.abandon()));
  });
  for (const direction of ['in', 'out'] as const)
    logs[direction].truncate(Math.min(lengths[direction], logs[direction].length));
  return { ...recoverIndex(logs, readMeta(folder)!), logs };
}

const frames: ['in' | 'out', Uint8Array][] = [
  ['in', frame({ opcode: 'text', fin: false, payload: 'ab' })],
  ['out', frame({ opcode: 'binary', rsv: 4, fin: false, mask })],
  ['in', frame({ opcode: 'close' })],
  ['out', frame({ opcode: 'continuation', payload: 'c', mask })],
  ['in', frame({ opcode: 'continuation', payload: 'd' })],
];

describe('recoverIndex', () => {
  it('says where each direction goes on, and in what', async () => {
    const { index, sides, dropped, time } = await recovered(frames.slice(0, 3), { in: 99, out: 99 });
    expect([index.frames.count, dropped, time]).toEqual([3, 0, 1_002]);
    expect(sides.in).toEqual({ offset: 6, context: { messageOpen: true, compressed: false, closed: true } });
    expect(sides.out).toEqual({ offset: 6, context: { messageOpen: true, compressed: false, closed: false } });
    expect(index.sides).toEqual({ in: { message: 1, frames: 2 }, out: { message: 2, frames: 1 } });
    expect(index.firstClose).toEqual({ id: 3, direction: 'in' });
    expect(index.messages.slice(0, 9)).toEqual([1, 2, 3]);
  });

  it('leaves out the records of bytes that are not there, and numbers the others anew', async () => {
    const { index, dropped, sides, logs } = await recovered(frames, { in: 5, out: 99 });
    expect(index.frames.count).toBe(3);
    expect([1, 2, 3].map((id) => index.frames.get(id))).toMatchObject([
      { direction: 'in', offset: 0 },
      { direction: 'out', offset: 0, message: 2 },
      { direction: 'out', offset: 6, message: 2, time: 1_003 },
    ]);
    expect([dropped, sides.in.offset, sides.out.offset]).toEqual([2, 4, 13]);
    index.frames.flush();
    expect(logs.index.length).toBe(3 * 40);
  });

  it('has none where there are no bytes', async () => {
    const { index, dropped } = await recovered(frames, { in: 0, out: 0 });
    expect([index.frames.count, dropped, index.firstClose]).toEqual([0, 5, undefined]);
  });

  it('does not take a record whose frame has another first byte', async () => {
    const { capture, pass } = newCapture();
    pass('in', concat(frame({ opcode: 'ping' }), frame({ opcode: 'pong' })));
    await capture.drained();
    const folder = crashedCopy(capture);
    const options = { base: { in: 0, out: 0 }, onError: () => undefined };
    const logs = openLogs(folder, 0, { ...options, files: {} });
    logs.in.truncate(2);
    logs.in.append(new Uint8Array(2));
    expect(recoverIndex(logs, readMeta(folder)!)).toMatchObject({ dropped: 1, sides: { in: { offset: 2 } } });
    await Promise.all(Object.values(logs).map((log) => log.abandon()));
  });
});
