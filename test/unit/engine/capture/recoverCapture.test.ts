import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMeta } from '../../../../src/engine/capture/captureMeta.ts';
import type { Capture } from '../../../../src/engine/capture/capture.ts';
import { RecordPage, recordSize } from '../../../../src/engine/capture/frameRecord.ts';
import { crashedCopy, framesOf, newCapture, openedCapture } from '../../../support/captures.ts';
import { closePayload, concat, Deflater, fragments, frame } from '../../../support/frames/index.ts';
import { Random } from '../../../support/random.ts';

const mask = '01020304';

function text(payload: string): Uint8Array {
  return frame({ opcode: 'text', payload });
}

/** A folder as a crash leaves it after `one`, `two`, `sent` and `three`. */
async function crashed(options: { ended?: boolean } = {}) {
  const { capture, reader, pass } = newCapture();
  pass('in', concat(text('one'), text('two')));
  pass('out', frame({ opcode: 'text', payload: 'sent', mask }));
  pass('in', text('three'));
  if (options.ended === true) {
    capture.end(2_000);
    capture.finish({ ended: 2_000 });
  }
  await capture.drained();
  return { folder: crashedCopy(capture), whole: framesOf({ capture, reader }), capture };
}

function timesOf({ capture }: { capture: Capture }): number[] {
  return Array.from({ length: capture.frames.count }, (_, i) => capture.frames.get(i + 1)!.time);
}

describe('a capture that was closed', () => {
  it('opens as it was', async () => {
    const { folder, whole, capture } = await crashed({ ended: true });
    const before = readMeta(folder);
    const opened = openedCapture(folder);
    expect(framesOf(opened)).toEqual(whole);
    expect(opened.capture.counters).toEqual(capture.counters);
    expect(opened.capture.directions).toEqual(capture.directions);
    expect(opened.capture.meta.damage).toBeUndefined();
    expect(readMeta(folder)).toEqual(before);
    expect(opened.capture.messages.slice(0, 9)).toEqual([1, 2, 3, 4]);
  });

  it('has the frame that was cut off by its end, even where its record did not reach the disk', async () => {
    const { capture, reader, pass } = newCapture();
    pass('in', concat(text('one'), text('Hello').subarray(0, 4)));
    capture.end(2_000);
    capture.finish({ ended: 2_000 });
    await capture.drained();
    const whole = framesOf({ capture, reader });
    expect(whole).toEqual(['1 in 81 one', '2 in 81 He']);
    expect(framesOf(openedCapture(capture.folder))).toEqual(whole);
    truncateSync(join(capture.folder, 'frames.idx'), recordSize);
    const opened = openedCapture(capture.folder);
    expect(framesOf(opened)).toEqual(whole);
    expect(opened.capture.frames.get(2)?.violation).toBe(capture.frames.get(2)?.violation);
    expect(opened.capture.meta.damage).toBe('The recording was cut short: when 1 frame passed is not known.');
  });

  it('says what did not reach the disk', async () => {
    const { folder } = await crashed({ ended: true });
    truncateSync(join(folder, 'in.bin'), 7);
    const opened = openedCapture(folder);
    expect(framesOf(opened)).toEqual(['1 in 81 one', '2 out 81 sent']);
    expect(opened.capture.meta.damage).toBe(
      'The recording was cut short: 10 bytes at its end did not reach the disk, 2 frames did not reach the disk whole and 2 bytes after the last whole frame are left out.',
    );
  });
});

