import { uptime } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isRunning, ownerHere } from '../../../../src/engine/capture/captureOwner.ts';

describe('an owner', () => {
  const self = ownerHere('e');

  it('is this process, since this start of the machine', () => {
    expect(self).toMatchObject({ pid: process.pid, engine: 'e' });
    expect(Math.abs(self.booted! + uptime() * 1000 - Date.now())).toBeLessThan(60_000);
  });

  it('runs while its process does', () => {
    expect(isRunning(self, self)).toBe(true);
    expect(isRunning({ ...self, engine: 'earlier' }, self)).toBe(false);
    expect(isRunning({ ...self, pid: process.ppid }, self)).toBe(true);
    expect(isRunning({ ...self, pid: 2 ** 22 + 1 }, self)).toBe(false);
  });

  it('does not run where the machine was started again, whoever has its process id now', () => {
    expect(isRunning({ ...self, booted: self.booted! - 11 * 60_000 }, self)).toBe(false);
    expect(isRunning({ ...self, booted: self.booted! + 60_000 }, self)).toBe(true);
    expect(isRunning({ pid: process.pid, engine: 'e' }, self)).toBe(true);
  });
});
