import * as assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Session, WebSocketInspectorApi } from '../../../src/api.ts';
import { commands } from '../../../src/host/contributions.ts';
import { ownEngine, type OwnEngine } from './support/engine.ts';
import { answer } from './support/answers.ts';
import { extensionWorker } from './support/extensionWorkers.ts';
import { activateApi } from './support/extension.ts';
import { until } from './support/until.ts';

describe('death of an engine', () => {
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

  it('opens its capture again where somebody asks for it', async () => {
    const [lost] = engine.sessions.all;
    const again = await engine.sessions.openCapture(lost!.id, ({ url }) => ({ url }));
    assert.notEqual(again, lost);
    assert.equal(engine.sessions.get(again.id), again);
    assert.equal(Buffer.from(await again.call('payload', { id: 1 })).toString(), 'kept');
    assert.equal(engine.workers.length, 3);
  });

  it('leaves alone what was closed before, and what nobody looked at', async () => {
    const [closed, open] = await Promise.all(
      ['closed', 'open'].map((name) => engine.connect({ name, url: `${demo.url}/echo` }).opened),
    );
    await engine.sessions.close(closed!, 1000);
    await until('the closed state', () => closed!.snapshot.state === 'closed');
    await engine.workers[2]!.terminate();
    await until('the end', () => open!.snapshot.state === 'closed');
    assert.equal(await closed!.call('count', { view: 'frames', filter: '' }), 2);
    assert.deepEqual(closed!.snapshot.close, { code: 1000, reason: '', by: 'us' });
    assert.equal(closed!.snapshot.failure, undefined);
    await engine.workers[3]!.terminate();
    await until('the loss', () => closed!.lost);
    assert.equal(await open!.call('count', { view: 'frames', filter: '' }), 0);
  });

  it('starts anew with the next connection', async () => {
    const again = await engine.connect({ url: `${demo.url}/echo` }).opened;
    assert.equal(again.snapshot.state, 'open');
    assert.equal(engine.workers.length, 5);
    await engine.sessions.forget(again, { deleteCapture: true });
    await assert.rejects(again.call('payload', { id: 1 }), { code: 'session-removed' });
  });
});

describe('death of an engine during a replay', () => {
  it('ends it: nothing says any more that it goes on', async () => {
    const demo = await (await activateApi()).startDemoServer();
    const engine = await ownEngine();
    try {
      const session = await engine.connect({ url: `${demo.url}/echo` }).opened;
      for (const text of ['one', 'two']) await engine.sessions.apiOf(session).send(text);
      const source = { session: session.id, rows: { kind: 'all' }, exact: false } as const;
      const run = session.call('runReplay', { source, pace: { kind: 'every', interval: 1e9 }, loops: 1 });
      const rejected = assert.rejects(run, { code: 'engine-died' });
      await until('the second message to wait', () => session.snapshot.replay?.state === 'waiting');
      await engine.workers[0]!.terminate();
      await rejected;
      assert.equal(session.snapshot.state, 'closed');
      assert.equal(session.snapshot.replay, undefined);
    } finally {
      await engine.dispose();
      await demo.stop();
    }
  });
});

