import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Capture } from '../../../../src/engine/capture/capture.ts';
import { readMeta } from '../../../../src/engine/capture/captureMeta.ts';
import { framesOf, newCapture, openedCapture, temporaryFolder, testMeta } from '../../../support/captures.ts';
import { concat, Deflater, frame } from '../../../support/frames/index.ts';

/** What the disk refuses, and was asked for. */
const disk = vi.hoisted(() => ({ full: false, syncs: 0 }));
const noSpace = 'ENOSPC: no space left on device, write';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const writev = (...[fd, buffers, position, done]: Parameters<typeof real.writev>): void => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    if (disk.full) setImmediate(() => done(error, 0, buffers));
    else real.writev(fd, buffers, position, done);
  };
  const fdatasync = (...[fd, done]: Parameters<typeof real.fdatasync>): void => {
    disk.syncs++;
    real.fdatasync(fd, done);
  };
  return { ...real, writev, fdatasync };
});

afterEach(() => {
  disk.full = false;
});

function text(payload: string): Uint8Array {
  return frame({ opcode: 'text', payload });
}

describe('what has passed', () => {
  it('is on its way to the disk after 100 ms, and made durable after 200 ms', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { capture, pass } = newCapture();
    const sizes = (): number[] => ['in.bin', 'frames.idx'].map((name) => statSync(join(capture.folder, name)).size);
    pass('in', text('one'));
    vi.advanceTimersByTime(99);
    expect(capture.pending).toBe(5);
    vi.advanceTimersByTime(1);
    await expect.poll(() => capture.pending).toBe(0);
    expect(sizes()).toEqual([5, 40]);
    expect(readMeta(capture.folder)?.connections[0]).toHaveProperty('framing');
    expect(disk.syncs).toBe(0);
    vi.advanceTimersByTime(100);
    expect(disk.syncs).toBe(2);
  });

  it('is made durable when the connection ends', async () => {
    const { capture, pass } = newCapture();
    pass('out', frame({ opcode: 'ping', mask: '01020304' }));
    const before = disk.syncs;
    capture.end(2);
    await expect.poll(() => disk.syncs - before).toBe(2);
  });
});

