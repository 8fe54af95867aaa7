import { describe, expect, it } from 'vitest';
import { DisposableStore } from '../../../src/host/disposables.ts';

describe('DisposableStore', () => {
  it('disposes what it holds once, last added first', () => {
    const ended: string[] = [];
    const store = new DisposableStore();
    store.defer(() => ended.push('first'));
    store.add({ dispose: () => ended.push('second') });
    store.dispose();
    store.dispose();
    expect(ended).toEqual(['second', 'first']);
    expect(store.disposed).toBe(true);
  });

  it('disposes late arrivals at once', () => {
    const store = new DisposableStore();
    store.dispose();
    let ended = false;
    store.add({ dispose: () => (ended = true) });
    expect(ended).toBe(true);
  });

  it('goes on after one that throws, and tells of it', () => {
    const ended: string[] = [];
    const store = new DisposableStore();
    store.defer(() => ended.push('first'));
    store.defer(() => {
      throw new Error('no');
    });
    expect(() => store.dispose()).toThrow(AggregateError);
    expect(ended).toEqual(['first']);
  });
});
