import { describe, expect, it } from 'vitest';
import { RowViews } from '../../../src/engine/rowViews.ts';
import { newCapture } from '../../support/captures.ts';
import { concat, fragments, frame } from '../../support/frames/index.ts';

const never = new AbortController().signal;

function conversation(count: number) {
  const test = newCapture();
  const views = new RowViews(test.capture, test.reader);
  const frames = Array.from({ length: count }, (_, i) => frame({ opcode: 'text', payload: `message ${i}` }));
  for (const one of frames) test.pass('in', one);
  return { ...test, views };
}

describe('RowViews', () => {
  it('counts and lists what matches, after all that has come was looked at', async () => {
    const { views } = conversation(20_000);
    expect(await views.count({ view: 'frames', filter: '7' }, never)).toBe(
      Array.from({ length: 20_000 }, (_, i) => String(i)).filter((text) => text.includes('7')).length,
    );
    const rows = await views.rows({ view: 'frames', filter: '"message 19"', start: 1, count: 2 }, never);
    expect(rows.map(({ preview }) => preview)).toEqual(['message 190', 'message 191']);
  });

  it('has a window at once, and finds the rest behind', async () => {
    const { views } = conversation(50_000);
    const query = { view: 'frames' as const, filter: 'message', start: Number.MAX_SAFE_INTEGER, count: 3 };
    const first = await views.window(query, never);
    expect(first.frames).toBe(50_000);
    expect(first.rows).toHaveLength(3);
    await expect.poll(async () => (await views.window(query, never)).scanned).toBe(50_000);
    const last = await views.window(query, never);
    expect([last.total, last.start, last.rows[2]?.id]).toEqual([50_000, 49_997, 50_000]);
  });

  it('hands on notes on the filter, and finds where a row stands', async () => {
    const { views } = conversation(10);
    const { notes } = await views.window({ view: 'frames', filter: 'dir:up', start: 0, count: 1 }, never);
    expect(notes).toHaveLength(1);
    await views.window({ view: 'frames', filter: '-"message 0"', start: 0, count: 1 }, never);
    expect(views.locate({ view: 'frames', filter: '-"message 0"', id: 5 })).toBe(3);
  });

  it('gives nothing for positions that are not there', async () => {
    const { views } = conversation(3);
    expect(await views.rows({ view: 'frames', filter: '', start: 3, count: 10 }, never)).toEqual([]);
    expect(await views.rows({ view: 'frames', filter: '', start: -5, count: 1 }, never)).toHaveLength(1);
  });

  it('can be cancelled', async () => {
    const { views } = conversation(100_000);
    const controller = new AbortController();
    const count = views.count({ view: 'frames', filter: '/nothing like it/' }, controller.signal);
    controller.abort();
    await expect(count).rejects.toThrow(/abort/i);
  });

  it('ends its search in silence when the capture is closed under it', async () => {
    const { capture, reader, views } = conversation(100_000);
    const query = { view: 'frames' as const, filter: '$.never exists', start: 0, count: 1 };
    expect((await views.window(query, never)).scanned).toBeLessThan(100_000);
    await reader.dispose();
    await capture.dispose();
    // The search behind goes on in the next turns of the loop; an error there would be nobody's to catch.
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    await expect(views.count({ view: 'frames', filter: 'message' }, never)).rejects.toThrow(/closed/);
  });
});

