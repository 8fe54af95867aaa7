import { describe, expect, it } from 'vitest';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { closePayload, concat, Deflater, frame } from '../../support/frames/index.ts';
import { awaitFrames, end, rawPeer, send } from '../../support/peers/index.ts';

async function recorded() {
  const deflater = new Deflater();
  const peer = await rawPeer({
    answer: { extraHeaders: [['Sec-WebSocket-Extensions', 'permessage-deflate']] },
    steps: [
      send(
        concat(
          frame({ opcode: 'text', rsv: 4, payload: deflater.deflate('one one one') }),
          frame({ opcode: 'text', rsv: 4, payload: deflater.deflate('one one two') }),
          frame({ opcode: 'close', payload: closePayload(1000, 'done') }),
        ),
      ),
      awaitFrames(1),
      end(),
    ],
  });
  const engine = new EngineUnderTest();
  await engine.connect(`${peer.url}/feed`);
  await engine.until(({ state }) => state === 'closed');
  return { engine, peer };
}

describe('a capture', () => {
  it('is listed, opens again whole after its session was removed, and can send nothing', async () => {
    const { engine, peer } = await recorded();
    const before = { rows: await engine.rows(), handshake: await engine.handshake() };
    await engine.calls.forget({ session: 's' }, never);
    const [info] = await engine.calls.captures(null, never);
    expect(info).toMatchObject({
      id: 's',
      label: 'test',
      frames: 4,
      pinned: false,
      recording: false,
      interrupted: false,
    });
    expect(info!.bytes).toBeGreaterThan(peer.written.length + peer.received.length);

    const snapshot = await engine.calls.openCapture({ capture: 's' }, never);
    expect(snapshot).toMatchObject({
      id: 's',
      state: 'closed',
      stored: true,
      frames: 4,
      url: `${peer.url}/feed`,
      close: { code: 1000, reason: 'done', by: 'peer' },
    });
    expect({ rows: await engine.rows(), handshake: await engine.handshake() }).toEqual(before);
    expect(await engine.payload(2)).toBe('one one two');
    expect(await engine.brief('two', 'messages')).toEqual(['in text one one two']);
    await expect(engine.send({ kind: 'text', text: 'x' })).rejects.toMatchObject({ code: 'not-open' });
  });

  it('is marked where what was sent holds credentials, and only there', async () => {
    for (const [headers, credentials] of [
      [[['Authorization', 'Bearer abc']], true],
      [[['X-Client', 'me']], undefined],
    ] as const) {
      const peer = await rawPeer({ steps: [send(frame({ opcode: 'text', payload: 'x' })), end()] });
      const engine = new EngineUnderTest();
      await engine.connect({ url: peer.url, headers: headers.map(([name, value]) => [name, value]) });
      const closed = await engine.until(({ state }) => state === 'closed');
      expect(closed.credentials).toBe(credentials);
      await engine.calls.forget({ session: 's' }, never);
      const [info] = await engine.calls.captures(null, never);
      expect(info!.credentials).toBe(credentials);
      const opened = await engine.calls.openCapture({ capture: 's' }, never);
      expect(opened.credentials).toBe(credentials);
    }
  });

  it('can be cleared', async () => {
    const { engine } = await recorded();
    await engine.calls.forget({ session: 's' }, never);
    await engine.calls.openCapture({ capture: 's' }, never);
    await engine.calls.clear({ session: 's' }, never);
    expect(engine.snapshot).toMatchObject({ frames: 0, generation: 1 });
    expect(await engine.rows()).toEqual([]);
  });

  it('is deleted when told so, and by itself where it has no frame', async () => {
    const { engine } = await recorded();
    await engine.calls.deleteCapture({ capture: 's' }, never);
    expect(await engine.calls.captures(null, never)).toEqual([]);
    const empty = await rawPeer();
    await engine.connect(empty.url);
    await engine.calls.forget({ session: 's' }, never);
    expect(await engine.calls.captures(null, never)).toEqual([]);
    const open = async (): Promise<unknown> => engine.calls.openCapture({ capture: 's' }, never);
    await expect(open()).rejects.toMatchObject({ code: 'no-capture' });
  });

  it('goes when all together are over the limit, unless it is pinned', async () => {
    const { engine } = await recorded();
    await engine.calls.pinCapture({ capture: 's', pinned: true }, never);
    await engine.calls.forget({ session: 's' }, never);
    await engine.calls.configure({ retention: 0 }, never);
    expect(await engine.calls.captures(null, never)).toMatchObject([{ pinned: true }]);
    await engine.calls.pinCapture({ capture: 's', pinned: false }, never);
    await engine.calls.configure({ retention: 0 }, never);
    expect(await engine.calls.captures(null, never)).toEqual([]);
  });
});

describe('a live session', () => {
  it('can be cleared in the midst of a compressed conversation', async () => {
    const deflater = new Deflater();
    const peer = await rawPeer({ answer: { extraHeaders: [['Sec-WebSocket-Extensions', 'permessage-deflate']] } });
    const engine = new EngineUnderTest();
    await engine.connect(peer.url);
    const say = (text: string): Promise<void> =>
      peer.write(frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(text) }));
    await say('the same words over and over');
    await engine.until(({ frames }) => frames === 1);
    await engine.calls.clear({ session: 's' }, never);
    expect(engine.snapshot).toMatchObject({ state: 'open', frames: 0, generation: 1 });
    await say('the same words over and over again');
    await engine.until(({ frames }) => frames === 1);
    expect(await engine.brief()).toEqual(['in text the same words over and over again']);
    await engine.send({ kind: 'text', text: 'still here' });
    await engine.until(({ frames }) => frames === 2);
    expect(await engine.payload(2)).toBe('still here');
    expect((await engine.handshake()).response?.status).toBe(101);
  });
});
