import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { Search, SHOWN_AFTER } from '../../../../webview/filter/search.ts';
import type { Page } from '../../../../webview/table/pages.ts';
import { HandClock } from '../table/handClock.ts';
import { pageOf } from '../table/rowsOf.ts';

function open() {
  const clock = new HandClock();
  const page = signal<Page | undefined>(undefined);
  return { clock, page, search: new Search(page, clock) };
}

describe('a search', () => {
  it('is not told where it is over soon', () => {
    const { clock, search } = open();
    search.heard(false);
    clock.advance(SHOWN_AFTER - 1);
    search.heard(true);
    clock.advance(SHOWN_AFTER);
    expect(search.going.value).toBe(false);
  });

  it('is told when it lasts, until it ends', () => {
    const { clock, search } = open();
    search.heard(false);
    clock.advance(SHOWN_AFTER - 1);
    search.heard(false);
    expect(search.going.value).toBe(false);
    clock.advance(1);
    expect(search.going.value).toBe(true);
    search.heard(true);
    expect(search.going.value).toBe(false);
  });

  it('counts its time from its own beginning, not from that of one before', () => {
    const { clock, search } = open();
    search.heard(false);
    clock.advance(100);
    search.heard(true);
    search.heard(false);
    clock.advance(SHOWN_AFTER - 1);
    expect(search.going.value).toBe(false);
    clock.advance(1);
    expect(search.going.value).toBe(true);
  });

  it('is stopped by the person, and an answer that was under way does not start it again', () => {
    const { clock, search } = open();
    search.heard(false);
    clock.advance(SHOWN_AFTER);
    search.stop();
    search.heard(false);
    clock.advance(SHOWN_AFTER);
    expect([search.going.value, search.stopped.value]).toEqual([false, true]);
  });

  it('goes on from where it was stopped', () => {
    const { clock, search } = open();
    search.heard(false);
    search.stop();
    search.goOn();
    search.heard(false);
    clock.advance(SHOWN_AFTER);
    expect([search.going.value, search.stopped.value]).toEqual([true, false]);
  });

  it('is stopped no longer when all was looked at', () => {
    const { search } = open();
    search.stop();
    search.heard(true);
    expect(search.stopped.value).toBe(false);
  });

  it('knows how far it is', () => {
    const { page, search } = open();
    expect(search.progress.value).toBeUndefined();
    page.value = pageOf(0, 3, { total: 3, scanned: 900, frames: 2000, searched: 450, all: 1000 });
    expect(search.progress.value).toEqual({ searched: 450, all: 1000, hits: 3 });
    page.value = pageOf(0, 3);
    expect(search.progress.value).toBeUndefined();
  });
});
