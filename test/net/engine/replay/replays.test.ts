import { describe, expect, it } from 'vitest';
import type { Pace, ReplayReport, ReplayRequest, RowsChoice } from '../../../../src/contract/replay.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';
import { frame, type ScannedFrame } from '../../../support/frames/index.ts';
import { awaitFrames, rawPeer, send, type PeerScript } from '../../../support/peers/index.ts';

const deflate = { extraHeaders: [['Sec-WebSocket-Extensions', 'permessage-deflate']] as [string, string][] };
const asFast: Pace = { kind: 'asFast' };
const all: RowsChoice = { kind: 'all' };

/** A conversation that was recorded as session `s`, and a peer that hears it again as session `t`. */
async function recorded(
  first: PeerScript,
  say: (engine: EngineUnderTest) => Promise<void>,
  second: PeerScript = first,
) {
  const peer = await rawPeer(first);
  const again = await rawPeer(second);
  const engine = new EngineUnderTest();
  await engine.connect(peer.url);
  await say(engine);
  await engine.connect(again.url, 10_000, 't');
  return { engine, peer, again };
}

function replay(engine: EngineUnderTest, more: Partial<ReplayRequest> = {}): Promise<ReplayReport> {
  const source = { session: 's', rows: all, exact: true };
  const request = { session: 't', source, pace: asFast, ...more };
  return Promise.resolve(engine.calls.runReplay(request, never));
}

const bits = (frames: readonly ScannedFrame[]): string[] =>
  frames.map(
    ({ fin, rsv, opcode, payload }) => `${Number(fin)} ${rsv} ${opcode} ${Buffer.from(payload).toString('hex')}`,
  );

describe('a replay', () => {
  it('sends what was sent as it was: opcodes, fragments, compression or none, pings, the close frame', async () => {
    const { engine, peer, again } = await recorded({ answer: deflate }, async (engine) => {
      await engine.send({ kind: 'text', text: 'plain', compress: false });
      await engine.send({ kind: 'text', text: 'compressed, compressed, compressed' });
      await engine.send({ kind: 'binary', bytes: Uint8Array.of(1, 2, 3, 4, 5), compress: false, fragments: [1, 0, 3] });
      await engine.send({ kind: 'ping', bytes: Uint8Array.of(7) });
      await engine.send({ kind: 'pong', bytes: Uint8Array.of(8) });
      await engine.send({ kind: 'frame', opcode: 11, fin: true, rsv: 2, mask: true, bytes: Uint8Array.of(9) });
      await engine.send({ kind: 'close', code: 4000, reason: 'bye' });
      await engine.until(({ frames }) => frames >= 10);
    });
    const report = await replay(engine);
    expect(report).toMatchObject({ outcome: 'done', sent: 7 });
    const sent = await peer.awaitFrames(10);
    expect(bits(await again.awaitFrames(10))).toEqual(bits(sent));
  });

  it('marks each frame as a copy of its original, kept with the capture', async () => {
    const { engine } = await recorded({}, async (engine) => {
      await engine.send({ kind: 'text', text: 'abc', fragments: [1] });
      await engine.send({ kind: 'close', code: 1000 });
    });
    const { sentRows } = await replay(engine);
    expect(sentRows).toEqual([1, 3]);
    const query = { session: 't', view: 'frames', filter: 'dir:out', start: 0, count: 9 } as const;
    const copies = [
      { capture: 's', id: 1 },
      { capture: 's', id: 2 },
      { capture: 's', id: 3 },
    ];
    expect((await engine.calls.rows(query, never)).map(({ replayed }) => replayed)).toEqual(copies);
    await engine.calls.forget({ session: 't' }, never);
    await engine.calls.openCapture({ capture: 't' }, never);
    expect((await engine.calls.rows(query, never)).map(({ replayed }) => replayed)).toEqual(copies);
    const detail = await engine.calls.detail({ session: 't', id: 2, limit: 9 }, never);
    expect(detail.row.replayed).toEqual({ capture: 's', id: 2 });
  });

  it('leaves answers to pings out, which the connection gives by itself', async () => {
    const { engine, again } = await recorded(
      { alongside: frame({ opcode: 'ping', payload: 'p' }), steps: [awaitFrames(1)] },
      async (engine) => {
        await engine.until(({ frames }) => frames === 2);
        await engine.send({ kind: 'text', text: 'after' });
      },
      {},
    );
    expect(await replay(engine)).toMatchObject({ sent: 1 });
    expect((await again.awaitFrames(1)).map(({ opcode }) => opcode)).toEqual([1]);
  });

  it('sends messages only where that is wanted, from a row to another', async () => {
    const { engine, again } = await recorded({}, async (engine) => {
      for (const text of ['one', 'two', 'three', 'four']) await engine.send({ kind: 'text', text, fragments: [1] });
      await engine.send({ kind: 'ping', bytes: new Uint8Array() });
    });
    const source = { session: 's', rows: { kind: 'span', from: 3, to: 6 }, exact: false } as const;
    expect(await replay(engine, { source, loops: 2 })).toMatchObject({ outcome: 'done', sent: 4 });
    const texts = (await again.awaitFrames(4)).map(({ payload }) => Buffer.from(payload).toString());
    expect(texts).toEqual(['two', 'three', 'two', 'three']);
  });

  it('refuses a connection that is not open, rows without anything sent, and what is no pace', async () => {
    const hello = frame({ opcode: 'text', payload: 'hello' });
    const { engine } = await recorded({ alongside: hello }, async (engine) => {
      await engine.until(({ frames }) => frames === 1);
    });
    await expect(replay(engine)).rejects.toMatchObject({ code: 'nothing-to-replay' });
    await expect(replay(engine, { session: 'nobody' })).rejects.toMatchObject({ code: 'no-session' });
    await expect(replay(engine, { pace: { kind: 'original', speed: 101 } })).rejects.toMatchObject({
      code: 'replay-pace',
    });
    const rule = { kind: 'path', path: 'id' } as const;
    await expect(replay(engine, { pace: { kind: 'answers', rule } })).rejects.toMatchObject({ code: 'json-path' });
    await engine.send({ kind: 'close' });
    await expect(replay(engine, { session: 's' })).rejects.toMatchObject({ code: 'not-open' });
  });
});

