import { describe, expect, it } from 'vitest';
import type { Statistics } from '../../../src/contract/statistics.ts';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { closePayload, Deflater, fragments, frame } from '../../support/frames/index.ts';
import { connected, isAgain, says } from '../../support/reconnecting.ts';
import { awaitFrames, end, rawPeer, send, type Answer } from '../../support/peers/index.ts';

const deflate: Answer = { extraHeaders: [['Sec-WebSocket-Extensions', 'permessage-deflate']] };

async function conversation(profile = {}) {
  const deflater = new Deflater();
  const compressed = deflater.deflate('compressed '.repeat(50));
  const [a, b] = fragments({ opcode: 'text', payload: 'fragmented', cuts: [4] });
  const frames = [
    a!,
    frame({ opcode: 'ping', payload: 'one' }),
    b!,
    frame({ opcode: 'text', rsv: 4, payload: compressed }),
    frame({ opcode: 'close', payload: closePayload(1000, '') }),
  ];
  const peer = await rawPeer({
    answer: deflate,
    steps: [
      ...frames.slice(0, -1).map((part) => send(part)),
      awaitFrames(2),
      send(frames.at(-1)!),
      awaitFrames(3),
      end(),
    ],
  });
  const engine = new EngineUnderTest();
  await engine.connect({ url: peer.url, ...profile });
  return { engine, peer, frames, compressed };
}

async function counted({ calls }: EngineUnderTest): Promise<Statistics> {
  const ask = () => Promise.resolve(calls.statistics({ session: 's' }, never));
  await expect
    .poll(async () => {
      const { scanned, paired, rows, directions } = await ask();
      const left = Object.values(directions).map(
        ({ compression: { messages, inflated, refused } }) => messages - inflated - refused,
      );
      return [rows - scanned, rows - paired, ...left];
    })
    .toEqual([0, 0, 0, 0]);
  return ask();
}

describe('the statistics of a conversation', () => {
  it('are as the peer wrote and read it', async () => {
    const { engine, peer, frames, compressed } = await conversation();
    await engine.send({ kind: 'text', text: 'to the peer' });
    await engine.until(({ state }) => state === 'closed');
    await peer.done;
    const told = await counted(engine);
    const wire = frames.reduce((sum, { length }) => sum + length, 0);
    expect(told.directions.in).toMatchObject({ frames: 5, bytes: wire, messages: 2 });
    expect(told.directions.in.compression).toEqual({
      messages: 1,
      wire: compressed.length,
      inflated: 1,
      inflatedWire: compressed.length,
      inflatedPayload: 550,
      refused: 0,
    });
    expect(told.directions.out).toMatchObject({ frames: 3, bytes: peer.receivedAfterHead.length, messages: 1 });
    expect(told.roundTrips.in.count).toBe(1);
    expect(told.roundTrips.out.count).toBe(0);
    expect(told.opcodes.map(({ opcode, framesIn, framesOut }) => `${opcode} ${framesIn} ${framesOut}`).sort()).toEqual([
      'close 1 1',
      'continuation 1 0',
      'ping 1 0',
      'pong 0 1',
      'text 2 1',
    ]);
    expect(told.overhead.headers).toBe(5 * 2 + 3 * 6);
    const { handshake, http } = told.overhead;
    expect(handshake).toBe(peer.written.length + peer.received.length - wire - peer.receivedAfterHead.length);
    expect(http.exchanges).toBe(2);
    expect(http.requestHead).toBeLessThan(handshake);
    const times = await engine.rows();
    expect(told.timeline.framesIn.reduce((sum, count) => sum + count)).toBe(5);
    expect(told.timeline.start).toBeLessThanOrEqual(times[0]!.time);
    expect(told.day.from).toBeLessThanOrEqual(times[0]!.time);
    expect(told.storage.disk).toBeGreaterThan(wire);
  });

  it('time our pings', async () => {
    const peer = await rawPeer({
      steps: [awaitFrames(1), send(frame({ opcode: 'pong', payload: 'p' })), awaitFrames(2), end()],
    });
    const engine = new EngineUnderTest();
    await engine.connect(peer.url);
    await engine.send({ kind: 'ping', bytes: Buffer.from('p') });
    await engine.until(({ frames }) => frames === 2);
    const { roundTrips } = await counted(engine);
    expect(roundTrips.out.count).toBe(1);
    const [ping, pong] = await engine.rows();
    expect(roundTrips.out.max).toBeCloseTo(pong!.time - ping!.time, 6);
  });

  it('begin anew after a clear, and go on', async () => {
    const peer = await rawPeer({
      steps: [
        send(frame({ opcode: 'text', payload: 'before' })),
        awaitFrames(1),
        send(frame({ opcode: 'text', payload: 'after' })),
        awaitFrames(2),
        end(),
      ],
    });
    const engine = new EngineUnderTest();
    await engine.connect(peer.url);
    await engine.until(({ frames }) => frames === 1);
    expect((await counted(engine)).directions.in.frames).toBe(1);
    await engine.calls.clear({ session: 's' }, never);
    const cleared = await counted(engine);
    expect(cleared).toMatchObject({ generation: 1, rows: 0, opcodes: [] });
    await engine.send({ kind: 'text', text: 'go on' });
    await engine.until(({ generation, frames }) => generation === 1 && frames === 2);
    expect((await counted(engine)).directions).toMatchObject({ in: { frames: 1 }, out: { frames: 1 } });
  });

  it('are the same of the capture when it is opened again, but for its memory', async () => {
    const { engine } = await conversation();
    await engine.send({ kind: 'text', text: 'to the peer' });
    await engine.until(({ state }) => state === 'closed');
    const { storage: _before, ...before } = await counted(engine);
    await engine.calls.forget({ session: 's' }, never);
    await engine.calls.openCapture({ capture: 's' }, never);
    const { storage: _after, ...after } = await counted(engine);
    expect(after).toEqual(before);
  });

  it('have no gap over a reconnect, and count markers nowhere', async () => {
    const { engine } = await connected([says('one', 'two'), says('three', 'four'), {}]);
    await engine.until(isAgain(2));
    const told = await counted(engine);
    expect(told.rows).toBe(8);
    expect(told.directions.in).toMatchObject({ frames: 4, messages: 4, gaps: { count: 2 } });
    expect(told.opcodes).toMatchObject([{ opcode: 'text', framesIn: 4 }]);
  });
});
