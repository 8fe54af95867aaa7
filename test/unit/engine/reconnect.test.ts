import { describe, expect, it } from 'vitest';
import { Reconnect, reconnectSettings } from '../../../src/engine/reconnect.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const none = { jitter: 0 };

function reconnecting(setting: object | true = none, random = () => 0) {
  const clock = new FakeClock();
  const tried: number[] = [];
  const start = clock.now();
  const reconnect = new Reconnect(reconnectSettings(setting)!, { clock, random }, () =>
    tried.push(clock.now() - start),
  );
  return { clock, reconnect, tried };
}

/** Lets attempt after attempt fail; returns how long was waited before each. */
function delays({ clock, reconnect }: ReturnType<typeof reconnecting>, codes = [1006]): number[] {
  const waited: number[] = [];
  for (let goesOn = reconnect.lost(codes, 0); goesOn; goesOn = reconnect.failed()) {
    waited.push(clock.waits[0]!);
    clock.pass(clock.waits[0]!);
  }
  return waited;
}

describe('reconnectSettings', () => {
  it('has defaults for what is not said', () => {
    expect(reconnectSettings(undefined)).toBeUndefined();
    expect(reconnectSettings(false)).toBeUndefined();
    expect(reconnectSettings(true)).toEqual({
      attempts: 10,
      delay: 1_000,
      maxDelay: 30_000,
      factor: 2,
      jitter: 0.5,
      stopOn: [1000, 1008],
    });
    expect(reconnectSettings({ attempts: 3, stopOn: [] })).toMatchObject({ attempts: 3, stopOn: [], delay: 1_000 });
  });
});

describe('Reconnect', () => {
  it('waits longer before each attempt, up to a limit, and gives up after the last one', () => {
    const test = reconnecting();
    expect(delays(test)).toEqual([1, 2, 4, 8, 16, 30, 30, 30, 30, 30].map((seconds) => seconds * 1_000));
    expect(test.tried).toHaveLength(10);
    expect(test.reconnect.state).toBeUndefined();
    expect(test.clock.waits).toEqual([]);
  });

  it('goes on however often it has failed', () => {
    expect(new Set(delays(reconnecting({ ...none, attempts: 1_500, delay: 0 })))).toEqual(new Set([0]));
    expect(delays(reconnecting({ ...none, attempts: 1_500, maxDelay: 5 })).at(-1)).toBe(5);
  });

  it('leaves a share of each delay to chance', () => {
    expect(delays(reconnecting({ attempts: 3, jitter: 0.5 }, () => 1))).toEqual([500, 1_000, 2_000]);
    expect(delays(reconnecting({ attempts: 3, jitter: 1 }, () => 0.25))).toEqual([750, 1_500, 3_000]);
    expect(delays(reconnecting({ attempts: 1, jitter: 7 }, () => 1))).toEqual([0]);
  });

  it('tells the attempt, of how many, and when it comes; while it is under way, not when', () => {
    const { clock, reconnect, tried } = reconnecting({ ...none, attempts: 4 });
    expect(reconnect.state).toBeUndefined();
    expect(reconnect.lost([1006], 0)).toBe(true);
    expect(reconnect.state).toEqual({ attempt: 1, of: 4, at: clock.now() + 1_000 });
    clock.pass(1_000);
    expect(reconnect.state).toEqual({ attempt: 1, of: 4 });
    expect(reconnect.failed()).toBe(true);
    expect(reconnect.state).toEqual({ attempt: 2, of: 4, at: clock.now() + 2_000 });
    clock.pass(2_000);
    reconnect.opened();
    expect(reconnect.state).toBeUndefined();
    expect(tried).toEqual([1_000, 3_000]);
  });

  it('counts attempts anew once one has succeeded; delays only once that lasted', () => {
    const { clock, reconnect } = reconnecting(none);
    reconnect.lost([1006], 60_000);
    clock.pass(1_000);
    reconnect.opened();
    expect(reconnect.lost([1006], 4_999)).toBe(true);
    expect(reconnect.state).toMatchObject({ attempt: 1, at: clock.now() + 2_000 });
    clock.pass(2_000);
    reconnect.opened();
    expect(reconnect.lost([1006], 5_000)).toBe(true);
    expect(reconnect.state).toMatchObject({ attempt: 1, at: clock.now() + 1_000 });
  });

  it.each([
    [[1000], undefined, false],
    [[1008], undefined, false],
    [[1001], undefined, true],
    [[1006, 1008], undefined, false],
    [[1000], [], true],
    [[4000], [4000], false],
    [[1006, 1009], [1009], false],
  ])('after %j where it stops on %j: %s', (codes, stopOn, again) => {
    const { reconnect, clock } = reconnecting({ ...none, ...(stopOn === undefined ? {} : { stopOn }) });
    expect(reconnect.lost(codes, 0)).toBe(again);
    expect(clock.waits).toHaveLength(again ? 1 : 0);
  });

  it('does not wait where it is told to, and only once', () => {
    const { clock, reconnect, tried } = reconnecting(none);
    expect(reconnect.now()).toBe(false);
    reconnect.lost([1006], 0);
    clock.pass(100);
    expect(reconnect.now()).toBe(true);
    expect(reconnect.now()).toBe(false);
    clock.pass(10_000);
    expect(tried).toEqual([100]);
  });

  it('tries nothing any more once it is cancelled', () => {
    const { clock, reconnect, tried } = reconnecting(none);
    expect(reconnect.cancel()).toBe(false);
    reconnect.lost([1006], 0);
    expect(reconnect.cancel()).toBe(true);
    clock.pass(60_000);
    expect(tried).toEqual([]);
    expect(reconnect.state).toBeUndefined();
  });

  it('makes no attempt where there is to be none', () => {
    expect(delays(reconnecting({ attempts: 0 }))).toEqual([]);
  });
});