describe('a capture that failed', () => {
  /** One frame is on the disk, another could not be written. */
  async function failed() {
    const test = newCapture({ deflate: true });
    const { capture, pass } = test;
    pass('in', text('one'));
    await capture.drained();
    disk.full = true;
    pass('in', text('two'));
    await capture.drained();
    disk.full = false;
    return test;
  }

  it('counts what it does not record, and waits for no disk', async () => {
    const { capture, reader, pass } = await failed();
    pass('in', concat(text('three'), text('four')));
    pass('out', frame({ opcode: 'close', mask: '01020304' }));
    expect(capture.failure?.lostFrames).toBe(3);
    expect(capture.failure?.error.message).toBe(noSpace);
    expect(framesOf({ capture, reader })).toEqual(['1 in 81 one', '2 in 81 two']);
    expect(capture.pending).toBe(0);
    expect(capture.firstClose).toEqual({ id: 0, direction: 'out' });
    capture.end(9);
    capture.finish({ ended: 9 });
    const damage = `The recording failed: ${noSpace}. What was not on the disk by then and 3 frames after it are missing.`;
    expect(readMeta(capture.folder)?.damage).toBe(damage);
    const opened = openedCapture(capture.folder);
    expect(framesOf(opened)).toEqual(['1 in 81 one']);
    expect(opened.capture.meta.damage).toBe(damage);
  });

  it.each([0, 1, 4, 7, 8])(
    'records again from the next message on once it is cleared, %i bytes into a frame',
    async (cut) => {
      const { capture, reader, pass } = await failed();
      const lost = frame({ opcode: 'text', payload: 'lost!!' });
      pass('in', concat(text('lost'), lost.subarray(0, cut)));
      await capture.clear(await reader.windows());
      reader.reset();
      expect(capture.failure).toBeUndefined();
      pass('in', concat(lost.subarray(cut), text('kept'), text('kept too').subarray(0, 5)));
      pass('in', text('kept too').subarray(5));
      const kept = framesOf({ capture, reader });
      expect(kept.slice(cut === 0 ? 1 : 0)).toEqual(
        cut === 0 ? ['2 in 81 kept', '3 in 81 kept too'] : ['1 in 81 kept', '2 in 81 kept too'],
      );
      capture.end(9);
      capture.finish({ ended: 9 });
      await capture.drained();
      expect(framesOf(openedCapture(capture.folder))).toEqual(kept);
    },
  );

  it('makes room before it takes some, and stays failed where there is none', async () => {
    const { capture, reader, pass } = await failed();
    const room = (): number => statSync(join(capture.folder, 'in.bin')).size;
    expect(room()).toBe(5);
    mkdirSync(join(capture.folder, 'session.json.new'));
    await expect(capture.clear()).rejects.toThrow(/EISDIR/);
    expect(room()).toBe(0);
    expect(capture.failure).toBeDefined();
    expect(capture.counters).toMatchObject({ frames: 0, messages: 0 });
    rmSync(join(capture.folder, 'session.json.new'), { recursive: true });
    await capture.clear();
    pass('in', text('kept'));
    expect(framesOf({ capture, reader })).toEqual(['1 in 81 kept']);
  });

  it('still tells the frames that come with the answer to the handshake', async () => {
    const heard: string[] = [];
    const capture = Capture.create(join(temporaryFolder(), 'capture'), testMeta, {
      changed: () => undefined,
      control: (_direction, _frame, payload) => heard.push(Buffer.from(payload).toString()),
    });
    onTestFinished(() => capture.dispose());
    disk.full = true;
    capture.append('out', Buffer.from('GET'), 1);
    await capture.drained();
    expect(capture.failure).toBeDefined();
    capture.append('in', Buffer.from('HTTP/'), 2);
    const pings = ['one', 'two', 'three'].map((payload) => frame({ opcode: 'ping', payload }));
    capture.append('in', concat(Buffer.from('1.1'), pings[0]!, pings[1]!.subarray(0, 3)), 3);
    capture.startFrames({ offset: { in: 8, out: 3 }, deflate: false, takeover: { in: true, out: true } });
    capture.append('in', concat(pings[1]!.subarray(3), pings[2]!), 4);
    expect(heard).toEqual(['one', 'two', 'three']);
    expect(capture.failure?.lostFrames).toBe(3);
  });

  it('does not begin again in the middle of a message', async () => {
    const { capture, reader, pass } = await failed();
    pass('in', frame({ opcode: 'text', fin: false, payload: 'lost ' }));
    await capture.clear();
    pass('in', concat(frame({ opcode: 'ping' }), frame({ opcode: 'continuation', payload: 'too' }), text('kept')));
    expect(framesOf({ capture, reader })).toEqual(['1 in 81 kept']);
  });

  it('does not inflate what may refer to messages that were not recorded', async () => {
    const { capture, reader, pass } = await failed();
    const deflater = new Deflater();
    const compressed = (words: string): Uint8Array =>
      frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(words) });
    pass('in', compressed('words that are not recorded'));
    await capture.clear(await reader.windows());
    reader.reset();
    pass('in', compressed('words that are not recorded either'));
    const first = capture.frames.get(1)!;
    expect(reader.message(first)).toMatchObject({ invalid: false, error: expect.stringContaining('refers') as string });
  });
});

describe('a capture whose files are gone', () => {
  it('says so, while what was recorded can still be read', async () => {
    const { capture, reader, pass } = newCapture();
    pass('in', text('one'));
    await capture.drained();
    rmSync(capture.folder, { recursive: true });
    await expect.poll(() => capture.failure?.error.message, { timeout: 5_000 }).toBe('its files were deleted');
    pass('in', text('two'));
    expect(capture.failure?.lostFrames).toBe(1);
    expect(framesOf({ capture, reader })).toEqual(['1 in 81 one']);
    capture.end(9);
    capture.finish({ ended: 9 });
  });
});

describe('a capture whose description cannot be written', () => {
  it('goes on, and is described as soon as that is possible', async () => {
    const { capture, pass } = newCapture();
    // A folder in its place cannot be written to.
    mkdirSync(join(capture.folder, 'session.json.new'));
    capture.describe({ opened: 5 });
    pass('in', text('one'));
    await capture.drained();
    expect(capture.failure).toBeUndefined();
    expect(readMeta(capture.folder)?.connections[0]?.opened).toBe(999);
    rmSync(join(capture.folder, 'session.json.new'), { recursive: true });
    await expect.poll(() => readMeta(capture.folder)?.connections[0]?.opened, { timeout: 5_000 }).toBe(5);
  });

  it('has failed where it is not to the end', () => {
    const { capture } = newCapture();
    mkdirSync(join(capture.folder, 'session.json.new'));
    capture.end(9);
    capture.finish({ ended: 9 });
    expect(capture.failure).toMatchObject({
      lostFrames: 0,
      error: { message: expect.stringContaining('EISDIR') as string },
    });
  });
});

describe('a capture that cannot be made', () => {
  it('leaves no folder', () => {
    const folder = join(temporaryFolder(), 'c');
    expect(() =>
      Capture.create(folder, { ...testMeta, started: 1n as unknown as number }, { changed: () => undefined }),
    ).toThrow(/BigInt/);
    expect(() => Capture.open(folder)).toThrow(/ENOENT/);
  });
});