/** Turns of the event loop in which a search that goes on would have looked at many frames. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
}

describe('a search behind a window', () => {
  const dear = { view: 'frames' as const, filter: '$.never exists', start: 0, count: 0 };

  it('tells how many rows of the view it has looked at, of all', async () => {
    const { views, pass } = conversation(4);
    const [first, second] = fragments({ opcode: 'text', payload: 'message', cuts: [3] });
    pass('in', concat(first!, second!));
    const query = { filter: 'message', start: 0, count: 1 };
    expect(await views.window({ ...query, view: 'frames' }, never)).toMatchObject({ searched: 6, all: 6, frames: 6 });
    expect(await views.window({ ...query, view: 'messages' }, never)).toMatchObject({ searched: 5, all: 5, frames: 6 });
  });

  it('tells what it failed with to whoever asks next, once, and is begun anew then', async () => {
    const { capture, reader, pass } = conversation(90_000);
    // Its payload is not simply a part of the stream.
    pass('in', concat(...fragments({ opcode: 'text', payload: '{"some":"thing"}', cuts: [3] })));
    const asked = { ...dear, view: 'messages' as const };
    let broken = true;
    const failing = new Proxy(reader, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]): unknown => {
          const isFar = given.some(
            (one) => typeof one === 'object' && one !== null && 'id' in one && one.id === 90_001,
          );
          if (broken && isFar) throw new Error('The disk is gone.');
          return member.apply(target, given) as unknown;
        };
      },
    });
    const views = new RowViews(capture, failing);
    expect((await views.window(asked, never)).scanned).toBeLessThan(90_000);
    const said: string[] = [];
    await expect
      .poll(async () => {
        await views.window(asked, never).catch((error: unknown) => said.push(String(error)));
        return said.length;
      })
      .toBe(1);
    expect(said).toEqual(['Error: The disk is gone.']);
    broken = false;
    await expect.poll(async () => (await views.window(asked, never)).scanned).toBe(90_002);
  });

  it('stops where it is when it is told to, and goes on when it is told to', async () => {
    const { views } = conversation(100_000);
    await views.window(dear, never);
    const { scanned } = await views.window({ ...dear, search: false }, never);
    expect(scanned).toBeLessThan(100_000);
    await turns();
    const later = await views.window({ ...dear, search: false }, never);
    expect([later.scanned, later.searched, later.all]).toEqual([scanned, scanned, 100_000]);
    await expect.poll(async () => (await views.window(dear, never)).scanned).toBe(100_000);
  });

  it('stops when another filter or view is asked for', async () => {
    const { views } = conversation(100_000);
    const { scanned } = await views.window(dear, never);
    await views.window({ ...dear, filter: 'dir:in' }, never);
    await turns();
    expect((await views.window({ ...dear, search: false }, never)).scanned).toBe(scanned);
  });

  it('rests while nobody asks, and goes on when somebody does', async () => {
    let now = 0;
    const { capture, reader } = conversation(100_000);
    const views = new RowViews(capture, reader, () => now);
    const { scanned } = await views.window(dear, never);
    now = 60_000;
    await turns();
    expect((await views.window({ ...dear, search: false }, never)).scanned).toBe(scanned);
    await expect.poll(async () => (await views.window(dear, never)).scanned).toBe(100_000);
  });
});

describe('replies in rows', () => {
  function asked(count: number) {
    const test = newCapture();
    const text = (payload: string) => frame({ opcode: 'text', payload, mask: 'a1b2c3d4' });
    test.pass('out', text('{"id":1,"method":"a"}'));
    test.pass('out', text('{"id":2,"method":"a"}'));
    const one = frame({ opcode: 'text', payload: '{"type":"tick"}' });
    test.pass('in', Buffer.alloc(count * one.length, one));
    test.pass('in', frame({ opcode: 'text', payload: '{"id":1,"result":1}' }));
    return new RowViews(test.capture, test.reader);
  }
  const query = { view: 'messages' as const, filter: '', start: 0, count: 2 };

  it('are told where they are asked for, after all that has passed was looked at', async () => {
    const views = asked(100_000);
    const [first, second] = await views.rows({ ...query, replies: true }, never);
    expect(first).toMatchObject({ id: 1, reply: { id: 100_003, after: 3 } });
    expect(second).toMatchObject({ id: 2, unanswered: true });
    const [last] = await views.rows({ ...query, start: 100_002, replies: true }, never);
    expect(last?.request).toEqual({ id: 1, after: 3 });
    for (const row of await views.rows(query, never)) expect(row).not.toHaveProperty('reply');
  });

  it('come to a window as they are found', async () => {
    const views = asked(200_000);
    expect(await views.window(query, never)).not.toHaveProperty('pairing');
    const begun = await views.window({ ...query, replies: true }, never);
    expect(begun.pairing).toBe(true);
    expect(begun.rows[0]).not.toHaveProperty('reply');
    const ask = () => views.window({ ...query, replies: true }, never);
    await expect.poll(async () => (await ask()).pairing, { timeout: 15_000 }).toBeUndefined();
    expect((await ask()).rows[0]?.reply?.id).toBe(200_003);
  });
});
