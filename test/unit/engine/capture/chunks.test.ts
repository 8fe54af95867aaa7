import { describe, expect, it, vi } from 'vitest';
import { Chunks, chunkSize } from '../../../../src/engine/capture/chunks.ts';

function taken(chunks: Chunks, count: number): Uint8Array[] {
  return Array.from({ length: count }, () => chunks.take());
}

describe('Chunks', () => {
  it('gives the memory that was given back', () => {
    const chunks = new Chunks();
    const chunk = chunks.take();
    expect(chunk.length).toBe(chunkSize);
    expect(chunks.take().buffer).not.toBe(chunk.buffer);
    chunks.give(chunk);
    expect(chunks.take()).toBe(chunk);
    expect(chunks.spare).toBe(0);
    chunks.trim();
  });

  it('keeps no more than wait for the disk', () => {
    const chunks = new Chunks();
    for (const chunk of taken(chunks, 70)) chunks.give(chunk);
    expect(chunks.spare).toBe(64);
    chunks.trim();
    expect(chunks.spare).toBe(4);
  });

  it('gives memory back when nobody has wanted some for a while', () => {
    vi.useFakeTimers();
    try {
      const chunks = new Chunks();
      for (const chunk of taken(chunks, 10)) chunks.give(chunk);
      vi.advanceTimersByTime(4_000);
      chunks.give(chunks.take());
      vi.advanceTimersByTime(4_000);
      expect(chunks.spare).toBe(10);
      vi.advanceTimersByTime(1_000);
      expect(chunks.spare).toBe(4);
      for (const chunk of taken(chunks, 10)) chunks.give(chunk);
      vi.advanceTimersByTime(5_000);
      expect(chunks.spare).toBe(4);
    } finally {
      vi.useRealTimers();
    }
  });
});