describe('answer by answer', () => {
  const text = (payload: string): Uint8Array => frame({ opcode: 'text', payload });
  /** Answers each message with an id after the next one would have come, if nobody waited. */
  const questions = ['{"id":1}', '{"id":2}', 'no answer', '{"id":3}'];
  const first: PeerScript = {
    steps: [
      awaitFrames(1),
      send(text('noise')),
      send(text('{"ref":1,"id":99}')),
      awaitFrames(2),
      send(text('{"ref":2,"id":98}')),
      awaitFrames(4),
      send(text('{"ref":3,"id":97}')),
    ],
  };

  async function ask(engine: EngineUnderTest): Promise<void> {
    let seen = 0;
    for (const question of questions) {
      await engine.send({ kind: 'text', text: question });
      seen += question === '{"id":1}' ? 3 : question === 'no answer' ? 1 : 2;
      await engine.until(({ frames }) => frames >= seen);
    }
  }

  it('each message waits for the one that has its id', async () => {
    const { engine, again } = await recorded(first, ask);
    const { outcome, sent } = await replay(engine, { pace: { kind: 'answers' } });
    expect([outcome, sent]).toEqual(['done', 4]);
    await again.done;
    const query = { session: 't', view: 'frames', filter: '', start: 0, count: 20 } as const;
    const order = (await engine.calls.rows(query, never)).map(({ direction, preview }) => `${direction} ${preview}`);
    expect(order).toEqual([
      'out {"id":1}',
      'in noise',
      'in {"ref":1,"id":99}',
      'out {"id":2}',
      'in {"ref":2,"id":98}',
      'out no answer',
      'out {"id":3}',
      'in {"ref":3,"id":97}',
    ]);
  });

  it('ends with a sentence where the answer does not come', async () => {
    const silent: PeerScript = { steps: [awaitFrames(1), send(text('{"ref":7}'))] };
    const { engine } = await recorded(first, ask, silent);
    const report = await replay(engine, { pace: { kind: 'answers', timeout: 50 } });
    expect(report).toMatchObject({ outcome: 'broken', sent: 1, failure: { code: 'no-answer' } });
    expect(report.failure!.cause).toBe('After {"id":1} it waited 0.05 s for the answer to 1.');
  });
});

