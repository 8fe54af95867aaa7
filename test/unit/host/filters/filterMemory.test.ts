import { describe, expect, it } from 'vitest';
import { FilterMemory } from '../../../../src/host/filters/filterMemory.ts';

function open(kept = 20): FilterMemory {
  const held = new Map<string, unknown>();
  return new FilterMemory(
    {
      get: <T>(key: string) => held.get(key) as T | undefined,
      update: (key, value) => Promise.resolve(void held.set(key, value)),
    },
    () => kept,
  );
}

describe('FilterMemory', () => {
  it('keeps as many as are asked for, and none where that is none', async () => {
    for (const kept of [0, 2]) {
      const memory = open(kept);
      for (const text of ['a', 'b', 'c']) await memory.remember('feed', text);
      expect(memory.of('feed').recent).toEqual(['c', 'b', 'a'].slice(0, kept));
    }
  });

  it('keeps the last twenty, the newest first, each once', async () => {
    const memory = open();
    for (let i = 1; i <= 25; i++) await memory.remember('feed', ` f${i} `);
    await memory.remember('feed', 'f10');
    const { recent } = memory.of('feed');
    expect([recent.length, ...recent.slice(0, 3), recent.at(-1)]).toEqual([20, 'f10', 'f25', 'f24', 'f6']);
  });

  it('keeps those of each profile apart, and of a hundred profiles at most', async () => {
    const memory = open();
    for (let i = 0; i <= 100; i++) await memory.remember(`profile ${i}`, `f${i}`);
    expect(memory.of('profile 100').recent).toEqual(['f100']);
    expect(memory.of('profile 0')).toEqual({ recent: [], saved: [] });
  });

  it('keeps nothing that is empty or beyond reading', async () => {
    const memory = open();
    await memory.remember('feed', '  ');
    await memory.remember('feed', 'x'.repeat(5_000));
    expect(memory.of('feed').recent).toEqual([]);
  });

  it('saves by name, and removes', async () => {
    const memory = open();
    await memory.remember('feed', 'a');
    await memory.save('feed', { name: 'Ticks', text: 'tick' });
    await memory.save('feed', { name: 'Errors', text: 'error' });
    await memory.save('feed', { name: 'Ticks', text: 'tick dir:in' });
    expect(memory.of('feed').saved).toEqual([
      { name: 'Ticks', text: 'tick dir:in' },
      { name: 'Errors', text: 'error' },
    ]);
    await memory.remove('feed', { name: 'Ticks' });
    await memory.remove('feed', { text: 'a' });
    expect(memory.of('feed')).toEqual({ recent: [], saved: [{ name: 'Errors', text: 'error' }] });
  });
});