describe('death of the engine of the extension', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let sessions: Session[];

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await demo.stop();
  });

  const tabs = (): string[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

  /** Frames of a session that are on the disk: what is not yet is lost with its engine. */
  const framesOnDisk = async ({ id }: Session): Promise<number | undefined> =>
    (await api.captures()).find((capture) => capture.id === id)?.frames;

  it('closes the connections, and is told once', async () => {
    sessions = await Promise.all(['one', 'two'].map((name) => api.connect({ name, url: `${demo.url}/echo` })));
    for (const [index, session] of sessions.entries()) {
      await session.send(`before ${index}`);
      await until('the frames on the disk', async () => (await framesOnDisk(session)) === 2);
    }
    await until('the tabs', () => tabs().includes('● one') && tabs().includes('● two'));
    const answers = answer({});
    try {
      await extensionWorker('websocket-inspector-engine').terminate();
      await until('the end', () => sessions.every(({ state }) => state === 'closed'));
      await until('the tabs', () => tabs().includes('○ one') && tabs().includes('○ two'));
      // What the panels ask for meanwhile starts another engine, which is nothing to tell.
      for (const session of sessions) assert.equal(await session.count(), 2);
      assert.equal(answers.asked.length, 1);
      assert.match(answers.asked[0]!, /^The capture engine stopped unexpectedly; .*Reconnect/);
    } finally {
      answers.restore();
    }
  });

  it('leaves all that was recorded to be read through the same sessions', async () => {
    for (const [index, session] of sessions.entries()) {
      const rows = await session.rows({ start: 0, count: 10 });
      assert.deepEqual(
        rows.map(({ id, direction, preview }) => [id, direction, preview]),
        [
          [1, 'out', `before ${index}`],
          [2, 'in', `before ${index}`],
        ],
      );
      assert.equal(Buffer.from(await session.payload(2)).toString(), `before ${index}`);
      assert.equal((await session.handshake()).response?.status, 101);
      await assert.rejects(session.send('late'), { code: 'not-open' });
    }
  });

  it('lets one reconnect in the same panel', async () => {
    const before = new Set(api.sessions.map(({ id }) => id));
    // What the button of the panel and that of the row in the tree do.
    await vscode.commands.executeCommand(commands.reconnect, sessions[0]!.id);
    const again = await until('another session', () => api.sessions.find(({ id }) => !before.has(id)));
    await until('the open state', () => again.state === 'open');
    await until('its tab', () => tabs().includes('● one') && !tabs().includes('○ one'));
    await again.send('after');
    await until('the echo', async () => (await again.count()) === 2);
    await again.close();
  });
});

describe('death of the engine under an open file', () => {
  let api: WebSocketInspectorApi;
  let folder: string;

  before(async () => {
    api = await activateApi();
    folder = await mkdtemp(join(tmpdir(), 'death-'));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  const line = (text: string): string =>
    JSON.stringify({ type: 'message', time: 1, direction: 'in', opcode: 'text', text });

  it('leaves its editor as it is: the next engine opens it again, under the same sessions', async () => {
    const lines = join(folder, 'a.jsonl');
    await writeFile(lines, `${line('of the file')}\n`);
    const [opened] = await api.open(vscode.Uri.file(lines));
    const capture = vscode.Uri.file(join(folder, 'a.wscap'));
    await opened!.save(capture, { format: 'wscap' });
    await vscode.commands.executeCommand('vscode.open', capture);
    const shown = await until('the editor’s session', () =>
      api.sessions.find(({ id }) => id !== opened!.id && id === api.sessions.at(-1)!.id),
    );
    await until('its tab', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'a.wscap');
    const answers = answer({});
    try {
      await extensionWorker('websocket-inspector-engine').terminate();
      for (const session of [opened!, shown]) {
        const rows = await until('the rows', () => session.rows({ start: 0, count: 10 }).catch(() => undefined));
        assert.deepEqual(
          rows.map(({ preview }) => preview),
          ['of the file'],
        );
        assert.ok(api.sessions.includes(session));
      }
      assert.equal(Buffer.from(await shown.payload(1)).toString(), 'of the file');
    } finally {
      answers.restore();
    }
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, 'a.wscap');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('its end', () => !api.sessions.includes(shown));
  });

  it('leaves nothing half of a file that was being saved', async () => {
    const lines = join(folder, 'long.jsonl');
    await writeFile(lines, `${line('x'.repeat(200))}\n`.repeat(60_000));
    const [opened] = await api.open(vscode.Uri.file(lines));
    const answers = answer({});
    try {
      const saving = opened!.save(vscode.Uri.file(join(folder, 'half.har')), { format: 'har' });
      const rejected = assert.rejects(saving, { code: 'engine-died' });
      const half = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.startsWith('half'));
      await until('the file under way', async () => (await half()).some((name) => name.endsWith('.partial')));
      await extensionWorker('websocket-inspector-engine').terminate();
      await rejected;
      assert.deepEqual(await half(), []);
    } finally {
      answers.restore();
    }
  });

  it('says so where its file is gone meanwhile', async () => {
    const lines = join(folder, 'gone.jsonl');
    await writeFile(lines, line('gone'));
    const [opened] = await api.open(vscode.Uri.file(lines));
    await rm(lines);
    const answers = answer({});
    try {
      const died = until('the end', () => answers.asked.some((said) => said.includes('stopped unexpectedly')));
      await extensionWorker('websocket-inspector-engine').terminate();
      await died;
      await assert.rejects(opened!.rows({ start: 0, count: 10 }), { code: 'file-unreadable' });
    } finally {
      answers.restore();
    }
  });
});
