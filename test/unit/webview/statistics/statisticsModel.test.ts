import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { isInflating, StatisticsModel } from '../../../../webview/statistics/statisticsModel.ts';
import { fakeHost, refusal, settled } from '../fakeHost.ts';
import { HandClock } from '../table/handClock.ts';
import { directionOf, feedStatistics, noon, statisticsOf } from './statisticsOf.ts';

/** Nothing is left to inflate. */
const counted = { ...feedStatistics(), directions: statisticsOf().directions };
const range = { from: noon, to: noon + 2000 };
const text = 'time>=12:00:00 time<12:00:02';

function open(...answers: (ReturnType<typeof statisticsOf> | Error)[]) {
  let at = 0;
  const { host, calls } = fakeHost<PanelCalls, PanelEvents>({
    statistics: () => {
      const answer = answers[Math.min(at++, answers.length - 1)]!;
      if (answer instanceof Error) throw refusal('No.');
      return answer;
    },
  });
  const filter = signal('');
  const clock = new HandClock();
  const table = { filter, show: (rows: { filter?: string }) => (filter.value = rows.filter ?? filter.value) };
  const model = new StatisticsModel(host, table, clock);
  model.show(true);
  const ask = async (): Promise<void> => {
    model.want();
    clock.advance(250);
    await settled();
  };
  return { model, calls, clock, filter, ask };
}

describe('the numbers', () => {
  it('are asked for at most four times a second, and again until all is counted', async () => {
    const { model, calls, clock } = open({ ...counted, scanned: 5 }, counted);
    for (let i = 0; i < 5; i++) model.want();
    clock.advance(20);
    await settled();
    expect(calls).toHaveLength(1);
    expect(model.statistics.value?.scanned).toBe(5);
    clock.advance(200);
    expect(calls).toHaveLength(1);
    clock.advance(100);
    await settled();
    expect(calls).toHaveLength(2);
    clock.advance(2000);
    await settled();
    expect(calls).toHaveLength(2);
  });

  it('are not asked for while nobody sees them, however much is left', async () => {
    const { model, calls, ask } = open({ ...counted, scanned: 5 });
    await ask();
    const before = calls.length;
    model.show(false);
    for (let i = 0; i < 5; i++) await ask();
    // What was to be asked for when they were hidden may still be.
    expect(calls.length - before).toBeLessThanOrEqual(1);
    model.show(true);
    await ask();
    expect(calls.length).toBeGreaterThan(before + 1);
  });

  it('stand still while a range is drawn', async () => {
    const { model, ask } = open(statisticsOf(), feedStatistics());
    await ask();
    model.hold(true);
    await ask();
    expect(model.statistics.value?.rows).toBe(0);
    model.hold(false);
    await ask();
    expect(model.statistics.value?.rows).toBe(feedStatistics().rows);
  });

  it('say what they failed with, until they are there', async () => {
    const { model, ask } = open(new Error(), statisticsOf());
    await ask();
    expect(model.failure.value).toBeDefined();
    await ask();
    expect(model.failure.value).toBeUndefined();
  });

  it('are asked for again while replies are looked for', async () => {
    const { model, calls, clock } = open({ ...counted, paired: 5 }, counted);
    model.want();
    for (let i = 0; i < 8; i++) {
      clock.advance(300);
      await settled();
    }
    expect(calls).toHaveLength(2);
  });

  it('are not all there while messages are inflated', () => {
    const compression = { messages: 3, wire: 9, inflated: 1, inflatedWire: 3, inflatedPayload: 9, refused: 1 };
    const directions = (refused: number) => ({
      in: directionOf(),
      out: directionOf({ compression: { ...compression, refused } }),
    });
    expect(isInflating({ directions: directions(1) })).toBe(true);
    expect(isInflating({ directions: directions(2) })).toBe(false);
  });
});

describe('a range', () => {
  it('filters the table, beside what is looked for, and is taken away again', async () => {
    const { model, filter, ask } = open(counted);
    model.brush(range);
    expect(filter.value).toBe('');
    await ask();
    filter.value = 'dir:in';
    model.brush(range);
    expect(filter.value).toBe(`dir:in ${text}`);
    expect(model.range.value).toEqual(range);
    model.clearRange();
    expect(filter.value).toBe('dir:in');
    expect(model.range.value).toBeUndefined();
  });

  it('is none any more where the filter is another one, or the capture', async () => {
    const { model, filter, ask } = open(counted, counted, { ...counted, generation: 1 });
    await ask();
    model.brush(range);
    filter.value = 'ping';
    expect(model.range.value).toBeUndefined();
    model.clearRange();
    expect(filter.value).toBe('ping');
    model.brush(range);
    await ask();
    expect(model.range.value).toEqual(range);
    await ask();
    expect(model.range.value).toBeUndefined();
  });
});
