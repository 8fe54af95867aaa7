import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InflatedStream } from '../../../../src/engine/capture/inflatedStream.ts';
import { notWhole as brokenOff } from '../../../../src/engine/capture/inflateMessage.ts';
import { Deflater, concat, hex, utf8 } from '../../../support/frames/index.ts';

function sourceOf(payloads: (Uint8Array | typeof brokenOff)[]) {
  return {
    next: (id: number, last: number) => (id < Math.min(payloads.length, last) ? id + 1 : undefined),
    ...payloadsOf((id) => payloads[id - 1]!),
  };
}

/** The ways in which a stream reads what a function gives. */
function payloadsOf(payload: (id: number) => Uint8Array | typeof brokenOff) {
  const whole = (id: number): Uint8Array => payload(id) as Uint8Array;
  return {
    bytes: (id: number, limit: number) => {
      const bytes = payload(id);
      return bytes instanceof Uint8Array && bytes.length > limit ? undefined : bytes;
    },
    beginning: (id: number, length: number) => whole(id).slice(0, length),
    pieces: (id: number) => [whole(id).slice(0, 100), whole(id).slice(100)],
  };
}

/** A store that keeps nothing. */
const forgetful = { append: () => undefined, read: () => new Uint8Array(0) };

function textOf({ bytes, error }: { bytes?: Uint8Array | undefined; error?: string | undefined }): string {
  return bytes === undefined ? `error: ${error}` : Buffer.from(bytes).toString();
}

function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff);
}

/** Ten megabytes of messages that repeat each other's words, so that every one needs its window; more than is kept of what was inflated. */
function said(takeover: boolean) {
  const next = random(7);
  const words = Array.from({ length: 400 }, () => next().toString(36));
  const deflater = new Deflater({ contextTakeover: takeover });
  const texts = Array.from({ length: 800 }, () => Array.from({ length: 2_000 }, () => words[next() % 400]).join(' '));
  return { texts, payloads: texts.map((text) => deflater.deflate(text)) };
}

const conversations = { true: said(true), false: said(false) };