describe('a capture that a crash left', () => {
  it('is whole where all was flushed, and is not one that a crash left any more', async () => {
    const { folder, whole } = await crashed();
    const opened = openedCapture(folder);
    expect(framesOf(opened)).toEqual(whole);
    expect(opened.capture.meta).toMatchObject({ ended: 1_002, damage: 'The recording was cut short.' });
    expect(readMeta(folder)).toMatchObject({ ended: 1_002, damage: 'The recording was cut short.' });
  });

  it('has no torn tail', async () => {
    const { folder, whole } = await crashed();
    appendFileSync(join(folder, 'in.bin'), text('torn').subarray(0, 5));
    appendFileSync(join(folder, 'out.bin'), Uint8Array.of(0x81));
    const opened = openedCapture(folder);
    expect(framesOf(opened)).toEqual(whole);
    const damage = 'The recording was cut short: 6 bytes after the last whole frame are left out.';
    expect(opened.capture.meta.damage).toBe(damage);
    const again = openedCapture(folder);
    expect(framesOf(again)).toEqual(whole);
    expect(again.capture.meta.damage).toBe(damage);
  });

  it('has frames that the index does not have, as late as the last one that it has', async () => {
    const { folder, whole } = await crashed();
    truncateSync(join(folder, 'frames.idx'), 2 * recordSize + 17);
    const opened = openedCapture(folder);
    expect(framesOf(opened)).toEqual(whole);
    expect(timesOf(opened)).toEqual([1_000, 1_000, 1_000, 1_000]);
    expect(opened.capture.meta.damage).toBe('The recording was cut short: when 2 frames passed is not known.');
  });

  it('keeps later records of one direction, with their times, where those of the other have no bytes', async () => {
    const { capture, reader, pass } = newCapture();
    pass('out', frame({ opcode: 'text', payload: 'a', mask, fin: false }));
    pass('in', text('first'));
    pass('in', frame({ opcode: 'text', payload: 'lost', fin: false }));
    pass('out', frame({ opcode: 'continuation', payload: 'b', mask, fin: false }));
    pass('in', frame({ opcode: 'continuation', payload: 'lost too' }));
    pass('out', frame({ opcode: 'continuation', payload: 'c', mask }));
    pass('out', frame({ opcode: 'text', payload: 'd', mask }));
    await capture.drained();
    const folder = crashedCopy(capture);
    truncateSync(join(folder, 'in.bin'), text('first').length + 3);
    const opened = openedCapture(folder);
    expect(framesOf(opened)).toEqual(['1 out 01 a', '2 in 81 first', '3 out 00 b', '4 out 80 c', '5 out 81 d']);
    expect(timesOf(opened)).toEqual([1_000, 1_001, 1_003, 1_005, 1_006]);
    expect([1, 3, 4, 5].map((id) => opened.capture.frames.get(id)!.message)).toEqual([1, 1, 1, 5]);
    expect(Buffer.from(opened.reader.messageBytes(opened.capture.frames.get(1)!)).toString()).toBe('abc');
    expect(opened.capture.meta.damage).toBe(
      'The recording was cut short: 2 frames did not reach the disk whole and 3 bytes after the last whole frame are left out.',
    );
    expect(framesOf({ capture, reader })).toHaveLength(7);
  });

  it('goes on in the middle of a fragmented, compressed message, and knows of a close', async () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    const deflater = new Deflater();
    const [a, b] = fragments({ opcode: 'text', rsv: 4, payload: deflater.deflate('in two parts'), cuts: [4] });
    pass('in', a!);
    await capture.drained();
    pass('out', frame({ opcode: 'close', payload: closePayload(1000), mask }));
    await capture.drained();
    const known = readFileSync(join(capture.folder, 'frames.idx'));
    pass('in', concat(b!, frame({ opcode: 'text', rsv: 4, payload: deflater.deflate('in two parts again') })));
    pass('out', frame({ opcode: 'ping', mask }));
    await capture.drained();
    const whole = framesOf({ capture, reader }).map((line) => line.replace(/^\d+ /, ''));
    const folder = crashedCopy(capture);
    writeFileSync(join(folder, 'frames.idx'), known);
    const opened = openedCapture(folder);
    expect(
      framesOf(opened)
        .map((line) => line.replace(/^\d+ /, ''))
        .sort(),
    ).toEqual(whole.sort());
    expect(opened.capture.firstClose).toEqual({ id: 2, direction: 'out' });
    const late = opened.capture.frames.get(3)!;
    expect([late.byte0, late.violation]).toEqual([0x89, 15]);
  });

  it('keeps what follows a length that cannot be true', async () => {
    const { capture, pass } = newCapture();
    pass(
      'in',
      concat(text('one'), frame({ opcode: 'binary', lengthForm: 64, declaredLength: 1n << 63n, payload: 'the rest' })),
    );
    await capture.drained();
    const folder = crashedCopy(capture);
    for (const opened of [openedCapture(folder), openedCapture(folder)]) {
      expect(framesOf(opened)).toEqual(['1 in 81 one', '2 in 82 the rest']);
      expect(opened.capture.meta.damage).toBe('The recording was cut short: when 1 frame passed is not known.');
    }
  });

  it('has no frames where the upgrade was not answered', async () => {
    const { capture } = newCapture();
    await capture.drained();
    const folder = crashedCopy(capture);
    const connections = readMeta(folder)!.connections.map(({ framing, ...connection }) => connection);
    writeFileSync(join(folder, 'session.json'), JSON.stringify({ ...readMeta(folder)!, connections }));
    writeFileSync(join(folder, 'in.bin'), 'HTTP/1.1 403 Forbidden');
    const opened = openedCapture(folder);
    expect(opened.capture.counters).toMatchObject({ frames: 0, bytesIn: 22 });
  });

  it.each(['frames.idx', 'in.bin', 'out.bin'])('opens without %s', async (name) => {
    const { folder, whole } = await crashed();
    rmSync(join(folder, name));
    const opened = openedCapture(folder);
    const gone = { 'frames.idx': / /, 'in.bin': / out /, 'out.bin': / in / }[name]!;
    const left = whole.map((line) => line.replace(/^\d+/, '')).filter((line) => gone.test(line));
    expect(
      framesOf(opened)
        .map((line) => line.replace(/^\d+/, ''))
        .sort(),
    ).toEqual(left.sort());
    expect(opened.capture.meta.damage).toContain(`${name} is missing`);
  });

  it('has whatever was flushed, wherever each file was cut', async () => {
    const { capture, reader, pass } = newCapture();
    const random = new Random(1);
    const streams = { in: [] as Uint8Array[], out: [] as Uint8Array[] };
    for (let i = 0; i < 40; i++) {
      const direction = random.pick(['in', 'out'] as const);
      const bytes = frame({ opcode: 'text', payload: `${i}`, ...(direction === 'out' ? { mask } : {}) });
      streams[direction].push(bytes);
      pass(direction, bytes);
    }
    await capture.drained();
    const whole = framesOf({ capture, reader });
    for (let round = 0; round < 60; round++) {
      const folder = crashedCopy(capture);
      const left = {
        in: random.below(concat(...streams.in).length + 1),
        out: random.below(concat(...streams.out).length + 1),
      };
      for (const direction of ['in', 'out'] as const) truncateSync(join(folder, `${direction}.bin`), left[direction]);
      truncateSync(join(folder, 'frames.idx'), random.below(40 * recordSize + 1));
      const opened = framesOf(openedCapture(folder)).map((line) => line.replace(/^\d+ /, ''));
      for (const direction of ['in', 'out'] as const) {
        let end = 0;
        const there = whole
          .map((line) => line.replace(/^\d+ /, ''))
          .filter((line) => line.startsWith(direction))
          .filter((_, i) => (end += streams[direction][i]!.length) <= left[direction]);
        expect(opened.filter((line) => line.startsWith(direction))).toEqual(there);
      }
    }
  });
});

