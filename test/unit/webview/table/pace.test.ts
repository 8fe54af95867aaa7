import { describe, expect, it } from 'vitest';
import { paced } from '../../../../webview/table/pace.ts';
import { HandClock } from './handClock.ts';

describe('pace', () => {
  it('lets the first run through with the next picture', () => {
    const clock = new HandClock();
    const runs: number[] = [];
    paced(33, clock)(() => runs.push(clock.now()));
    expect(runs).toEqual([]);
    clock.advance(16);
    expect(runs).toEqual([16]);
  });

  it('keeps the interval between runs', () => {
    const clock = new HandClock();
    const pace = paced(33, clock);
    const runs: number[] = [];
    const run = (): void => void runs.push(clock.now());
    pace(run);
    clock.advance(10);
    pace(run);
    clock.advance(10);
    expect(runs).toEqual([10]);
    clock.advance(23);
    expect(runs).toEqual([10, 43]);
  });

  it('waits no longer than needed after a rest', () => {
    const clock = new HandClock();
    const pace = paced(33, clock);
    const runs: number[] = [];
    pace(() => runs.push(clock.now()));
    clock.advance(1);
    clock.advance(1000);
    pace(() => runs.push(clock.now()));
    clock.advance(5);
    expect(runs).toEqual([1, 1006]);
  });
});
