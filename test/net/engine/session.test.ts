import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EngineUnderTest, never } from '../../support/engines.ts';
import { closePayload, concat, Deflater, fragments, frame, utf8 } from '../../support/frames/index.ts';
import { awaitFrames, end, rawPeer, send, type PeerScript } from '../../support/peers/index.ts';

async function connected(script: PeerScript, profile = {}) {
  const peer = await rawPeer(script);
  const engine = new EngineUnderTest();
  const refused = await engine.connect({ url: `${peer.url}/path?q=1`, ...profile });
  return { peer, engine, refused };
}

const deflate: PeerScript['answer'] = { extraHeaders: [['Sec-WebSocket-Extensions', 'permessage-deflate']] };

describe('a conversation', () => {
  it('that is removed while it is open is listed with all of its frames', async () => {
    const { peer, engine } = await connected({ alongside: frame({ opcode: 'text', payload: 'kept' }) });
    await engine.until(({ frames }) => frames === 1);
    await engine.calls.forget({ session: 's' }, never);
    const listed = async () => (await engine.calls.captures(null, never))[0]!;
    await expect.poll(async () => (await listed()).ended).toBeDefined();
    expect((await listed()).frames).toBe(1);
    expect(await engine.calls.openCapture({ capture: 's' }, never)).toMatchObject({ frames: 1 });
    await peer.stop();
  });

  it('that is removed while it is cleared keeps what it had, and no file open', async () => {
    const { peer, engine } = await connected({ alongside: frame({ opcode: 'text', payload: 'kept' }) });
    await engine.until(({ frames }) => frames === 1);
    const cleared = Promise.resolve(engine.calls.clear({ session: 's' }, never));
    const forgotten = engine.calls.forget({ session: 's' }, never);
    await expect(cleared).rejects.toMatchObject({ code: 'not-cleared' });
    await forgotten;
    expect(readdirSync(join(engine.captureFolder, 's'))).toEqual(['frames.idx', 'in.bin', 'out.bin', 'session.json']);
    await peer.stop();
  });

  it('is recorded as the peer wrote it: fragments, pings between, compression, a frame with the 101, a close', async () => {
    const deflater = new Deflater();
    const [a, b, c] = fragments({ opcode: 'text', payload: 'fragmented', cuts: [3, 6] });
    const parts = [
      frame({ opcode: 'text', payload: 'with the 101' }),
      a!,
      frame({ opcode: 'ping', payload: 'one' }),
      b!,
      frame({ opcode: 'ping', payload: 'two' }),
      c!,
      frame({ opcode: 'text', rsv: 4, payload: deflater.deflate('compressed compressed') }),
      frame({ opcode: 'binary', payload: Uint8Array.of(0, 1, 254, 255) }),
      frame({ opcode: 'close', payload: closePayload(1000, 'done') }),
    ];
    const { peer, engine, refused } = await connected({
      answer: deflate,
      alongside: parts[0]!,
      steps: [...parts.slice(1).map((part) => send(part)), awaitFrames(3), end()],
    });
    expect(refused).toBeUndefined();
    await engine.until(({ state }) => state === 'closed');
    await peer.done;

    expect(await engine.brief('dir:in')).toEqual([
      'in text with the 101',
      'in text… fra',
      'in ping 6f 6e 65',
      'in continuation… gme',
      'in ping 74 77 6f',
      'in continuation nted',
      'in text compressed compressed',
      'in binary 00 01 fe ff',
      'in close 1000 done',
    ]);
    expect(await engine.brief('dir:out')).toEqual(['out pong 6f 6e 65', 'out pong 74 77 6f', 'out close 1000 done']);
    const received = await engine.rows('dir:in');
    const wires = await Promise.all(received.map(({ id }) => engine.wire(id)));
    expect(wires).toEqual(parts);
    const sent = await engine.rows('dir:out');
    expect(concat(...(await Promise.all(sent.map(({ id }) => engine.wire(id)))))).toEqual(peer.receivedAfterHead);
    expect(await engine.payload(received[1]!.id)).toBe('fragmented');
    expect(await engine.payload(received[3]!.id)).toBe('gme');
    expect(await engine.payload(received[6]!.id)).toBe('compressed compressed');
    expect(await engine.brief('dir:in op:text', 'messages')).toEqual([
      'in text with the 101',
      'in text fragmented',
      'in text compressed compressed',
    ]);
    expect(engine.snapshot).toMatchObject({
      state: 'closed',
      close: { code: 1000, reason: 'done', by: 'peer' },
      frames: 12,
      messages: 10,
      bytesIn: peer.written.length,
      bytesOut: peer.received.length,
    });
  });

  it('has its handshake as on the wire', async () => {
    const extraHeaders: [string, string][] = [
      ['SERVER', 'x'],
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ];
    const { peer, engine } = await connected(
      { answer: { extraHeaders } },
      {
        headers: [
          ['X-One', '1'],
          ['Cookie', 'c'],
        ],
      },
    );
    const handshake = await engine.handshake();
    expect(Buffer.from(handshake.request.raw).toString('latin1')).toBe(peer.requestHead);
    expect(handshake.request.startLine).toBe('GET /path?q=1 HTTP/1.1');
    expect(handshake.request.headers.slice(-2)).toEqual([
      ['X-One', '1'],
      ['Cookie', 'c'],
    ]);
    expect(handshake.response?.raw).toEqual(peer.answered);
    expect(handshake.response?.headers.slice(3)).toEqual(extraHeaders);
    expect(handshake.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(handshake.timings.connect).toBeGreaterThanOrEqual(0);
    expect(handshake.timings.upgrade).toBeGreaterThanOrEqual(0);
    expect(handshake.timings.tls).toBeUndefined();
  });

  it('is on the disk as on the wire', async () => {
    const { peer, engine } = await connected({ steps: [send(frame({ opcode: 'text', payload: 'kept' })), end()] });
    await engine.until(({ state }) => state === 'closed');
    const folder = join(engine.captureFolder, 's');
    await expect.poll(() => readFileSync(join(folder, 'in.bin')).equals(peer.written)).toBe(true);
    await expect.poll(() => readFileSync(join(folder, 'out.bin')).equals(peer.received)).toBe(true);
    await engine.calls.deleteCapture({ capture: 's' }, never);
    expect(readdirSync(engine.captureFolder)).toEqual([]);
  });

  it.each(['text', 'binary'] as const)('sends %s, pings and closes as asked', async (kind) => {
    const { peer, engine } = await connected({});
    await engine.send(kind === 'text' ? { kind, text: 'häa' } : { kind, bytes: utf8('häa') });
    await engine.send({ kind: 'ping', bytes: utf8('?') });
    await engine.send({ kind: 'close', code: 4001, reason: 'enough' });
    const frames = await peer.awaitFrames(3);
    expect(frames.map(({ opcode, payload }) => [opcode, Buffer.from(payload).toString('latin1')])).toEqual([
      [kind === 'text' ? 1 : 2, 'hÃ¤a'],
      [9, '?'],
      [8, '\x0f\xa1enough'],
    ]);
    expect(engine.snapshot.state).toBe('closing');
    peer.end();
    await engine.until(({ state }) => state === 'closed');
    expect(engine.snapshot).toMatchObject({ close: { code: 1006, reason: '', by: 'us' }, closedWith: 4001 });
    await expect(engine.send({ kind: 'text', text: 'late' })).rejects.toMatchObject({ code: 'not-open' });
  });
});

describe('a peer that breaks the protocol', () => {
  it.each([
    ['reserved opcode', frame({ opcode: 3, payload: 'x' }), 'in 3 78 reserved-opcode'],
    ['oversize control frame', frame({ opcode: 'ping', payload: 'x'.repeat(126), lengthForm: 16 }), 'control-too-long'],
    ['invalid UTF-8', frame({ opcode: 'text', payload: Uint8Array.of(0x61, 0xff) }), 'in text a\ufffd invalid-utf8'],
    [
      'impossible length',
      frame({ opcode: 'binary', lengthForm: 64, declaredLength: 1n << 63n, payload: 'tail' }),
      'in binary 74 61 69 6c length-out-of-range',
    ],
  ])('%s: everything up to it is kept, and it is said', async (_name, bad, row) => {
    const good = frame({ opcode: 'text', payload: 'before' });
    const { peer, engine } = await connected({ steps: [send(concat(good, bad)), awaitFrames(1), end()] });
    await engine.until(({ state }) => state === 'closed');
    expect(engine.snapshot.failure).toMatchObject({ code: 'protocol-violation' });
    const rows = await engine.brief('dir:in');
    expect(rows[0]).toBe('in text before');
    expect(rows[1]).toContain(row);
    expect(engine.snapshot.bytesIn).toBe(peer.written.length);
    expect((await engine.brief('dir:out op:close')).length).toBe(1);
  });

  it('a frame split at any byte is one frame', async () => {
    const bytes = frame({ opcode: 'text', payload: 'x'.repeat(130) });
    for (let cut = 1; cut < 8; cut++) {
      const { engine } = await connected({ steps: [send(bytes, [cut]), end()] });
      await engine.until(({ state }) => state === 'closed');
      expect(await engine.brief('op:text')).toEqual([`in text ${'x'.repeat(130)}`]);
      await engine.calls.forget({ session: 's' }, never);
    }
  });

  it('a connection that is dropped in a frame keeps the part that came', async () => {
    const { peer, engine } = await connected({});
    await peer.write(frame({ opcode: 'text', payload: 'Hello' }).subarray(0, 4));
    await engine.until(({ bytesIn }) => bytesIn === peer.written.length);
    peer.destroy();
    await engine.until(({ state }) => state === 'closed');
    expect(await engine.brief()).toEqual(['in text He truncated', '-- ended: Ended without a close frame.']);
    expect(engine.snapshot.close).toMatchObject({ code: 1006, by: 'nobody' });
  });

  it('a hundred pings in one packet are answered one by one', async () => {
    const { peer, engine } = await connected({
      alongside: concat(...Array.from({ length: 100 }, (_, i) => frame({ opcode: 'ping', payload: String(i) }))),
    });
    const pongs = await peer.awaitFrames(100);
    expect(pongs.map(({ payload }) => Buffer.from(payload).toString())).toEqual(
      Array.from({ length: 100 }, (_, i) => String(i)),
    );
    expect(engine.snapshot.state).toBe('open');
  });
});

describe('a connection that cannot be recorded', () => {
  it('is not made, and the engine lives on', async () => {
    const peer = await rawPeer();
    const engine = new EngineUnderTest();
    rmSync(engine.captureFolder, { recursive: true });
    writeFileSync(engine.captureFolder, 'a file in the place of the folder');
    expect((await engine.connect(peer.url))?.code).toBe('cannot-record');
    rmSync(engine.captureFolder);
    expect(await engine.connect(peer.url, 5_000, 'second')).toBeUndefined();
  });

  it('goes on where that begins later, and says since when', async () => {
    const { peer, engine } = await connected({ steps: [awaitFrames(1), end()] });
    expect(engine.snapshot.recording).toEqual({ state: 'on', lostFrames: 0 });
    const before = Date.now();
    rmSync(join(engine.captureFolder, 's'), { recursive: true });
    const { recording, state } = await engine.until((snapshot) => snapshot.recording.state === 'failed');
    expect(state).toBe('open');
    expect(recording.since).toBeGreaterThanOrEqual(before - 1);
    expect(recording.since).toBeLessThanOrEqual(Date.now() + 1);
    await engine.send({ kind: 'text', text: 'lost' });
    await peer.done;
    const ended = await engine.until(({ state }) => state === 'closed');
    expect(ended.recording.lostFrames).toBeGreaterThan(0);
    expect(ended.recording.since).toBe(recording.since);
  });

  it('leaves nothing behind where the profile is refused', async () => {
    const engine = new EngineUnderTest();
    const refused = await engine.connect({ url: 'ws://127.0.0.1:1', headers: [['bad name', '']] });
    expect(refused?.code).toBe('invalid-header');
    expect(readdirSync(engine.captureFolder)).toEqual([]);
  });
});
