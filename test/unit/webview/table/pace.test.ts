import { describe, expect, it } from 'vitest';
import { Pace } from '../../../../webview/table/pace.ts';
import { HandClock } from './handClock.ts';

describe('pace', () => {
  it('lets the first run through with the next picture', () => {
    const clock = new HandClock();
    const runs: number[] = [];
    new Pace(33, clock).run(() => runs.push(clock.now()));
    expect(runs).toEqual([]);
    clock.advance(16);
    expect(runs).toEqual([16]);
  });

  it('keeps the interval between runs', () => {
    const clock = new HandClock();
    const pace = new Pace(33, clock);
    const runs: number[] = [];
    const run = (): void => void runs.push(clock.now());
    pace.run(run);
    clock.advance(10);
    pace.run(run);
    clock.advance(10);
    expect(runs).toEqual([10]);
    clock.advance(23);
    expect(runs).toEqual([10, 43]);
  });

  it('takes an interval that changes', () => {
    const clock = new HandClock();
    let interval = 0;
    const pace = new Pace(() => interval, clock);
    const runs: number[] = [];
    const run = (): void => void runs.push(clock.now());
    for (const next of [0, 33]) {
      interval = next;
      pace.run(run);
      clock.advance(10);
    }
    expect(runs).toEqual([10]);
    clock.advance(23);
    expect(runs).toEqual([10, 43]);
  });

  it('waits no longer than needed after a rest', () => {
    const clock = new HandClock();
    const pace = new Pace(33, clock);
    const runs: number[] = [];
    pace.run(() => runs.push(clock.now()));
    clock.advance(1);
    clock.advance(1000);
    pace.run(() => runs.push(clock.now()));
    clock.advance(5);
    expect(runs).toEqual([1, 1006]);
  });

  it('slows down where drawing is slow, and recovers by degrees', () => {
    const clock = new HandClock();
    const pace = new Pace(33, clock);
    expect(pace.wait).toBe(33);
    clock.cost = 40;
    pace.changed();
    clock.advance(1);
    expect(pace.wait).toBe(160);
    clock.cost = 1;
    pace.changed();
    clock.advance(1);
    expect(pace.wait).toBe(128);
    for (let picture = 0; picture < 30; picture++) {
      pace.changed();
      clock.advance(1);
    }
    expect(pace.wait).toBe(33);
  });

  it('goes on however slow drawing is', () => {
    const clock = new HandClock();
    const pace = new Pace(33, clock);
    clock.cost = 10_000;
    pace.changed();
    clock.advance(1);
    expect(pace.wait).toBe(500);
  });

  it('keeps the interval for what waits for its picture by itself, and adds none', () => {
    const clock = new HandClock();
    const pace = new Pace(33, clock);
    const runs: number[] = [];
    const run = (): void => void runs.push(clock.now());
    pace.soon(run);
    expect(runs).toEqual([0]);
    pace.soon(run);
    clock.advance(32);
    expect(runs).toEqual([0]);
    clock.advance(1);
    expect(runs).toEqual([0, 33]);
  });
});
