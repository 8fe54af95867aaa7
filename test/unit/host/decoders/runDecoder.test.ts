import { describe, expect, it } from 'vitest';
import type { Decoder, DecodedValue } from '../../../../src/api.ts';
import { runDecoder } from '../../../../src/host/decoders/runDecoder.ts';

const payload = { direction: 'in', text: false, bytes: Buffer.from('0102', 'hex') } as const;
const about = { id: 'acme.ticks', title: 'Ticks' };
const run = (decode: Decoder['decode'], more: Partial<Decoder> = {}, wait?: number) =>
  runDecoder({ ...about, decode, ...more }, payload, wait);

describe('runDecoder', () => {
  it('writes the tree as JSON, with bytes and whole numbers', async () => {
    const tree: DecodedValue = { a: [1, null], n: 2n ** 64n, bytes: new Uint8Array([0, 255]) };
    const text = '{"a":[1,null],"n":18446744073709551616,"bytes":"h\'00ff\'"}';
    expect(await run(() => tree)).toEqual({
      decoder: 'acme.ticks',
      title: 'Ticks',
      summary: text,
      tree: text,
      ranges: [],
    });
  });

  it('has the line that the decoder says, of a tree that it promises', async () => {
    const summary = (tree: DecodedValue) => `tick ${JSON.stringify(tree)}`;
    expect(await run(({ bytes }) => Promise.resolve(bytes[1]!), { summary })).toMatchObject({ summary: 'tick 2' });
  });

  it('tells where values lie, as far as that is in the payload', async () => {
    const read = await run(({ bytes, place }) => {
      place(['price'], 0, 1);
      place([], 0, 2);
      place(['list', 3], 2, 2);
      for (const [from, to] of [
        [-1, 1],
        [1, 0],
        [0, 3],
        [0.5, 1],
        [0, NaN],
      ] as const)
        place(['no'], from, to);
      place('price' as unknown as string[], 0, 1);
      place([{}] as unknown as string[], 0, 1);
      return { price: bytes[0]! };
    });
    expect(read).toMatchObject({
      ranges: [
        { path: ['price'], from: 0, to: 1 },
        { path: [], from: 0, to: 2 },
        { path: ['list', 3], from: 2, to: 2 },
      ],
    });
    const many = await run(({ place }) => {
      for (let i = 0; i < 20_000; i++) place([i], 0, 1);
      return [];
    });
    expect('ranges' in many && many.ranges).toHaveLength(10_000);
  });

  it('says so, whatever is thrown', async () => {
    const hostile: unknown[] = [
      Object.create(null),
      Object.assign(new Error(), { message: 5 }),
      Object.defineProperty(new Error('a'), 'message', {
        get: () => {
          throw new Error('b');
        },
      }),
      Object.defineProperty(new Error('a'), 'offset', {
        get: () => {
          throw new Error('b');
        },
      }),
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('c');
          },
        },
      ),
      Symbol('d'),
      undefined,
    ];
    for (const one of hostile) {
      const read = await run(() => {
        throw one;
      });
      expect('failure' in read && typeof read.failure).toBe('string');
      expect(read).not.toHaveProperty('offset');
    }
  });

  it('says why there is none, and where', async () => {
    const thrown = Object.assign(new Error('No tick.'), { offset: 1 });
    const refuse = (error: unknown) => () => {
      throw error;
    };
    expect(await run(refuse(thrown))).toEqual({
      decoder: 'acme.ticks',
      title: 'Ticks',
      failure: 'No tick.',
      offset: 1,
    });
    expect(await run(refuse(Object.assign(new Error('x'), { offset: 3 })))).not.toHaveProperty('offset');
    expect(await run(refuse('only a text'))).toMatchObject({ failure: 'only a text' });
    expect(await run(() => Promise.reject(new Error('Later.')))).toMatchObject({ failure: 'Later.' });
  });

  it('is not misled by what it makes', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(await run(() => circle as DecodedValue)).toHaveProperty('failure');
    expect(await run(() => undefined as unknown as DecodedValue)).toMatchObject({
      failure: 'What it made has no value.',
    });
    const wrong = { summary: () => 5 as unknown as string };
    expect(await run(() => 1, wrong)).toMatchObject({ failure: 'Its summary is no text.' });
    const long = await run(() => 'x'.repeat(2 ** 21), { summary: () => 'y'.repeat(9_000) });
    expect(long).toMatchObject({ cut: true, summary: 'y'.repeat(2_000) });
    expect('tree' in long && long.tree).toHaveLength(2 ** 20);
  });

  it('does not wait without end', async () => {
    expect(await run(() => new Promise(() => undefined), {}, 5)).toMatchObject({
      failure: 'It took longer than 5 ms.',
    });
  });
});
