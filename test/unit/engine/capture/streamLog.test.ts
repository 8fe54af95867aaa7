import { closeSync, fstatSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StreamLog } from '../../../../src/engine/capture/streamLog.ts';
import { temporaryFolder } from '../../../support/captures.ts';

const patterned = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 31 + (i >> 8)) & 0xff);

function pattern(length: number, from = 0): Uint8Array {
  return patterned.subarray(from, from + length);
}

describe('StreamLog', () => {
  it('gives back every byte, before, while and after it is written', async () => {
    const path = join(temporaryFolder(), 'log');
    const log = new StreamLog(path, { onError: (error) => expect.unreachable(error.message) });
    const whole = pattern(1_000_000);
    for (let at = 0, size = 1; at < whole.length; at += size, size = (size * 7 + 13) % 90_000) {
      log.append(whole.subarray(at, at + size));
      const end = Math.min(whole.length, at + size);
      const from = Math.max(0, end - 300_000);
      expect(Buffer.from(log.read(from, end - from)).equals(whole.subarray(from, end))).toBe(true);
      if (size % 3 === 0) log.flush();
      if (size % 5 === 0) await log.drained();
    }
    await log.drained();
    expect(log.pending).toBe(0);
    expect(readFileSync(path).equals(whole)).toBe(true);
    expect(Buffer.from(log.read(999_990, 100)).equals(whole.subarray(999_990))).toBe(true);
    expect(log.read(2_000_000, 10)).toHaveLength(0);
    await log.close();
  });

  it('keeps no reference to what was appended', async () => {
    const log = new StreamLog(join(temporaryFolder(), 'log'), { onError: () => undefined });
    const bytes = Uint8Array.of(1, 2, 3);
    log.append(bytes);
    bytes.fill(9);
    expect(log.read(0, 3)).toEqual(Uint8Array.of(1, 2, 3));
    await log.close();
  });

  it('writes what was read into its room, and gives room to nobody once it takes no more', async () => {
    const path = join(temporaryFolder(), 'log');
    const log = new StreamLog(path, { onError: () => undefined });
    for (let at = 0; at < 2_500_000;) {
      const room = log.room();
      const length = Math.min(room.length, 70_001, 2_500_000 - at);
      room.set(pattern(length, at));
      log.append(room.subarray(0, length));
      at += length;
    }
    await log.drained();
    expect(readFileSync(path).equals(pattern(2_500_000))).toBe(true);
    await log.close();
    const scratch = log.room();
    expect(scratch.length).toBeGreaterThan(0);
    log.append(scratch.subarray(0, 10));
    expect(log.length).toBe(2_500_000);
  });

  it('makes files that only their owner can read', async () => {
    const path = join(temporaryFolder(), 'log');
    const log = new StreamLog(path, { onError: () => undefined });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await log.close();
  });

  it('never writes over a file that is there', async () => {
    const path = join(temporaryFolder(), 'log');
    const log = new StreamLog(path, { onError: () => undefined });
    expect(() => new StreamLog(path, { onError: () => undefined })).toThrow(/EEXIST/);
    await log.close();
  });

  it('tells a write error, once, and takes nothing after it', async () => {
    const errors: string[] = [];
    const log = new StreamLog(join(temporaryFolder(), 'log'), { onError: (error) => errors.push(error.message) });
    log.append(Uint8Array.of(1));
    await log.drained();
    // Its descriptor is closed under it: the next write fails as on a disk that is gone.
    closeSync(log.descriptor);
    log.append(Uint8Array.of(2));
    await log.drained();
    expect(errors).toEqual([expect.stringContaining('EBADF')]);
    log.append(Uint8Array.of(3));
    expect(log.length).toBe(2);
  });

  it('has nothing waiting for a disk that takes no more, and still knows what it was given', async () => {
    const log = new StreamLog(join(temporaryFolder(), 'log'), { onError: () => undefined });
    closeSync(log.descriptor);
    log.append(pattern(600_000));
    await log.drained();
    expect(log.pending).toBe(0);
    expect(Buffer.from(log.read(599_990, 10)).equals(pattern(10, 599_990))).toBe(true);
  });

  it.each(['written', 'being written', 'waiting'])('gives the room back of what is %s', async (state) => {
    const path = join(temporaryFolder(), 'log');
    const log = new StreamLog(path, { onError: (error) => expect.unreachable(error.message) });
    log.append(pattern(100_000));
    if (state === 'written') await log.drained();
    if (state === 'being written') log.flush();
    log.discard();
    log.append(pattern(10));
    await log.drained();
    await log.close();
    expect(statSync(path).size).toBe(0);
  });

  it('touches no other file once it is closed', async () => {
    const folder = temporaryFolder();
    const log = new StreamLog(join(folder, 'log'), { onError: () => undefined });
    await log.close();
    // One of these has the descriptor that the log had.
    const others = Array.from({ length: 20 }, (_, i) => openSync(join(folder, `${i}`), 'wx'));
    for (const other of others) writeSync(other, 'kept');
    expect(others).toContain(log.descriptor);
    log.discard();
    expect(others.map((other) => fstatSync(other).size)).toEqual(others.map(() => 4));
    others.forEach((other) => closeSync(other));
  });

  it('can be abandoned while a write is under way and more is waiting', async () => {
    const log = new StreamLog(join(temporaryFolder(), 'log'), { onError: () => undefined });
    log.append(pattern(1_000_000));
    expect(log.pending).toBe(1_000_000);
    await log.abandon();
    expect(log.pending).toBe(0);
  });

  it('closes after a failed sync, with a write under way', async () => {
    const errors: string[] = [];
    // It can be written to, and nothing in it can be made durable.
    const log = new StreamLog('/dev/null', { existing: true, onError: (error) => errors.push(error.message) });
    log.append(pattern(300_000));
    await log.drained();
    log.sync();
    log.append(pattern(600_000));
    await log.close();
    expect(errors).toEqual([expect.stringContaining('EINVAL')]);
  });

  it('is read by nobody after it was closed: its descriptor may be another file’s by then', async () => {
    const log = new StreamLog(join(temporaryFolder(), 'log'), { onError: () => undefined });
    log.append(Uint8Array.of(1));
    await log.close();
    expect(() => log.read(0, 1)).toThrow(/closed/);
  });

  it('has nothing before its beginning', async () => {
    const log = new StreamLog(join(temporaryFolder(), 'log'), { base: 100, onError: () => undefined });
    log.append(Uint8Array.of(1, 2, 3));
    expect(log.read(101, 5)).toEqual(Uint8Array.of(2, 3));
    expect(() => log.read(99, 2)).toThrow(/thrown away/);
    await log.close();
  });

  it('takes the end of another log at once, written or not', async () => {
    const folder = temporaryFolder();
    const from = new StreamLog(join(folder, 'a'), { base: 7, onError: () => undefined });
    from.append(pattern(2_000_000, 7));
    from.flush();
    await from.drained();
    from.append(pattern(500_000, 2_000_007));
    const log = new StreamLog(join(folder, 'b'), { base: 300_000, onError: () => undefined });
    log.copy(from);
    expect([log.length, log.pending]).toEqual([2_500_007, 0]);
    expect(readFileSync(join(folder, 'b')).equals(pattern(2_200_007, 300_000))).toBe(true);
    log.append(Uint8Array.of(5));
    expect(log.read(2_500_006, 2)).toEqual(Uint8Array.of(pattern(1, 2_500_006)[0]!, 5));
    await Promise.all([from.abandon(), log.close()]);
  });
});
