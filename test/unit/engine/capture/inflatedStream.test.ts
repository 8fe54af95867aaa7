import { describe, expect, it } from 'vitest';
import { InflatedStream } from '../../../../src/engine/capture/inflatedStream.ts';
import { Deflater, concat } from '../../../support/frames/index.ts';

function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff);
}

/** Messages that repeat each other's words, so that every one needs its window. */
function conversation(count: number, takeover: boolean) {
  const next = random(7);
  const words = Array.from({ length: 400 }, () => next().toString(36));
  const deflater = new Deflater({ contextTakeover: takeover });
  const texts = Array.from({ length: count }, () => Array.from({ length: 300 }, () => words[next() % 400]).join(' '));
  const payloads = texts.map((text) => deflater.deflate(text));
  let read = 0;
  const source = {
    next: (id: number) => (id < count ? id + 1 : undefined),
    bytes: (id: number) => {
      read++;
      return payloads[id - 1]!;
    },
  };
  const stored: Uint8Array[] = [];
  const store = {
    append: (bytes: Uint8Array) => void stored.push(bytes.slice()),
    read: (offset: number, length: number) => concat(...stored).slice(offset, offset + length),
  };
  return { texts, source, store, stored, reads: () => read };
}

describe('InflatedStream', () => {
  it.each([true, false])('gives any message, in any order (context takeover %s)', (takeover) => {
    const { texts, source, store } = conversation(2_000, takeover);
    const stream = new InflatedStream(source, takeover, store);
    const next = random(3);
    for (let i = 0; i < 60; i++) {
      const id = (next() % 2_000) + 1;
      expect(Buffer.from(stream.inflate(id).bytes!).toString()).toBe(texts[id - 1]);
    }
  });

  it('reaches a message far into the stream from a window that was set aside', () => {
    const { texts, source, store, stored, reads } = conversation(8_000, true);
    const stream = new InflatedStream(source, true, store);
    stream.inflate(8_000);
    expect(stored.length).toBeGreaterThan(10);
    const before = reads();
    expect(Buffer.from(stream.inflate(2_000).bytes!).toString()).toBe(texts[1_999]);
    expect(reads() - before).toBeLessThan(800);
  });

  it('says why a message cannot be inflated, and goes on with the next', () => {
    const good = new Deflater({ contextTakeover: false });
    const payloads = [good.deflate('first'), Uint8Array.of(0xff, 0xff, 0xff), good.deflate('third')];
    const source = { next: (id: number) => (id < 3 ? id + 1 : undefined), bytes: (id: number) => payloads[id - 1]! };
    const stream = new InflatedStream(source, true, { append: () => undefined, read: () => new Uint8Array(0) });
    expect(stream.inflate(2).error).toMatch(/invalid/);
    expect(Buffer.from(stream.inflate(3).bytes!).toString()).toBe('third');
    expect(stream.inflate(4).error).toMatch(/not whole/);
  });

  it('inflates no bomb', () => {
    const bomb = new Deflater({ contextTakeover: false }).deflate(new Uint8Array(101 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(200_000);
    const stream = new InflatedStream({ next: () => 1, bytes: () => bomb }, false, {
      append: () => undefined,
      read: () => bomb,
    });
    expect(stream.inflate(1).error).toMatch(/more than 104857600 bytes/);
  });
});
