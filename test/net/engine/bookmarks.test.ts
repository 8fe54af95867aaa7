import { describe, expect, it } from 'vitest';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { frame } from '../../support/frames/index.ts';
import { end, rawPeer, send } from '../../support/peers/index.ts';

async function recorded() {
  const texts = ['one', 'two', 'three', 'two again'];
  const peer = await rawPeer({ steps: [...texts.map((payload) => send(frame({ opcode: 'text', payload }))), end()] });
  const engine = new EngineUnderTest();
  await engine.connect(peer.url);
  await engine.until(({ state }) => state === 'closed');
  return engine;
}

const mark = (engine: EngineUnderTest, ids: number[], on: boolean, note?: string) =>
  engine.calls.bookmark({ session: 's', ids, on, ...(note === undefined ? {} : { note }) }, never);
const ids = async (engine: EngineUnderTest, filter: string): Promise<number[]> => {
  const query = { session: 's', view: 'messages', filter, start: 0, count: 9 } as const;
  return (await engine.calls.rows(query, never)).map(({ id }) => id);
};

describe('bookmarks', () => {
  it('are in the rows, found by the filter, and told', async () => {
    const engine = await recorded();
    expect(await ids(engine, 'bookmarked')).toEqual([]);
    const told = engine.snapshots.length;
    await mark(engine, [2, 4], true);
    await mark(engine, [4], true, 'Here it BEGINS');
    expect(engine.snapshots.length).toBe(told + 2);
    expect(await ids(engine, 'bookmarked')).toEqual([2, 4]);
    expect(await ids(engine, 'bookmarked two -again')).toEqual([2]);
    expect(await ids(engine, 'note:begins')).toEqual([4]);
    const [row] = await engine.calls.rows({ session: 's', view: 'frames', filter: 'id:4', start: 0, count: 1 }, never);
    expect(row).toMatchObject({ bookmarked: true, note: 'Here it BEGINS' });
    await mark(engine, [2], false);
    expect(await ids(engine, 'bookmarked')).toEqual([4]);
    expect(await ids(engine, '-bookmarked')).toEqual([1, 2, 3, 5]);
  });

  it('are kept with the capture', async () => {
    const engine = await recorded();
    await mark(engine, [3], true, 'kept');
    await engine.calls.forget({ session: 's' }, never);
    await engine.calls.openCapture({ capture: 's' }, never);
    expect(await engine.calls.bookmarks({ session: 's' }, never)).toEqual([{ id: 3, note: 'kept' }]);
    const detail = await engine.calls.detail({ session: 's', id: 3, limit: 9 }, never);
    expect(detail.row).toMatchObject({ bookmarked: true, note: 'kept' });
  });

  it('go with the rows that they are on', async () => {
    const engine = await recorded();
    await mark(engine, [1], true);
    await engine.calls.clear({ session: 's' }, never);
    expect(await engine.calls.bookmarks({ session: 's' }, never)).toEqual([]);
    expect(await ids(engine, 'bookmarked')).toEqual([]);
  });

  it.each([
    ['no-frame', [1, 99], undefined],
    ['no-frame', [0], undefined],
    ['note-too-long', [1], 'x'.repeat(2_001)],
  ])('reject with %s, and change nothing', async (code, rows, note) => {
    const engine = await recorded();
    expect(() => mark(engine, rows, true, note)).toThrow(expect.objectContaining({ code }));
    expect(await engine.calls.bookmarks({ session: 's' }, never)).toEqual([]);
  });
});
