import * as assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ownEngine, type OwnEngine } from './support/engine.ts';
import { activateApi } from './support/extension.ts';
import { until } from './support/until.ts';

describe('death of the engine', () => {
  let engine: OwnEngine;
  let demo: { url: string; stop(): Promise<void> };

  before(async () => {
    demo = await (await activateApi()).startDemoServer();
    engine = await ownEngine();
  });

  after(async () => {
    await engine.dispose();
    await demo.stop();
  });

  it('closes its sessions with a clear failure, and rejects what is under way', async () => {
    const open = await engine.connect({ url: `${demo.url}/echo` }).opened;
    await engine.sessions.apiOf(open).send('kept');
    await until('the echo', () => open.snapshot.frames === 2);
    const onDisk = async (file: string): Promise<number> =>
      (await stat(join(engine.captureFolder, open.id, file))).size;
    const { bytesIn, bytesOut } = open.snapshot;
    await until(
      'all of it on the disk',
      async () => (await onDisk('in.bin')) === bytesIn && (await onDisk('out.bin')) === bytesOut,
    );
    const { session: attempt, opened } = engine.connect({ url: `${demo.url}/silent` });
    assert.equal(attempt.snapshot.state, 'connecting');
    const rejected = assert.rejects(opened, { code: 'engine-died' });
    await engine.workers[0]!.terminate();
    await rejected;
    for (const session of [open, attempt]) {
      assert.equal(session.snapshot.state, 'closed');
      assert.equal(session.snapshot.failure?.code, 'engine-died');
    }
  });

  it('keeps what was recorded, and why the connection ended', async () => {
    const [open] = engine.sessions.all;
    const rows = await engine.sessions.apiOf(open!).rows({ start: 0, count: 10 });
    assert.deepEqual(
      rows.map(({ preview }) => preview),
      ['kept', 'kept'],
    );
    assert.equal(open!.snapshot.failure?.code, 'engine-died');
    assert.equal(engine.workers.length, 2);
  });

  it('gives up a session that is there at a second death', async () => {
    const [open] = engine.sessions.all;
    await engine.workers[1]!.terminate();
    await until('the loss', () => open!.lost);
    await assert.rejects(open!.call('payload', { id: 1 }), { code: 'engine-died' });
  });

  it('starts anew with the next connection', async () => {
    const again = await engine.connect({ url: `${demo.url}/echo` }).opened;
    assert.equal(again.snapshot.state, 'open');
    assert.equal(engine.workers.length, 3);
    await engine.sessions.forget(again, { deleteCapture: true });
    await assert.rejects(again.call('payload', { id: 1 }), { code: 'session-removed' });
  });
});
