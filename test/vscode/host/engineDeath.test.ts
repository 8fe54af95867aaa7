import * as assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { EngineCalls, EngineEvents } from '../../../src/contract/engine.ts';
import { WorkerHandle } from '../../../src/host/engine/workerHandle.ts';
import { engineDied, extensionEnded } from '../../../src/host/failures.ts';
import { Sessions } from '../../../src/host/sessions/sessions.ts';
import { activateApi, extensionId } from './support/extension.ts';
import { until } from './support/until.ts';

describe('death of the engine', () => {
  const workers: Worker[] = [];
  let folder: string;
  let handle: WorkerHandle<EngineCalls, EngineEvents>;
  let sessions: Sessions;
  let demo: { url: string; stop(): Promise<void> };

  before(async () => {
    demo = await (await activateApi()).startDemoServer();
    folder = await mkdtemp(join(tmpdir(), 'engine-death-'));
    const script = join(vscode.extensions.getExtension(extensionId)!.extensionPath, 'dist', 'engine.js');
    handle = new WorkerHandle({
      start() {
        const worker = new Worker(script, { workerData: { captureFolder: folder }, execArgv: [], stderr: true });
        workers.push(worker);
        return worker;
      },
      died: engineDied,
      ended: extensionEnded,
      onDied: (error) => sessions.loseAll(error.failure),
      events: { session: (snapshot) => sessions.update(snapshot) },
    });
    sessions = new Sessions(handle);
  });

  after(async () => {
    sessions.dispose();
    await handle.dispose();
    await demo.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const connect = (path: string): ReturnType<Sessions['connect']> => {
    const profile = { url: `${demo.url}${path}` };
    return sessions.connect({ profile, source: profile, label: path, timeout: 10_000 });
  };

  it('closes its sessions with a clear failure, and rejects what is under way', async () => {
    const open = await connect('/echo').opened;
    const { session: attempt, opened } = connect('/silent');
    opened.catch(() => undefined);
    await until('the attempt', () => attempt.snapshot.state === 'connecting');
    await workers[0]!.terminate();
    await assert.rejects(opened, { code: 'engine-died' });
    for (const session of [open, attempt]) {
      assert.equal(session.snapshot.state, 'closed');
      assert.equal(session.snapshot.failure?.code, 'engine-died');
      await assert.rejects(sessions.apiOf(session).rows({ start: 0, count: 1 }), { code: 'engine-died' });
    }
  });

  it('starts anew with the next connection', async () => {
    const again = await connect('/echo').opened;
    assert.equal(again.snapshot.state, 'open');
    assert.equal(workers.length, 2);
    await sessions.forget(again);
    await assert.rejects(again.call('payload', { id: 1 }), { code: 'session-removed' });
  });
});
