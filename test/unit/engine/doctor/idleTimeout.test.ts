import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdleTimeout } from '../../../../src/engine/doctor/idleTimeout.ts';

/** Connections that end after so many milliseconds without a frame. */
function after(idle: number[], by: 'peer' | 'us' | 'nobody' = 'nobody', busy = 5_000) {
  const watch = new IdleTimeout();
  return idle.map((time, index) => {
    const opened = index * 1_000_000;
    const lastFrame = opened + busy;
    return watch.ended({ opened, lastFrame, closed: lastFrame + time, close: { code: 1006, reason: '', by } });
  });
}

describe('an idle time-out', () => {
  it('is told at the third end after the same time', () => {
    const [one, two, three] = after([60_010, 60_002, 59_998]);
    expect([one, two]).toEqual([undefined, undefined]);
    expect(three).toMatchObject({
      code: 'idle-timeout',
      severity: 'warning',
      cause: expect.stringMatching(/after 60 s without a frame.*nginx/) as string,
      fix: { profile: { heartbeat: { interval: 30_000 } } },
    });
    expect(three?.evidence).toMatch(/60\.01 s, 60\.002 s, 59\.998 s/);
  });

  it('is told of short times too', () => {
    expect(after([2_001, 2_003, 2_002])[2]).toMatchObject({ fix: { profile: { heartbeat: { interval: 1_000 } } } });
    expect(after([1_500, 1_500, 1_500])[2]).toMatchObject({ fix: { profile: { heartbeat: { interval: 750 } } } });
  });

  it('is none where the times differ, are nothing, or it was us', () => {
    expect(after([60_000, 60_000, 70_000]).at(-1)).toBeUndefined();
    expect(after([100, 100, 100]).at(-1)).toBeUndefined();
    expect(after([60_000, 60_000, 60_000], 'us').at(-1)).toBeUndefined();
    expect(after([2_000, 2_000, 2_600]).at(-1)).toBeUndefined();
  });

  it('begins anew after an end of another kind, and forgets what is long ago', () => {
    expect(after([60_000, 60_000, 10, 60_000]).at(-1)).toBeUndefined();
    expect(after([5_000, 60_000, 60_000, 60_000]).at(-1)).toBeDefined();
  });

  it('counts from the opening where no frame passed', () => {
    const watch = new IdleTimeout();
    const end = () => watch.ended({ opened: 0, closed: 30_000, close: { code: 1000, reason: '', by: 'peer' } });
    expect([end(), end(), end()?.evidence.includes('30 s, 30 s, 30 s')]).toEqual([undefined, undefined, true]);
  });

  it('gives a heartbeat that is shorter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 10_000_000 }), (idle) => {
        const found = after([idle, idle, idle])[2];
        const fix = found?.fix as { profile: { heartbeat: { interval: number } } };
        expect(fix.profile.heartbeat.interval).toBeGreaterThan(0);
        expect(fix.profile.heartbeat.interval).toBeLessThanOrEqual(idle / 2);
      }),
    );
  });
});
