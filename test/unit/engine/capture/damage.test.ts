import { describe, expect, it } from 'vitest';
import { damageOf, failureDamage } from '../../../../src/engine/capture/damage.ts';

const none = { interrupted: false, missingFiles: [], tail: 0, missingBytes: 0, frames: 0, untimed: 0 };

describe('damage', () => {
  it('is nothing where nothing was lost', () => {
    expect(damageOf(none)).toBeUndefined();
    expect(damageOf({ ...none, interrupted: true })).toBe('The recording was cut short.');
  });

  it('says what was lost', () => {
    expect(damageOf({ ...none, tail: 1 })).toBe(
      'The recording was cut short: 1 byte after the last whole frame is left out.',
    );
    expect(damageOf({ ...none, missingFiles: ['in.bin'], missingBytes: 2, frames: 1, tail: 5, untimed: 3 })).toBe(
      'The recording was cut short: in.bin is missing, 2 bytes at its end did not reach the disk, 1 frame did not reach the disk whole, 5 bytes after the last whole frame are left out and when 3 frames passed is not known.',
    );
  });

  it('says since when nothing was recorded', () => {
    const full = new Error('ENOSPC: no space left on device, write');
    expect(failureDamage(full, 0)).toBe(
      'The recording failed: ENOSPC: no space left on device, write. What was not on the disk by then is missing.',
    );
    expect(failureDamage(full, 2)).toMatch(/by then and 2 frames after it are missing\.$/);
  });
});
