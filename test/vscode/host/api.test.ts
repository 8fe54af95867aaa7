import * as assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ConnectError, Session, WebSocketInspectorApi } from '../../../src/api.ts';
import { activateApi } from './support/extension.ts';
import { until } from './support/until.ts';

describe('the public API', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let echo: Session;

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
    echo = await api.connect({ name: 'echo', url: `${demo.url}/echo` }, { show: false });
  });

  after(async () => {
    await demo.stop();
  });

  it('starts one demo server at a time, on loopback', async () => {
    assert.match(demo.url, /^ws:\/\/127\.0\.0\.1:\d+$/);
    assert.equal((await api.startDemoServer()).url, demo.url);
  });

  it('lists an open session', () => {
    assert.equal(echo.state, 'open');
    assert.equal(echo.url, `${demo.url}/echo`);
    assert.ok(api.sessions.includes(echo));
  });

  it('sends, and tells of the frames that it captured', async () => {
    const heard: { frames: number; messages: number }[] = [];
    const listening = echo.onDidCapture((counts) => heard.push(counts));
    await echo.send('{"a":1}');
    await echo.send(new Uint8Array([0, 30, 255]));
    await until('four frames', () => (heard.at(-1)?.frames ?? 0) >= 4);
    listening.dispose();
    const rows = await echo.rows({ start: 0, count: 10 });
    assert.deepEqual(
      rows
        .map(({ id, direction, opcode, payloadLength, masked }) => [id, direction, opcode, payloadLength, masked])
        .slice(0, 4),
      rows[1]!.direction === 'in'
        ? [
            [1, 'out', 'text', 7, true],
            [2, 'in', 'text', 7, false],
            [3, 'out', 'binary', 3, true],
            [4, 'in', 'binary', 3, false],
          ]
        : [
            [1, 'out', 'text', 7, true],
            [2, 'out', 'binary', 3, true],
            [3, 'in', 'text', 7, false],
            [4, 'in', 'binary', 3, false],
          ],
    );
    assert.equal(Buffer.from(await echo.payload(1)).toString(), '{"a":1}');
    assert.equal((await echo.wire(1)).length, rows[0]!.wireLength);
    assert.equal(await echo.count({ filter: 'dir:out', view: 'messages' }), 2);
  });

  it('tells which message answers which', async () => {
    await echo.send('{"id":"of the API","type":"ask"}');
    const query = { filter: '"of the API"', start: 0, count: 2 };
    await until('the echo', async () => (await echo.count(query)) === 2);
    const [asked, answered] = await echo.rows(query);
    assert.equal(asked!.reply?.id, answered!.id);
    assert.equal(answered!.request?.id, asked!.id);
    assert.ok(Math.abs(asked!.reply.after - (answered!.time - asked!.time)) < 0.001);
    const [bare] = await echo.rows({ ...query, replies: false });
    assert.equal(bare!.reply, undefined);
  });

  it('shows the handshake', async () => {
    const { request, response, checks } = await echo.handshake();
    assert.equal(request.startLine, 'GET /echo HTTP/1.1');
    assert.equal(response?.status, 101);
    assert.ok(checks.length > 3 && checks.every(({ ok }) => ok));
  });

  it('says what is wrong with an argument', async () => {
    const wrong: [Promise<unknown>, string][] = [
      [echo.payload(0), 'bad-id'],
      [echo.wire(1.5), 'bad-id'],
      [echo.payload(999_999), 'no-frame'],
      [echo.replay([1, -1]), 'bad-id'],
      [echo.replay([2, 4]), 'not-replayable'],
      [echo.close(1005), 'bad-close-code'],
      [echo.close(1000, 'é'.repeat(62)), 'close-reason-too-long'],
      [echo.ping(new Uint8Array(126)), 'ping-too-long'],
      [echo.rows({ start: -1, count: 1 }), 'bad-range'],
      [echo.rows({ start: 0, count: 1, replies: 1 as never }), 'bad-replies'],
      [echo.count({ view: 'packets' as never }), 'bad-view'],
      [echo.send(7 as never), 'bad-data'],
      [api.connect({ url: 7 } as never), 'bad-target'],
    ];
    for (const [call, code] of wrong) await assert.rejects(call, { code }, code);
    assert.equal(echo.state, 'open');
  });

  it('counts no further when that is cancelled', async () => {
    const flood = await api.connect({ name: 'flood', url: `${demo.url}/flood?frames=200000&size=16` }, { show: false });
    await until('all frames', () => flood.state === 'closed');
    const query = { filter: '/^(?:never){2}$/' };
    const cancelled = new vscode.CancellationTokenSource();
    const counting = flood.count(query, cancelled.token);
    cancelled.cancel();
    await assert.rejects(counting, vscode.CancellationError);
    await assert.rejects(flood.rows({ ...query, start: 0, count: 1 }, cancelled.token), vscode.CancellationError);
    assert.equal(await flood.count(query, new vscode.CancellationTokenSource().token), 0);
  });

  it('rejects with what is wrong with an address, and keeps a closed session of it', async () => {
    await assert.rejects(api.connect('ftp://example.com', { show: false }), { code: 'url-scheme' });
    assert.equal(api.sessions.at(-1)?.state, 'closed');
  });

  it('rejects a refused handshake with all that was seen of it, and keeps its session', async () => {
    const error = await api.connect(`${demo.url}/unauthorized`, { show: false }).then(
      () => assert.fail('It connected.'),
      (reason: unknown) => reason as ConnectError,
    );
    assert.ok(error instanceof Error);
    assert.equal(error.code, error.failure.code);
    assert.equal(error.handshake?.response?.status, 401);
    const kept = api.sessions.at(-1)!;
    assert.equal(kept.state, 'closed');
    assert.equal((await kept.handshake()).response?.status, 401);
  });

  it('rejects where nobody listens', async () => {
    await assert.rejects(api.connect('ws://127.0.0.1:9/', { show: false }), (error: ConnectError) => {
      assert.ok(error.failure.message.length > 0 && error.failure.remedy.length > 0);
      return true;
    });
  });

  it('gives up connecting when the session is closed meanwhile', async () => {
    const attempt = api.connect(`${demo.url}/slow?ms=60000`, { show: false });
    const session = await until('the attempt', () => api.sessions.find(({ state }) => state === 'connecting'));
    await session.close();
    await assert.rejects(attempt, { code: 'abandoned' });
    assert.equal(session.state, 'closed');
  });

  it('opens a panel unless told otherwise', async () => {
    const titles = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    assert.ok(!titles().includes('● echo'));
    const shown = await api.connect({ name: 'shown', url: `${demo.url}/echo` });
    await until('the tab of an open session', () => titles().includes('● shown'));
    await shown.close(1000, 'done');
    await until('the tab of a closed session', () => titles().includes('○ shown'));
  });

  it('closes, and tells of the change', async () => {
    let changes = 0;
    const listening = api.onDidChangeSessions(() => changes++);
    await echo.close(1000);
    await until('the closed state', () => echo.state === 'closed');
    listening.dispose();
    assert.ok(changes > 0);
    await assert.rejects(echo.send('late'), { code: 'not-open' });
    assert.equal(await echo.count({ filter: 'op:close' }), 2);
  });
});
