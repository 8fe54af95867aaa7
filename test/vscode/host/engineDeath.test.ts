import * as assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { ownEngine, type OwnEngine } from './support/engine.ts';
import { activateApi } from './support/extension.ts';

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
    const { session: attempt, opened } = engine.connect({ url: `${demo.url}/silent` });
    assert.equal(attempt.snapshot.state, 'connecting');
    const rejected = assert.rejects(opened, { code: 'engine-died' });
    await engine.workers[0]!.terminate();
    await rejected;
    for (const session of [open, attempt]) {
      assert.equal(session.snapshot.state, 'closed');
      assert.equal(session.snapshot.failure?.code, 'engine-died');
      await assert.rejects(engine.sessions.apiOf(session).rows({ start: 0, count: 1 }), { code: 'engine-died' });
    }
  });

  it('starts anew with the next connection', async () => {
    const again = await engine.connect({ url: `${demo.url}/echo` }).opened;
    assert.equal(again.snapshot.state, 'open');
    assert.equal(engine.workers.length, 2);
    await engine.sessions.forget(again);
    await assert.rejects(again.call('payload', { id: 1 }), { code: 'session-removed' });
  });
});
