import { describe, expect, it, onTestFinished } from 'vitest';
import { serveEngine } from '../../../src/engine/engine.ts';
import { temporaryFolder } from '../../support/captures.ts';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { frame } from '../../support/frames/index.ts';
import { answersEach, listener, rawPeer } from '../../support/peers/index.ts';

describe('the engine', () => {
  it('keeps several connections apart', async () => {
    const engine = new EngineUnderTest();
    const [one, two] = [await rawPeer({ alongside: frame({ opcode: 'text', payload: 'one' }) }), await rawPeer()];
    await engine.connect(one.url, 5_000, 'one');
    await engine.connect(two.url, 5_000, 'two');
    await engine.until(({ id, frames }) => id === 'one' && frames === 1);
    const count = (session: string) => engine.calls.count({ session, view: 'frames', filter: '' }, never);
    expect([await count('one'), await count('two')]).toEqual([1, 0]);
  });

  it('says that there is no such connection, or frame', async () => {
    const engine = new EngineUnderTest();
    const call = async (): Promise<unknown> => engine.calls.handshake({ session: 'none' }, never);
    await expect(call()).rejects.toMatchObject({ code: 'no-session' });
    const peer = await rawPeer();
    await engine.connect(peer.url);
    await expect(engine.payload(1)).rejects.toMatchObject({
      code: 'no-frame',
      failure: { cause: expect.stringContaining('No frame') as string },
    });
    await expect(engine.wire(NaN)).rejects.toMatchObject({ code: 'no-frame' });
  });

  it('tells counters of a flood at most thirty times a second, and the last of them', async () => {
    const engine = new EngineUnderTest();
    const peer = await rawPeer();
    await engine.connect(peer.url);
    const before = engine.snapshots.length;
    const one = frame({ opcode: 'text', payload: 'flood' });
    for (let i = 0; i < 500; i++) await peer.write(one);
    const last = await engine.until(({ frames }) => frames === 500);
    const told = engine.snapshots.length - before;
    // Each telling is 33 ms after the one before, however long the flood took.
    expect(told).toBeLessThan(500);
    expect(last.sequence).toBe(engine.snapshots.at(-1)?.sequence);
    expect(engine.snapshots.map(({ sequence }) => sequence)).toEqual(engine.snapshots.map((_, i) => i + 1));
  });

  it('looks at all captures once for many connections that end together', async () => {
    let looked = 0;
    const closed = new Set<string>();
    const all = Promise.withResolvers<void>();
    const calls = serveEngine({ captureFolder: temporaryFolder() }, (event, snapshot) => {
      if (event === 'captures') looked++;
      if (event !== 'session' || snapshot === null || !('state' in snapshot)) return;
      if (snapshot.state !== 'closed') return;
      if (closed.add(snapshot.id).size === 30) all.resolve();
    });
    const peer = await listener(answersEach({}));
    onTestFinished(() => peer.stop());
    const ids = Array.from({ length: 30 }, (_, i) => `s${i}`);
    onTestFinished(async () => {
      for (const session of ids) await calls.forget({ session }, never);
    });
    const profile = { url: peer.url };
    await Promise.all(
      ids.map(async (session) => calls.connect({ session, profile, label: '', timeout: 10_000 }, never)),
    );
    looked = 0;
    await peer.stop();
    await all.promise;
    // One each second.
    expect(looked).toBeLessThan(15);
  });
});