describe('a dry run, answer by answer', () => {
  it('tells what each message would wait for, and no times', async () => {
    const answer = (payload: string) => send(frame({ opcode: 'text', payload }));
    const script = { steps: [awaitFrames(1), answer('{"ref":"a"}'), awaitFrames(2), answer('x'), answer('y')] };
    const { engine } = await recorded(script, async (engine) => {
      await engine.send({ kind: 'text', text: '{"id":"a"}' });
      await engine.until(({ frames }) => frames >= 2);
      await engine.send({ kind: 'text', text: 'plain' });
      await engine.until(({ frames }) => frames >= 5);
    });
    const source = { session: 's', rows: all, exact: false };
    const planned = async (pace: Pace): Promise<unknown[]> => {
      const { sends } = await engine.calls.planReplay({ session: 't', source, pace }, never);
      return sends.map(({ at, answer: awaited }) => [at, awaited]);
    };
    expect(await planned({ kind: 'answers' })).toEqual([
      [undefined, 'the answer to "a"'],
      [undefined, '2 messages'],
    ]);
    const rule = { kind: 'correlation', path: '$.id', answer: '$.ref' } as const;
    expect(await planned({ kind: 'answers', rule })).toEqual([
      [undefined, 'a message with $.ref == "a"'],
      [undefined, undefined],
    ]);
  });
});

describe('a replay under way', () => {
  async function slow() {
    const made = await recorded({}, async (engine) => {
      for (const text of ['one', 'two', 'three']) await engine.send({ kind: 'text', text });
    });
    return { ...made, run: replay(made.engine, { pace: { kind: 'every', interval: 1e9 } }) };
  }

  const state = (engine: EngineUnderTest) =>
    engine.until(({ id, replay }) => id === 't' && replay?.state === 'waiting');

  it('tells how far it is, goes step by step, and is cancelled', async () => {
    const { engine, again, run } = await slow();
    const { replay: progress } = await state(engine);
    expect(progress).toEqual({ state: 'waiting', done: 1, steps: 3, loop: 1, loops: 1 });
    await engine.calls.controlReplay({ session: 't', action: 'step' }, never);
    await again.awaitFrames(2);
    await engine.until(({ replay }) => replay?.state === 'paused' && replay.done === 2);
    await engine.calls.controlReplay({ session: 't', action: 'cancel' }, never);
    expect(await run).toMatchObject({ outcome: 'cancelled', sent: 2 });
    await engine.until(({ id, replay }) => id === 't' && replay === undefined);
    expect(() => engine.calls.controlReplay({ session: 't', action: 'pause' }, never)).toThrow(/No replay/);
  });

  it('is the only one on its connection', async () => {
    const { engine, run } = await slow();
    await state(engine);
    await expect(replay(engine)).rejects.toMatchObject({ code: 'replay-under-way' });
    await engine.calls.controlReplay({ session: 't', action: 'cancel' }, never);
    await run;
  });

  it('breaks off where the connection is lost', async () => {
    const { engine, again, run } = await slow();
    await state(engine);
    again.destroy();
    await engine.until(({ id, state: now }) => id === 't' && now === 'closed');
    expect(await run).toMatchObject({ outcome: 'broken', failure: { code: 'not-open' } });
  });
});

describe('a dry run', () => {
  it('tells what would be sent, and sends nothing', async () => {
    const { engine, again } = await recorded({ answer: deflate }, async (engine) => {
      await engine.send({ kind: 'text', text: 'abc', fragments: [1], compress: false });
      await engine.send({ kind: 'binary', bytes: Uint8Array.of(255) });
      await engine.send({ kind: 'close', code: 1000, reason: 'over' });
    });
    const source = { session: 's', rows: all, exact: true };
    const pace = { kind: 'every', interval: 20 } as const;
    const { sends, total } = await engine.calls.planReplay({ session: 't', source, pace }, never);
    expect(total).toBe(3);
    expect(sends).toMatchObject([
      { at: 0, original: 1, kind: 'text', length: 3, preview: 'abc', fragments: 2, compress: false },
      { at: 20, original: 3, kind: 'binary', length: 1, preview: 'ff', compress: true },
      { at: 40, original: 4, kind: 'close', length: 6, preview: '1000 over' },
    ]);
    expect(again.receivedFrames).toEqual([]);
  });
});
