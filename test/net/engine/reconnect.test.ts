/** Connections that are lost and made again: what is sent, recorded and told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { View } from '../../../src/contract/model.ts';
import { readCapture } from '../../support/captureFormat/readCapture.ts';
import { never } from '../../support/engines.ts';
import { formatDifferences } from '../../support/formatDifferences.ts';
import { closePayload, concat, Deflater, frame } from '../../support/frames/index.ts';
import { awaitFrames, destroy, send, type Answer, type PeerScript } from '../../support/peers/index.ts';
import { clocked, connected, isAgain, quick, refuses, says, text } from '../../support/reconnecting.ts';

describe('a connection that is lost', () => {
  it('is made again, and goes on in the same capture, with a mark where the gap was', async () => {
    const { engine, peers } = await connected(
      [
        { steps: [send(concat(text('one'), text('two'))), awaitFrames(2), destroy()] },
        { steps: [send(text('three')), awaitFrames(2), destroy()] },
        { alongside: text('with the third 101') },
      ],
      { onOpen: ['hello', { hex: '00 ff' }] },
    );
    await engine.until(({ frames }) => frames === 10);
    expect(engine.snapshot).toMatchObject({ state: 'open', reconnected: 2, frames: 10, messages: 10 });
    const rows = await engine.brief();
    expect(rows.filter((row) => !row.startsWith('out'))).toEqual([
      'in text one',
      'in text two',
      expect.stringMatching(/^-- ended: Ended without a close frame/),
      expect.stringMatching(/^-- reconnected: Reconnected after \d/),
      'in text three',
      expect.stringMatching(/^-- ended: /),
      expect.stringMatching(/^-- reconnected: /),
      'in text with the third 101',
    ]);
    expect(rows.filter((row) => row.startsWith('out'))).toEqual([
      ...['out text hello', 'out binary 00 ff'],
      ...['out text hello', 'out binary 00 ff'],
      ...['out text hello', 'out binary 00 ff'],
    ]);
    await Promise.all(peers.map((peer) => peer.awaitFrames(2)));
    // The streams are those of all connections, one after the other.
    const folder = join(engine.captureFolder, 's');
    const written = concat(...peers.map((peer) => peer.written));
    await expect.poll(() => readFileSync(join(folder, 'in.bin')).equals(written)).toBe(true);
    const received = concat(...peers.map((peer) => peer.received));
    await expect.poll(() => readFileSync(join(folder, 'out.bin')).equals(received)).toBe(true);
    expect(engine.snapshot).toMatchObject({ bytesIn: written.length, bytesOut: received.length });
  });

  it('is marked in both views, found by words, and by nothing that only frames have', async () => {
    const { engine } = await connected([says('one'), {}]);
    await engine.until(isAgain(1));
    expect(await engine.brief('', 'messages')).toHaveLength(3);
    expect(await engine.brief('reconnected', 'messages')).toHaveLength(1);
    expect(await engine.brief('"without a close frame"')).toHaveLength(1);
    for (const filter of ['dir:in', 'dir:out', 'op:close', 'size<1', 'wire<1', 'size!=5']) {
      expect((await engine.rows(filter)).filter(({ marker }) => marker)).toEqual([]);
    }
    const [one, ended, again] = await engine.rows();
    // Each counts from the opening of its own connection.
    expect(one!.sinceOpen).toBeGreaterThanOrEqual(0);
    expect(ended!.sinceOpen).toBeGreaterThanOrEqual(one!.sinceOpen!);
    expect(again!.sinceOpen).toBeUndefined();
    expect(ended).toMatchObject({
      id: 2,
      direction: 'none',
      opcode: 'none',
      closeCode: 1006,
      wireLength: 0,
      fin: false,
    });
    expect(again!.marker).toMatchObject({ kind: 'reconnected', since: expect.any(Number) as number });
    expect(await engine.wire(2)).toEqual(new Uint8Array(0));
    expect(await engine.payload(3)).toBe('');
    const detail = await engine.calls.detail({ session: 's', id: 3, limit: 10 }, never);
    expect(detail).toMatchObject({
      header: new Uint8Array(0),
      fragments: [3],
      complete: true,
      payload: { total: 0 },
      sinceOpen: 0,
    });
    const replay = async (): Promise<unknown> => engine.calls.replay({ session: 's', ids: [2] }, never);
    await expect(replay()).rejects.toMatchObject({ code: 'not-replayable' });
  });

  it('is inflated on both sides of the gap, each by its own terms, live and opened again', async () => {
    const answer = (extensions: string): Answer => ({
      extraHeaders: [['Sec-WebSocket-Extensions', extensions]],
    });
    const compressed = (words: string[], anew = false): Uint8Array => {
      let deflater = new Deflater();
      return concat(
        ...words.map((word) => {
          if (anew) deflater = new Deflater();
          return frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(word) });
        }),
      );
    };
    const words = ['words upon words', 'words upon words upon words'];
    const { engine } = await connected([
      { answer: answer('permessage-deflate'), steps: [send(compressed(words)), destroy()] },
      {
        answer: answer('permessage-deflate; server_no_context_takeover'),
        steps: [send(compressed(words, true)), destroy()],
      },
      says('as it is'),
      { answer: answer('permessage-deflate'), steps: [send(compressed(words))] },
    ]);
    await engine.until(({ frames }) => frames === 7);
    const all = [...words, ...words, 'as it is', ...words].map((word) => `in text ${word}`);
    expect(await engine.brief('dir:in')).toEqual(all);
    expect(await engine.brief('upon', 'messages')).toHaveLength(6);
    await engine.send({ kind: 'close' });
    await engine.calls.forget({ session: 's' }, never);
    const read = readCapture(join(engine.captureFolder, 's'));
    await engine.calls.openCapture({ capture: 's' }, never);
    expect(await engine.brief('dir:in')).toEqual(all);
    const rows = {
      rows: (filter: string, view: View) => engine.rows(filter, view),
      bytes: async (id: number) => engine.calls.payload({ session: 's', id }, never),
      wire: (id: number) => engine.wire(id),
    };
    expect(await formatDifferences(read, rows)).toEqual([]);
    const snapshot = await engine.calls.openCapture({ capture: 's' }, never);
    expect(snapshot).toMatchObject({ state: 'closed', stored: true, reconnected: 3, frames: read.frames.length });
  });

  it('can be cleared, and what comes after another gap is read', async () => {
    const { engine, peers } = await connected([{}, says('of the second'), { alongside: text('of the third') }]);
    await peers[0]!.write(text('gone'));
    await engine.until(({ frames }) => frames === 1);
    await engine.calls.clear({ session: 's' }, never);
    peers[0]!.destroy();
    await engine.until(({ frames }) => frames === 2);
    expect((await engine.brief()).filter((row) => row.startsWith('in'))).toEqual([
      'in text of the second',
      'in text of the third',
    ]);
  });
});

describe('an attempt to reconnect', () => {
  it('that fails is told in a row, and another one follows', async () => {
    const { engine, sequence } = await connected([says('one'), refuses, says('two'), {}]);
    await engine.until(isAgain(2));
    expect((await engine.brief()).map((row) => row.slice(0, 24))).toEqual([
      'in text one',
      '-- ended: Ended without ',
      '-- attempt-failed: Could',
      '-- reconnected: Reconnec',
      'in text two',
      '-- ended: Ended without ',
      '-- reconnected: Reconnec',
    ]);
    const [failed] = await engine.rows('"could not reconnect"');
    expect(failed!.marker).toMatchObject({ kind: 'attempt-failed', failure: 'gateway-error' });
    expect(sequence.connected).toBe(4);
  });

  it('is the last one after so many in a row; then it is closed, and why is said', async () => {
    const { engine, sequence } = await connected([says('one'), refuses, refuses], {
      reconnect: { ...quick, attempts: 2 },
    });
    const { failure, close, reconnecting } = await engine.until(({ state }) => state === 'closed');
    expect(failure?.code).toBe('gateway-error');
    expect(close).toMatchObject({ code: 1006, by: 'nobody' });
    expect(reconnecting).toBeUndefined();
    expect(sequence.connected).toBe(3);
    const states = engine.snapshots.map(({ state }) => state);
    expect(states.filter((state, i) => state !== states[i - 1]).slice(-3)).toEqual(['open', 'reconnecting', 'closed']);
  });

  it('is never made where the first connection failed', async () => {
    const { refused, engine, sequence } = await connected([refuses, {}]);
    expect(refused?.code).toBe('gateway-error');
    expect(engine.snapshot.state).toBe('closed');
    expect(sequence.connected).toBe(1);
  });

  it('is waited for; the snapshot says which, and when', async () => {
    const { clock, test, peers } = await clocked([{}, refuses, {}]);
    await test.session.opening;
    peers[0]!.destroy();
    await test.until(({ state }) => state === 'reconnecting');
    expect(test.snapshot.reconnecting).toEqual({ attempt: 1, of: 10, at: clock.now() + 1_000 });
    expect(test.snapshot.failure).toBeUndefined();
    clock.pass(999);
    expect(test.snapshot.reconnecting?.attempt).toBe(1);
    clock.pass(1);
    expect(test.snapshot.reconnecting).toEqual({ attempt: 1, of: 10 });
    await test.until(({ reconnecting }) => reconnecting?.attempt === 2);
    expect(test.snapshot).toMatchObject({
      state: 'reconnecting',
      failure: { code: 'gateway-error' },
      reconnecting: { attempt: 2, of: 10, at: clock.now() + 2_000 },
    });
  });

  it('is made at once where that is asked for', async () => {
    const { clock, test, peers } = await clocked([{}, {}]);
    await test.session.opening;
    expect(() => test.session.reconnectNow()).toThrow(expect.objectContaining({ code: 'not-reconnecting' }));
    peers[0]!.destroy();
    await test.until(({ state }) => state === 'reconnecting');
    test.session.reconnectNow();
    expect(() => test.session.reconnectNow()).toThrow(expect.objectContaining({ code: 'not-reconnecting' }));
    await test.until(isAgain(1));
    expect(clock.waits).toEqual([]);
    expect(test.states.slice(-3)).toEqual(['open', 'reconnecting', 'open']);
  });

  it('is given up by closing, while it is waited for and while it is under way', async () => {
    const waiting = await clocked([{}, {}]);
    await waiting.test.session.opening;
    waiting.peers[0]!.destroy();
    await waiting.test.until(({ state }) => state === 'reconnecting');
    await expect(waiting.test.session.send({ kind: 'text', text: 'x' })).rejects.toMatchObject({ code: 'not-open' });
    await waiting.test.session.send({ kind: 'close', code: 1000 });
    expect(waiting.test.snapshot).toMatchObject({ state: 'closed', close: { code: 1006 } });
    waiting.clock.pass(100_000);
    expect(waiting.sequence.connected).toBe(1);

    const silent: PeerScript = { answer: { bytes: new Uint8Array(0) } };
    const underWay = await clocked([{}, silent, {}]);
    await underWay.test.session.opening;
    underWay.peers[0]!.destroy();
    await underWay.test.until(({ state }) => state === 'reconnecting');
    underWay.clock.pass(1_000);
    await underWay.peers[1]!.opened;
    await underWay.test.session.send({ kind: 'close', code: 1000 });
    expect(underWay.test.snapshot).toMatchObject({ state: 'closed', failure: { code: 'abandoned' } });
    underWay.clock.pass(100_000);
    expect(underWay.sequence.connected).toBe(2);
  });
});

describe('a connection that was closed', () => {
  const closes = (code: number): PeerScript => ({
    steps: [send(frame({ opcode: 'close', payload: closePayload(code) })), awaitFrames(1), destroy()],
  });

  it.each([
    [1000, false],
    [1008, false],
    [1001, true],
    [4000, true],
  ])('by the server with %i: made again %s', async (code, again) => {
    const { engine } = await connected([closes(code), {}]);
    await engine.until(again ? isAgain(1) : ({ state }) => state === 'closed');
    expect((await engine.brief('dir:in')).length).toBe(1);
    const markers = (await engine.rows()).flatMap(({ marker }) => marker?.kind ?? []);
    expect(markers).toEqual(again ? ['reconnected'] : []);
  });

  it('by the person stays closed, whatever the server does', async () => {
    const { engine, peers, sequence } = await connected([{}, {}], { reconnect: { ...quick, stopOn: [] } });
    await engine.send({ kind: 'close', code: 4321 });
    await peers[0]!.awaitFrames(1);
    peers[0]!.destroy();
    const { close } = await engine.until(({ state }) => state === 'closed');
    expect(close).toEqual({ code: 1006, reason: '', by: 'us' });
    expect(sequence.connected).toBe(1);
    expect((await engine.brief()).at(-1)).toBe('-- ended: Ended without an answer to the close frame.');
  });
});