function conversation(count: number, takeover: boolean) {
  const { texts, payloads } = conversations[`${takeover}`];
  let read = 0;
  const source = {
    next: (id: number, last: number) => (id < Math.min(count, last) ? id + 1 : undefined),
    ...payloadsOf((id) => {
      read++;
      return payloads[id - 1]!;
    }),
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
    const { texts, source, store } = conversation(800, takeover);
    const stream = new InflatedStream(source, takeover, store);
    const next = random(3);
    for (let i = 0; i < 60; i++) {
      const id = (next() % 800) + 1;
      expect(textOf(stream.inflate(id))).toBe(texts[id - 1]);
    }
  });

  it('reaches a message far into the stream from a window that was set aside', () => {
    const { texts, source, store, stored, reads } = conversation(800, true);
    const stream = new InflatedStream(source, true, store);
    stream.inflate(800);
    expect(stored.length).toBeGreaterThan(10);
    const before = reads();
    expect(textOf(stream.inflate(100))).toBe(texts[99]);
    expect(reads() - before).toBeLessThan(60);
  });

  it('says why a message cannot be inflated, and goes on with the next', () => {
    const good = new Deflater({ contextTakeover: false });
    const source = sourceOf([good.deflate('first'), hex('ffffff'), good.deflate('third')]);
    const stream = new InflatedStream(source, true, forgetful);
    expect(stream.inflate(2)).toMatchObject({ error: expect.stringContaining('invalid') as string, invalid: true });
    expect(textOf(stream.inflate(3))).toBe('third');
    expect(stream.inflate(4)).toEqual(brokenOff);
  });

  /** The third message refers to the 20 bytes before it, the text of the second; the first has other text there. */
  const deflater = new Deflater();
  const words = ['A first, other text.', 'The second text has.', 'The second text has. It is said again.'];
  const [one, two, three] = words.map((text) => deflater.deflate(text)) as [Uint8Array, Uint8Array, Uint8Array];

  it.each([
    ['could not be inflated', hex('ffffff')],
    ['was broken off', brokenOff],
  ])('never gives wrong bytes for a message that refers to one that %s', (_why, broken) => {
    const stream = new InflatedStream(sourceOf([one, broken, three]), true, forgetful);
    expect(textOf(stream.inflate(1))).toBe(words[0]);
    expect(textOf(stream.inflate(3))).toMatch(/^error: It refers to what came before/);
    expect(stream.inflate(3)).toMatchObject({ invalid: false });
    expect(stream.window).toBeNull();
    expect(textOf(new InflatedStream(sourceOf([one, two, three]), true, forgetful).inflate(3))).toBe(words[2]);
  });

  it('knows all that a message can refer to again after 32 KiB of output', () => {
    const next = random(5);
    const long = Array.from({ length: 20_000 }, () => next().toString(36)[0]).join('');
    const sender = new Deflater();
    const payloads = [sender.deflate('lost'), ...[long, long, long].map((text) => sender.deflate(text))];
    const stream = new InflatedStream(sourceOf([brokenOff, ...payloads.slice(1)]), true, forgetful);
    expect(textOf(stream.inflate(2))).toBe(long);
    expect(stream.window).toBeNull();
    expect(textOf(stream.inflate(3))).toBe(long);
    expect(Buffer.from(stream.window!).toString()).toBe((long + long).slice(-32 * 1024));
  });

  it('begins with what came before the record, where that is known', () => {
    const before = Buffer.from(words[0]! + words[1]!);
    expect(textOf(new InflatedStream(sourceOf([three]), true, forgetful, before).inflate(1))).toBe(words[2]);
    expect(new InflatedStream(sourceOf([three]), true, forgetful, null).inflate(1)).toMatchObject({ invalid: false });
    expect(new InflatedStream(sourceOf([three]), true, forgetful).inflate(1)).toMatchObject({ invalid: true });
  });

  it('does without a store that fails', () => {
    const { texts, source, store, stored } = conversation(400, true);
    let room = 2;
    const stream = new InflatedStream(source, true, {
      ...store,
      append: (bytes) => {
        if (room-- > 0) store.append(bytes);
      },
    });
    stream.inflate(400);
    expect(stored.length).toBe(2);
    for (const id of [390, 200, 5]) expect(textOf(stream.inflate(id))).toBe(texts[id - 1]);
  });

  it('goes on towards a message for a while, and then again', () => {
    const { texts, source, store, reads } = conversation(400, true);
    const stream = new InflatedStream(source, true, store);
    let steps = 0;
    while (!stream.approach(400, 0)) steps++;
    expect(steps).toBeGreaterThan(10);
    const before = reads();
    expect(textOf(stream.inflate(400))).toBe(texts[399]);
    expect(reads() - before).toBe(1);
    expect(stream.approach(Infinity, 0)).toBe(true);
    expect(Buffer.from(stream.window!).toString()).toBe(
      texts
        .slice(395, 400)
        .join('')
        .slice(-32 * 1024),
    );
  });

  it('is not led astray by a look back', () => {
    const { texts, source, store, reads } = conversation(400, true);
    const stream = new InflatedStream(source, true, store);
    stream.approach(300, Infinity);
    expect(textOf(stream.inflate(3))).toBe(texts[2]);
    const before = reads();
    expect(textOf(stream.inflate(300))).toBe(texts[299]);
    expect(reads() - before).toBe(1);
  });

  it.each(['ends its data by itself', 'is broken', 'inflates to too much'])(
    'inflates those after a message that %s as when they are taken one by one',
    (kind) => {
      const sender = new Deflater();
      const odd = {
        'ends its data by itself': new Uint8Array(deflateRawSync(Buffer.from('the end'))),
        'is broken': hex('ffffff'),
        'inflates to too much': bomb,
      }[kind]!;
      const payloads = [
        sender.deflate(words[0]!),
        sender.deflate(words[1]!),
        odd,
        sender.deflate('one'),
        sender.deflate('two two two'),
      ];
      const oneByOne = new InflatedStream(sourceOf(payloads), true, forgetful);
      const expected = payloads.map((_, i) => textOf(oneByOne.inflate(i + 1)));
      const leap = new InflatedStream(sourceOf(payloads), true, forgetful);
      expect(textOf(leap.inflate(5))).toBe(expected[4]);
      expect(payloads.map((_, i) => textOf(leap.inflate(i + 1)))).toEqual(expected);
    },
  );

  it.each([
    ['without a byte', hex('')],
    ['that ends in the code of a dynamic block', hex('04 c0')],
    ['that ends in the middle of a stored block', hex('00 05 00 fa ff 61 62')],
  ])('marks a message %s as broken', (_what, payload) => {
    const stream = new InflatedStream(sourceOf([new Uint8Array(payload)]), true, forgetful);
    expect(stream.inflate(1)).toMatchObject({ invalid: true });
    expect(stream.window).toBeNull();
  });

  it('takes a message that ends DEFLATE’s data by itself (RFC 7692 §7.2.3.4)', () => {
    const payload = concat(new Uint8Array(deflateRawSync(Buffer.from('the end'))), hex('00'));
    expect(textOf(new InflatedStream(sourceOf([payload]), false, forgetful).inflate(1))).toBe('the end');
  });

  it('inflates no bomb', () => {
    const stream = new InflatedStream(sourceOf([bomb]), false, forgetful);
    expect(stream.inflate(1)).toEqual({ error: 'It inflates to more than 104857600 bytes.', invalid: false });
  });

  it.each([true, false])('goes piece by piece through what is long (context takeover %s)', async (takeover) => {
    const deflater = new Deflater({ contextTakeover: takeover });
    const long = `long ${'.'.repeat(5 * 1024 * 1024)}`;
    const payloads = [long, 'after it', long, 'the last'].map((text) => deflater.deflate(text));
    const stream = new InflatedStream(sourceOf(payloads), takeover, forgetful);
    expect(stream.outline(1)).toMatchObject({ kind: 'begun', beginning: utf8(long.slice(0, 513)) });
    expect([stream.approach(1, 0), stream.approach(4, Infinity)]).toEqual([true, !takeover]);
    if (takeover) expect(stream.outline(4)).toBeUndefined();
    await stream.settle(4);
    expect(stream.outline(4)).toMatchObject({ kind: 'whole', length: 8, validUtf8: true });
    await stream.settle(1);
    expect(stream.outline(1)).toMatchObject({ kind: 'whole', length: long.length, validUtf8: true });
    expect(await stream.read(3, 7)).toEqual({ bytes: utf8('long ..'), total: long.length });
    expect(await stream.read(2, 5)).toEqual({ bytes: utf8('after'), total: 8 });
    expect(textOf(stream.inflate(3))).toBe(long);
    expect(textOf(stream.inflate(2))).toBe('after it');
  });

  it('finds no fault in a message that is not whole, however far it is', async () => {
    const deflater = new Deflater();
    const payloads = [...['one', 'two', 'three'].map((text) => deflater.deflate(text)), brokenOff];
    const stream = new InflatedStream(sourceOf(payloads), true, forgetful);
    expect(stream.outline(4)).toBeUndefined();
    await stream.settle(4);
    expect(stream.outline(4)).toEqual({ kind: 'refused', why: brokenOff });
    // The front is behind it now.
    await stream.settle(4);
    expect(await stream.read(4, 10)).toEqual(brokenOff);
    expect(await stream.read(2, 10)).toEqual({ bytes: utf8('two'), total: 3 });
  });

  it('reads the right bytes for many at once, though one place serves them all', async () => {
    const deflater = new Deflater();
    const texts = Array.from({ length: 12 }, (_, i) => `${i} ${String.fromCharCode(97 + i).repeat(5 * 1024 * 1024)}`);
    const payloads = texts.map((text) => deflater.deflate(text));
    const stream = new InflatedStream(sourceOf(payloads), true, forgetful);
    const order = [7, 3, 11, 0, 5, 8, 2];
    const read = await Promise.all(order.map((i) => stream.read(i + 1, 6)));
    expect(read.map(textOf)).toEqual(order.map((i) => texts[i]!.slice(0, 6)));
  });

  it('says of a long one that is broken that it is, and of those that refer to it that they refer to it', async () => {
    const deflater = new Deflater();
    const long = deflater.deflate('x'.repeat(6 * 1024 * 1024));
    const payloads = [long.subarray(0, long.length - 100), deflater.deflate('x'.repeat(40))];
    const stream = new InflatedStream(sourceOf(payloads), true, forgetful);
    await Promise.all([stream.settle(1), stream.settle(2)]);
    expect(stream.outline(1)).toMatchObject({ kind: 'refused', why: { invalid: true } });
    expect(stream.outline(2)).toMatchObject({ kind: 'refused', why: { invalid: false } });
  });

  it('ends what goes on when it is closed, or nobody wants it any more', async () => {
    const payloads = [new Deflater().deflate('x'.repeat(6 * 1024 * 1024))];
    const stream = new InflatedStream(sourceOf(payloads), true, forgetful);
    const controller = new AbortController();
    const settling = stream.settle(1, controller.signal);
    controller.abort();
    await expect(settling).rejects.toThrow(/abort/i);
    const closed = new InflatedStream(sourceOf(payloads), true, forgetful);
    const reading = closed.read(1, 10);
    closed.close();
    expect(await reading).toEqual(brokenOff);
    await closed.reach(1);
  });

  it.each([true, false])(
    'inflates one that was not whole when it was looked at first (context takeover %s)',
    (takeover) => {
      let whole = false;
      const payload = new Deflater().deflate('whole now');
      const source = {
        next: (id: number, last: number) => (whole && id < 1 && last >= 1 ? 1 : undefined),
        ...payloadsOf(() => (whole ? payload : brokenOff)),
      };
      const stream = new InflatedStream(source, takeover, forgetful);
      expect([stream.inflate(1), stream.outline(1)]).toEqual([brokenOff, { kind: 'refused', why: brokenOff }]);
      whole = true;
      expect([textOf(stream.inflate(1)), stream.outline(1)?.kind]).toEqual(['whole now', 'whole']);
    },
  );
});

/** 101 MiB of zeros in DEFLATE, put together from one MiB repeated: each ends at a byte, and refers to nothing before. */
const million = new Deflater({ contextTakeover: false }).deflate(new Uint8Array(1024 * 1024));
const bomb = concat(...Array.from({ length: 101 }, () => concat(million, hex('0000ffff'))));
