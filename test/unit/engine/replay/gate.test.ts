import { describe, expect, it } from 'vitest';
import { Cancelled, Gate, type Usable } from '../../../../src/engine/replay/gate.ts';
import { Listeners } from '../../../../src/engine/listeners.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

/** A promise, and whether it is settled once all that is under way is done. */
function outcome(promise: Promise<void>) {
  let settled = false;
  const watched = promise.finally(() => (settled = true));
  return { promise: watched, settledYet: () => new Promise(setImmediate).then(() => settled) };
}

function gate() {
  const clock = new FakeClock();
  const turned = new Listeners();
  const target = { open: true };
  const usable: Usable = {
    assert: () => {
      if (!target.open) throw new Error('not open');
    },
    listen: (wake) => turned.add(wake),
  };
  const states: string[] = [];
  const made: Gate = new Gate(clock, usable, () => states.push(made.state));
  const start = clock.now();
  const end = (): void => {
    target.open = false;
    turned.tell();
  };
  return { clock, gate: made, start, states, end };
}

describe('a gate', () => {
  it('opens when the time has come, and at once for what has none', async () => {
    const { clock, gate: passed, start } = gate();
    await passed.pass(undefined);
    await passed.pass(start - 1);
    const later = outcome(passed.pass(start + 7.5));
    clock.pass(7.4);
    expect(await later.settledYet()).toBe(false);
    clock.pass(0.1);
    await later.promise;
  });

  it('adds what it was paused for to all that comes later', async () => {
    const { clock, gate: passed, start, states } = gate();
    const next = outcome(passed.pass(start + 100));
    clock.pass(60);
    passed.pause();
    clock.pass(1_000);
    expect(await next.settledYet()).toBe(false);
    passed.resume();
    expect(passed.due(start + 100)).toBe(start + 1_100);
    clock.pass(39);
    expect(await next.settledYet()).toBe(false);
    clock.pass(1);
    await next.promise;
    expect(states).toContain('paused');
  });

  it('lets one step pass at a time, at once', async () => {
    const { gate: passed, start } = gate();
    const first = outcome(passed.pass(start + 1e6));
    passed.step();
    await first.promise;
    const second = outcome(passed.pass(undefined));
    expect(await second.settledYet()).toBe(false);
    passed.step();
    await second.promise;
    expect(passed.state).toBe('paused');
  });

  it('rejects what waits where it is cancelled, or of no use any more', async () => {
    const one = gate();
    const waits = one.gate.pass(one.start + 5);
    one.gate.cancel();
    await expect(waits).rejects.toBeInstanceOf(Cancelled);
    await expect(one.gate.pass(undefined)).rejects.toBeInstanceOf(Cancelled);
    const other = gate();
    const lost = other.gate.pass(other.start + 5);
    other.end();
    await expect(lost).rejects.toThrow('not open');
    expect(other.clock.waits).toEqual([]);
  });

  it('waits for a change until a time, and no longer', async () => {
    const { clock, gate: passed, start } = gate();
    const changes = new Listeners();
    const change = outcome(passed.until(start + 10, (wake) => changes.add(wake)));
    expect(passed.state).toBe('waiting');
    changes.tell();
    await change.promise;
    const time = outcome(passed.until(start + 10, (wake) => changes.add(wake)));
    clock.pass(10);
    await time.promise;
    expect(passed.state).toBe('sending');
  });
});
