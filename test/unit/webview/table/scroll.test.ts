import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../../webview/table/pages.ts';
import { LAST_ROWS } from '../../../../src/contract/panel.ts';
import { Scroll } from '../../../../webview/table/scroll.ts';
import { rowOf } from './rowsOf.ts';

/** Ten rows high. */
function scroll(total: number) {
  const held = signal<Page | undefined>(undefined);
  const made = new Scroll(held);
  made.height.value = 220;
  const hold = (start: number, count: number): void => {
    const rows = Array.from({ length: count }, (_, at) => rowOf(start + at + 1));
    const all = { total, scanned: total, frames: total, searched: total, all: total, notes: [] };
    held.value = { view: 'frames', filter: '', start, rows, ...all };
  };
  const asked = (): [number, number] => [made.start.value, made.start.value + made.count.value];
  return { made, hold, asked };
}

describe('where the rows stand', () => {
  it('is at the last ones while it follows, and asks for those', () => {
    const { made, hold } = scroll(1000);
    expect(made.start.value).toBe(LAST_ROWS);
    hold(988, 12);
    expect([made.top.value, made.shown.value]).toEqual([990, 990]);
  });

  it('stays where it was when it stops following', () => {
    const { made, hold } = scroll(1000);
    hold(988, 12);
    made.stay();
    expect([made.following.value, made.top.value]).toEqual([false, 990]);
  });

  it('keeps the rows that are here until those of another place have come', () => {
    const { made, hold } = scroll(1_000_000);
    hold(0, 60);
    made.to(30);
    expect(made.shown.value).toBe(30);
    made.to(500_000);
    expect([made.top.value, made.shown.value]).toEqual([500_000, 50]);
    hold(499_999, 12);
    expect(made.shown.value).toBe(500_000);
  });

  it('asks less often for rows far from those that are here', () => {
    const { made, hold } = scroll(1_000_000);
    hold(0, 60);
    made.to(30);
    expect(made.askEvery.value).toBe(0);
    made.to(500_000);
    expect(made.askEvery.value).toBeGreaterThan(30);
    hold(499_999, 12);
    expect(made.askEvery.value).toBe(0);
  });

  it('asks for nothing anew while it moves within a screen', () => {
    const { made, hold, asked } = scroll(1000);
    hold(0, 60);
    made.to(0);
    made.to(1);
    const before = asked();
    made.to(9.5);
    expect(asked()).toEqual(before);
    made.to(12);
    expect(asked()).not.toEqual(before);
  });

  it('asks for more rows where the reader is heading', () => {
    const { made, hold, asked } = scroll(1000);
    hold(480, 60);
    made.to(500);
    made.to(504);
    expect(asked()).toEqual([492, 576]);
    made.to(503);
    expect(asked()).toEqual([444, 528]);
  });

  it('asks for what is seen alone first where it was moved far', () => {
    const { made, hold, asked } = scroll(1_000_000);
    hold(0, 60);
    made.to(0);
    made.to(500_000);
    expect(asked()).toEqual([499_999, 500_011]);
    hold(499_999, 12);
    expect(asked()).toEqual([499_980, 500_064]);
  });
});
