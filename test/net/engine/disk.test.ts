/** A disk that is full, a folder that is gone, permissions that are lost: the connection lives on, and it is said. */
import { chmodSync, chownSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { payloadOf } from '../../support/captureFormat/messages.ts';
import { readCapture } from '../../support/captureFormat/readCapture.ts';
import { temporaryFolder } from '../../support/captures.ts';
import { fill, mayMount, smallDisk } from '../../support/disk/smallDisk.ts';
import { mayLimitFiles, mayRunAs } from '../../support/disk/abilities.ts';
import { bundleEngine } from '../../support/engineProcess/bundleEngine.ts';
import { EngineProcess, type EngineProcessOptions } from '../../support/engineProcess/engineProcess.ts';
import { concat, Deflater, frame } from '../../support/frames/index.ts';
import { rawPeer, type PeerScript, type RawPeer } from '../../support/peers/index.ts';

let bundle: Awaited<ReturnType<typeof bundleEngine>>;
beforeAll(async () => {
  bundle = await bundleEngine();
});
afterAll(() => bundle.remove());

function startEngine(options: EngineProcessOptions): EngineProcess {
  const engine = new EngineProcess(bundle.program, options);
  onTestFinished(() => engine.stop());
  return engine;
}

async function connected(options: EngineProcessOptions, script: PeerScript = {}) {
  const peer = await rawPeer(script);
  onTestFinished(() => peer.stop());
  const engine = startEngine(options);
  await engine.connect(peer.url);
  return { peer, engine };
}

function text(payload: string): Uint8Array {
  return frame({ opcode: 'text', payload });
}

const flood = 3_000;

/** Three megabytes: more than there is room for. */
async function floodFrom(peer: RawPeer): Promise<void> {
  const block = concat(...Array.from({ length: 100 }, () => text('x'.repeat(1_000))));
  for (let i = 0; i < flood / 100; i++) await peer.write(block);
}

const mebibyte = 1024 * 1024;
const mounts = mayMount();

describe.each<[string, boolean, () => EngineProcessOptions]>([
  ['a disk of one mebibyte', mounts, () => ({ captureFolder: smallDisk(mebibyte) })],
  ['files of one mebibyte', mayLimitFiles(), () => ({ captureFolder: temporaryFolder(), fileLimit: mebibyte })],
])('%s', (_where, possible, place) => {
  it.skipIf(!possible)('fails the recording and not the connection; every frame is recorded or counted', async () => {
    const options = place();
    const { peer, engine } = await connected(options);
    await peer.write(text('first'));
    await floodFrom(peer);
    const { frames, recording } = await engine.until(
      ({ frames, recording }) => recording.state === 'failed' && frames + recording.lostFrames === flood + 1,
    );
    expect(engine.snapshot.state).toBe('open');
    expect(recording.error).toMatch(/ENOSPC|EFBIG/);
    expect(frames).toBeGreaterThan(500);

    await engine.call('send', { session: 's', message: { kind: 'text', text: 'still here' } });
    await peer.write(frame({ opcode: 'ping', payload: '?' }));
    const answers = await peer.awaitFrames(2);
    expect(answers.map(({ opcode, payload }) => [opcode, Buffer.from(payload).toString()])).toEqual([
      [1, 'still here'],
      [10, '?'],
    ]);
    await engine.until(({ recording: { lostFrames } }) => lostFrames === recording.lostFrames + 3);
    expect((await engine.rows('first'))[0]).toBe('1 in text first');
    expect(await engine.rows()).toHaveLength(frames);

    peer.end();
    const closed = await engine.until(({ state }) => state === 'closed');
    expect(closed.recording.state).toBe('failed');
    await engine.call('forget', { session: 's' });
    expect(await engine.call('captures', null)).toMatchObject([{ id: 's', recording: false }]);
    const stored = await engine.call('openCapture', { capture: 's' });
    expect(stored.damage).toMatch(/^The recording (failed: (ENOSPC|EFBIG)|was cut short)/);
    expect(stored.frames).toBeGreaterThan(500);
    expect((await engine.rows('first'))[0]).toBe('1 in text first');
    await engine.call('deleteCapture', { capture: 's' });
    expect(readdirSync(options.captureFolder)).toEqual([]);
  });

  it.skipIf(!possible)('records again once it is cleared', async () => {
    const options = place();
    const { peer, engine } = await connected(options);
    await floodFrom(peer);
    await engine.until(
      ({ frames, recording }) => recording.state === 'failed' && frames + recording.lostFrames === flood,
    );
    await engine.call('clear', { session: 's' });
    expect(await engine.until(({ generation }) => generation === 1)).toMatchObject({
      frames: 0,
      recording: { state: 'on', lostFrames: 0 },
    });
    await peer.write(text('recorded again'));
    await engine.until(({ frames }) => frames === 1);
    expect(await engine.rows()).toEqual(['1 in text recorded again']);
    expect(engine.ending).toBeUndefined();
    const written = (): string[] => {
      const { frames, streams } = readCapture(join(options.captureFolder, 's'));
      return frames.map((frame) => Buffer.from(payloadOf(frame, streams)).toString());
    };
    await expect.poll(written).toEqual(['recorded again']);
  });
});

describe('a disk that is full of something else', () => {
  it.skipIf(!mounts)('refuses a connection, leaves nothing, and takes the next one when there is room', async () => {
    const captureFolder = smallDisk(mebibyte);
    const peer = await rawPeer();
    onTestFinished(() => peer.stop());
    const engine = startEngine({ captureFolder });
    const makeRoom = fill(captureFolder);
    const before = readdirSync(captureFolder).sort();
    await expect(engine.connect(peer.url)).rejects.toMatchObject({
      code: 'cannot-record',
      failure: { cause: expect.stringContaining('ENOSPC') as string },
    });
    expect(readdirSync(captureFolder).sort()).toEqual(before);
    makeRoom();
    await engine.connect(peer.url);
    await peer.write(text('now'));
    await engine.until(({ frames }) => frames === 1);
  });

  it.skipIf(!mounts)('keeps what was recorded where there is no room to clear it', async () => {
    const captureFolder = smallDisk(mebibyte);
    const { peer, engine } = await connected({ captureFolder });
    await peer.write(text('first'));
    await engine.until(({ frames }) => frames === 1);
    const folder = join(captureFolder, 's');
    // In its files there is room for some more; elsewhere there is none.
    await expect.poll(() => statSync(join(folder, 'frames.idx')).size).toBe(40);
    const before = readdirSync(folder).sort();
    const makeRoom = fill(captureFolder);
    await expect(engine.call('clear', { session: 's' })).rejects.toMatchObject({
      code: 'not-cleared',
      failure: { cause: expect.stringContaining('ENOSPC') as string },
    });
    expect(readdirSync(folder).sort()).toEqual(before);
    await peer.write(text('second'));
    await engine.until(({ frames }) => frames === 2);
    expect(await engine.rows()).toEqual(['1 in text first', '2 in text second']);
    expect(engine.snapshot).toMatchObject({ generation: 0, recording: { state: 'on', lostFrames: 0 } });
    makeRoom();
    await engine.call('clear', { session: 's' });
    await peer.write(text('third'));
    await engine.until(({ frames, generation }) => generation === 1 && frames === 1);
    expect(await engine.rows()).toEqual(['1 in text third']);
  });
});

describe('a folder that is removed', () => {
  it('fails the recording and not the connection, and what was recorded can still be read', async () => {
    const captureFolder = temporaryFolder();
    const deflater = new Deflater();
    const compressed = (words: string): Uint8Array =>
      frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(words) });
    const answer = { extraHeaders: [['Sec-WebSocket-Extensions', 'permessage-deflate']] as [string, string][] };
    const { peer, engine } = await connected({ captureFolder }, { answer });
    await peer.write(concat(text('first'), compressed('second and second'), compressed('second and third')));
    await engine.until(({ frames }) => frames === 3);
    rmSync(captureFolder, { recursive: true, maxRetries: 5 });
    const failed = await engine.until(({ recording }) => recording.state === 'failed');
    expect(failed.recording.error).toContain('deleted');
    const rows = ['1 in text first', '2 in text second and second', '3 in text second and third'];
    expect(await engine.rows()).toEqual(rows);
    expect(await engine.rows('third')).toEqual(rows.slice(2));
    await peer.write(text('lost'));
    await engine.until(({ recording }) => recording.lostFrames === 1);
    await engine.call('send', { session: 's', message: { kind: 'text', text: 'still here' } });
    expect(await peer.awaitFrames(1)).toHaveLength(1);
    await expect(engine.call('clear', { session: 's' })).rejects.toMatchObject({
      code: 'not-cleared',
      failure: { cause: expect.stringContaining('ENOENT') as string },
    });
    expect(engine.snapshot.recording.state).toBe('failed');
    peer.end();
    await engine.until(({ state }) => state === 'closed');
    await engine.call('forget', { session: 's' });
    expect(await engine.call('captures', null)).toEqual([]);
    expect(existsSync(captureFolder)).toBe(false);
  });
});

