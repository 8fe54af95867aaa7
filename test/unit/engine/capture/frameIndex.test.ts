import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FrameIndex } from '../../../../src/engine/capture/frameIndex.ts';
import { pageRecords, RecordPage } from '../../../../src/engine/capture/frameRecord.ts';
import { StreamLog } from '../../../../src/engine/capture/streamLog.ts';
import { temporaryFolder } from '../../../support/captures.ts';

function frameAt(offset: number) {
  return {
    offset,
    headerLength: 2,
    payloadLength: offset % 100,
    byte0: 0x81,
    masked: false,
    compressed: false,
    first: offset % 3 !== 0,
    last: true,
    closeCode: 0,
    violation: 0,
    violationOffset: 0,
  };
}

describe('FrameIndex', () => {
  it('finds any of many frames, when most of them are on disk only', async () => {
    const log = new StreamLog(join(temporaryFolder(), 'index'), {
      onError: (error) => expect.unreachable(error.message),
    });
    const index = new FrameIndex(log, 0);
    const count = 400_000;
    let wrong = 0;
    for (let i = 1; i <= count; i++) {
      if (index.append(frameAt(i), i % 2 === 0 ? 'out' : 'in', i + 0.5, i % 3 === 0 ? i - 1 : 0) !== i) wrong++;
      if (i % 70_000 === 0) {
        index.flush();
        await log.drained();
      }
    }
    expect(wrong).toBe(0);
    for (let id = 1; id <= count; id += 997) {
      const record = index.get(id)!;
      expect([record.offset, record.time, record.direction]).toEqual([id, id + 0.5, id % 2 === 0 ? 'out' : 'in']);
      expect([record.message, record.first]).toEqual(id % 3 === 0 ? [id - 1, false] : [id, true]);
    }
    expect(index.get(count)?.payloadLength).toBe(count % 100);
    index.flush();
    expect(log.length).toBe(count * 40);
    await log.close();
  });

  it('gives one who goes through all of them each page, in his own where it is on disk only', async () => {
    const log = new StreamLog(join(temporaryFolder(), 'index'), { onError: () => undefined });
    const index = new FrameIndex(log, 0);
    const count = 18 * pageRecords + 5;
    for (let i = 1; i <= count; i++) index.append(frameAt(i), 'in', i, 0);
    const own = new RecordPage();
    const seen = { own: 0, others: 0 };
    for (let id = 1; id <= count; id += pageRecords) {
      const page = index.scan(id, own);
      if (page === own) seen.own++;
      else seen.others++;
      expect([page.offset(0), page.offset(4)]).toEqual([id, id + 4]);
    }
    expect(seen).toEqual({ own: 2, others: 17 });
    await log.close();
  });

  it('leaves nothing of what was in a page before', async () => {
    const log = new StreamLog(join(temporaryFolder(), 'index'), { onError: () => undefined });
    const index = new FrameIndex(log, 0);
    const framing = { offset: { in: 7, out: 9 }, deflate: true, takeover: { in: true, out: true } };
    const marker = { kind: 'reconnected', connection: 2, gap: 5, code: 4_000, framing } as const;
    for (let i = 1; i <= pageRecords; i++) index.appendMarker(marker, 1);
    const frame = { ...frameAt(1), first: true };
    while (index.count < 71 * pageRecords) index.append(frame, 'in', 2, 0);
    index.flush();
    for (let id = pageRecords + 1; id <= index.count; id += pageRecords / 2) {
      // From the violation's offset on: opcode, flags, header length, violation, close code, zero.
      const end = Buffer.from(log.read((id - 1) * 40 + 28, 12));
      expect(end.toString('hex')).toBe('000000008118020000000000');
    }
    await log.close();
  });

  it('knows no frame before 1, after the last, or between', async () => {
    const log = new StreamLog(join(temporaryFolder(), 'index'), { onError: () => undefined });
    const index = new FrameIndex(log, 0);
    index.append(frameAt(1), 'in', 1, 0);
    expect([0, -1, 2, 1.5, NaN].map((id) => index.get(id))).toEqual(Array(5).fill(undefined));
    await log.close();
  });
});
