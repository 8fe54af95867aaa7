import { closeSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StreamLog } from '../../../../src/engine/capture/streamLog.ts';
import { temporaryFolder } from '../../../support/captures.ts';

function pattern(length: number, from = 0): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => ((from + i) * 31 + ((from + i) >> 8)) & 0xff);
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
});
