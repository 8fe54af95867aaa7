import * as assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { CaptureInfo, Session, WebSocketInspectorApi } from '../../../src/api.ts';
import { commands } from '../../../src/host/contributions.ts';
import { answer, type Answers } from './support/answers.ts';
import { activateApi } from './support/extension.ts';
import { until } from './support/until.ts';

const tabs = (): string[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

describe('captures', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let answers: Answers | undefined;

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
  });

  afterEach(() => answers?.restore());

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await demo.stop();
  });

  const run = async (command: string, argument?: unknown, ...button: string[]): Promise<string[]> => {
    answers = answer({ button });
    await vscode.commands.executeCommand(command, argument);
    answers.restore();
    return answers.asked;
  };

  const open = async (name: string): Promise<Session> => {
    const session = await api.connect({ name, url: `${demo.url}/echo`, headers: [['X-Trace', name]] }, { show: false });
    await session.send(name);
    await until('the echo', async () => (await session.count()) === 2);
    return session;
  };

  const close = async (session: Session): Promise<void> => {
    await session.close(1000);
    await until('the closed state', () => session.state === 'closed');
  };

  /** Its capture is all that is left of it. */
  const leave = async (name: string): Promise<CaptureInfo> => {
    const session = await open(name);
    await close(session);
    await run(commands.forget, session.id, 'Keep Its Capture');
    assert.ok(!api.sessions.includes(session));
    return (await find(session.id))!;
  };

  const find = async (id: string): Promise<CaptureInfo | undefined> =>
    (await api.captures()).find((capture) => capture.id === id);

  it('are listed while they are recorded, and after', async () => {
    const session = await open('listed');
    const during = await find(session.id);
    assert.deepEqual([during?.label, during?.recording, during?.interrupted], ['listed', true, false]);
    await close(session);
    const after = await until('the end', async () => {
      const info = await find(session.id);
      return info?.recording === false && info;
    });
    assert.equal(after.url, `${demo.url}/echo`);
    assert.equal(after.frames, 4);
    assert.ok(after.bytes > 0 && after.ended !== undefined && after.ended >= after.started);
    await run(commands.forget, session.id, 'Remove');
    assert.equal(await find(session.id), undefined, 'it is deleted');
  });

  it('open as closed sessions, with all that was recorded', async () => {
    const { id } = await leave('again');
    const session = await api.openCapture(id);
    assert.equal(session.id, id);
    assert.equal(session.state, 'closed');
    assert.ok(api.sessions.includes(session));
    assert.equal(await api.openCapture(id), session, 'it opens once');
    const rows = await session.rows({ start: 0, count: 10 });
    assert.deepEqual(
      rows.slice(0, 2).map(({ preview }) => preview),
      ['again', 'again'],
    );
    assert.equal(Buffer.from(await session.payload(2)).toString(), 'again');
    assert.equal((await session.handshake()).response?.status, 101);
    assert.deepEqual(session.recording, { state: 'on', lostFrames: 0 });
    await assert.rejects(session.send('late'), { code: 'not-open' });
    assert.deepEqual(await run(commands.forget, session.id), [], 'its capture stays: there is nothing to ask');
    assert.ok(await find(id));
  });

  it('open in a panel, from which one connects again', async () => {
    const capture = await leave('panel');
    await run(commands.openCapture, capture);
    await until('its tab', () => tabs().includes('○ panel'));
    const before = new Set(api.sessions.map(({ id }) => id));
    await run(commands.reconnect, capture.id);
    const again = await until('another session', () => api.sessions.find(({ id }) => !before.has(id)));
    await until('the open state', () => again.state === 'open');
    await until('its tab', () => tabs().includes('● panel') && !tabs().includes('○ panel'));
    const { headers } = (await again.handshake()).request;
    assert.deepEqual(
      headers.filter(([name]) => name === 'X-Trace'),
      [['X-Trace', 'panel']],
    );
    await close(again);
  });

  it('say why they cannot be opened', async () => {
    await assert.rejects(api.openCapture('nothing'), { code: 'no-capture' });
    await assert.rejects(api.openCapture('../..'), { code: 'no-capture' });
    await assert.rejects(api.openCapture(7 as never), { code: 'bad-capture' });
  });

  it('are pinned and unpinned, and deleted after a question', async () => {
    const pinned = await leave('pinned');
    const other = await leave('other');
    await run(commands.pinCapture, pinned);
    assert.equal((await find(pinned.id))?.pinned, true);

    await run(commands.deleteUnpinnedCaptures);
    assert.ok(await find(other.id), 'it was deleted without an answer');
    const [question] = await run(commands.deleteUnpinnedCaptures, undefined, 'Delete');
    assert.match(question!, /^Delete \d+ captures?\?$/);
    assert.deepEqual([await find(other.id), (await find(pinned.id))?.id], [undefined, pinned.id]);

    await run(commands.unpinCapture, pinned.id);
    assert.equal((await find(pinned.id))?.pinned, false);
    assert.deepEqual(await run(commands.deleteCapture, pinned.id), ['Delete the capture of pinned?']);
    assert.ok(await find(pinned.id), 'it was deleted without an answer');
    await run(commands.deleteCapture, pinned.id, 'Delete');
    assert.equal(await find(pinned.id), undefined);
  });

  it('of connections in the list stay when all others are deleted', async () => {
    const session = await open('in the list');
    await leave('not in the list');
    await run(commands.deleteUnpinnedCaptures, undefined, 'Delete');
    assert.equal(await session.count(), 2);
    await close(session);
  });

  it('stay with a pin when their connection is removed', async () => {
    const session = await open('kept');
    await close(session);
    await run(commands.pinCapture, session.id);
    assert.deepEqual(await run(commands.forget, session.id), []);
    assert.equal((await find(session.id))?.pinned, true);
    await run(commands.deleteCapture, session.id, 'Delete');
  });

  it('are cleared at once while more comes: ids begin anew', async () => {
    const session = await open('cleared');
    assert.deepEqual(await run(commands.clear, session.id), []);
    assert.equal(await session.count(), 0);
    await session.send('after');
    await until('the echo', async () => (await session.count()) === 2);
    const [first] = await session.rows({ start: 0, count: 1 });
    assert.deepEqual([first?.id, first?.preview], [1, 'after']);
    await close(session);
  });

  it('are cleared after a question where nothing more comes', async () => {
    const session = await open('over');
    await close(session);
    assert.deepEqual(await run(commands.clear, session.id), ['Clear the capture of over?']);
    assert.equal(await session.count(), 4);
    await run(commands.clear, session.id, 'Clear');
    assert.equal(await session.count(), 0);
  });
});