describe('permissions that are lost', () => {
  /** Root may do everything; so the engine is somebody else's then. */
  const user = process.getuid?.() === 0 ? 65_534 : undefined;

  it.skipIf(process.platform === 'win32' || (user !== undefined && !mayRunAs(user)))(
    'stop no recording that is under way; what could not be written is said at its end',
    async () => {
      const captureFolder = temporaryFolder();
      if (user !== undefined) chownSync(captureFolder, user, user);
      const { peer, engine } = await connected({ captureFolder, ...(user === undefined ? {} : { user }) });
      await peer.write(text('before'));
      await engine.until(({ frames }) => frames === 1);
      const folder = join(captureFolder, 's');
      chmodSync(folder, 0o500);
      chmodSync(captureFolder, 0o500);
      onTestFinished(() => {
        chmodSync(captureFolder, 0o700);
        if (existsSync(folder)) chmodSync(folder, 0o700);
      });
      await peer.write(text('after'));
      expect((await engine.until(({ frames }) => frames === 2)).recording.state).toBe('on');
      expect(await engine.rows()).toEqual(['1 in text before', '2 in text after']);
      await expect(
        engine.call('connect', { session: 't', profile: { url: peer.url }, label: '', timeout: 5_000 }),
      ).rejects.toMatchObject({
        code: 'cannot-record',
        failure: { cause: expect.stringContaining('EACCES') as string },
      });
      peer.end();
      const closed = await engine.until(({ state }) => state === 'closed');
      expect(closed.recording).toMatchObject({
        state: 'failed',
        lostFrames: 0,
        error: expect.stringContaining('EACCES') as string,
      });
      await engine.call('forget', { session: 's' });
      chmodSync(folder, 0o700);
      await engine.call('openCapture', { capture: 's' });
      expect(await engine.rows('op:text')).toEqual(['1 in text before', '2 in text after']);
    },
  );
});