describe('a folder that somebody made up', () => {
  /** Changes one record of the index. */
  async function withRecord(id: number, change: (record: DataView) => void) {
    const { folder, whole } = await crashed();
    const index = readFileSync(join(folder, 'frames.idx'));
    change(new DataView(index.buffer, index.byteOffset + (id - 1) * recordSize, recordSize));
    writeFileSync(join(folder, 'frames.idx'), index);
    return { folder, whole };
  }

  it.each<[string, (record: DataView) => void]>([
    ['a time that is none', (record) => record.setFloat64(0, NaN, true)],
    ['an offset outside', (record) => record.setFloat64(8, 1e15, true)],
    ['a negative offset', (record) => record.setFloat64(8, -5, true)],
    ['an offset that is no number', (record) => record.setFloat64(8, NaN, true)],
    ['the offset of another frame', (record) => record.setFloat64(8, 0, true)],
    ['a length beyond the stream', (record) => record.setFloat64(16, 2 ** 40, true)],
    ['a negative length', (record) => record.setFloat64(16, -1, true)],
    ['a length that is no whole number', (record) => record.setFloat64(16, 2.5, true)],
    ['a length that is no number', (record) => record.setFloat64(16, NaN, true)],
    ['an endless length', (record) => record.setFloat64(16, Infinity, true)],
    ['another message', (record) => record.setUint32(24, 4_000_000_000, true)],
    ['no header', (record) => record.setUint8(34, 0)],
    ['a header that is too long', (record) => record.setUint8(34, 200)],
    ['another first byte', (record) => record.setUint8(32, 0x82)],
    ['the flags of a fragment', (record) => record.setUint8(33, 0)],
    ['the other direction', (record) => record.setUint8(33, record.getUint8(33) ^ 1)],
    ['nothing but zeros', (record) => new Uint8Array(record.buffer, record.byteOffset, recordSize).fill(0)],
  ])('has its frames, not %s', async (_what, change) => {
    const { folder, whole } = await withRecord(2, change);
    const opened = openedCapture(folder);
    const directions = (lines: string[]): string[] => lines.map((line) => line.replace(/^\d+ /, '')).sort();
    expect(directions(framesOf(opened))).toEqual(directions(whole));
    expect(openedCapture(folder).capture.frames.count).toBe(4);
  });

  it('is read no further than it is, and never throws: random bytes in the place of each file', () => {
    const { capture } = newCapture({ deflate: true });
    const random = new Random(2);
    for (let round = 0; round < 100; round++) {
      const folder = crashedCopy(capture);
      const { connections } = capture.meta;
      const base = { in: random.below(random.pick([1, 50])), out: 0 };
      writeFileSync(join(folder, 'session.json'), JSON.stringify({ ...readMeta(folder)!, connections, base }));
      for (const name of ['in.bin', 'out.bin', 'frames.idx']) {
        const bytes = random.bytes(random.below(2_000));
        if (name === 'frames.idx' && random.chance(0.5))
          for (let at = 0; at < bytes.length; at += 8) bytes.fill(0, at, at + 7);
        writeFileSync(join(folder, name), bytes);
      }
      const opened = openedCapture(folder);
      expect(framesOf(opened).length).toBe(opened.capture.frames.count);
    }
  });

  it('may claim a length that no array can have', async () => {
    const { folder } = await crashed();
    const page = new RecordPage(new Uint8Array(recordSize));
    const huge = { offset: 0, headerLength: 10, payloadLength: Number.MAX_SAFE_INTEGER, byte0: 0x82, masked: false };
    page.set(
      0,
      { ...huge, compressed: false, first: true, last: true, closeCode: 0, violation: 0, violationOffset: 0 },
      false,
      1,
      1,
    );
    writeFileSync(join(folder, 'frames.idx'), page.bytes);
    expect(framesOf(openedCapture(folder))).toHaveLength(4);
  });
});
