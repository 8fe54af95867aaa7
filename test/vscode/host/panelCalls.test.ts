import * as assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { usualLayout, usualLook, type PanelCalls, type TableLayout } from '../../../src/contract/panel.ts';
import type { Handlers } from '../../../src/contract/rpc.ts';
import { panelCalls } from '../../../src/host/panel/panelCalls.ts';
import { SentDrafts } from '../../../src/host/panel/sentDrafts.ts';
import type { SessionPanel } from '../../../src/host/panel/sessionPanel.ts';
import { DraftSender } from '../../../src/host/sending/draftSender.ts';
import type { HostSession } from '../../../src/host/sessions/hostSession.ts';
import type { PayloadDocuments } from '../../../src/host/views/payloadDocuments.ts';
import { ownEngine, type OwnEngine } from './support/engine.ts';
import { activateApi, workspaceFolder } from './support/extension.ts';
import { until } from './support/until.ts';

describe('calls of a panel', () => {
  let engine: OwnEngine;
  let demo: { url: string; stop(): Promise<void> };
  let heard = 0;
  let session: HostSession;
  const selections: (readonly number[])[] = [];
  const shown: number[] = [];
  const fixes: unknown[] = [];
  const opened: unknown[] = [];
  const used: string[] = [];
  const steps: string[] = [];
  const layouts: TableLayout[] = [usualLayout];
  let calls: Handlers<PanelCalls>;

  const call = async <K extends keyof PanelCalls>(
    method: K,
    params: PanelCalls[K]['params'],
  ): Promise<PanelCalls[K]['result']> => calls[method](params, new AbortController().signal);

  const frames = async (count: number): Promise<void> => {
    await until(`${count} frames`, () => session.snapshot.frames >= count);
  };

  before(async () => {
    demo = await (await activateApi()).startDemoServer();
    engine = await ownEngine();
    session = await engine.connect({ name: 'panel', url: `${demo.url}/echo` }).opened;
    const panel = {
      session,
      sent: new SentDrafts(),
      select: (ids: readonly number[]) => void selections.push(ids),
      heard: () => void (heard += 1),
    };
    const documents = { showPayload: (_: HostSession, id: number) => Promise.resolve(void shown.push(id)) };
    calls = panelCalls(panel as unknown as SessionPanel, {
      sessions: engine.sessions,
      decoders: { window: (_, found) => Promise.resolve(found) },
      documents: documents as unknown as PayloadDocuments,
      composer: {
        sender: new DraftSender(() => Promise.reject(new Error('No variable is to be looked up.'))),
        templates: { lists: () => Promise.resolve([]), groups: () => Promise.resolve([]), find: () => assert.fail() },
        vault: { protect: (profile) => Promise.resolve(profile) },
        drafts: { open: () => assert.fail() },
        walkthrough: { did: (step) => void steps.push(step) },
      },
      filters: {
        of: (label) => ({ recent: [label], saved: [] }),
        remember: (label, filter) => Promise.resolve(void used.push(`${label}: ${filter}`)),
      },
      layout: {
        get: () => layouts.at(-1)!,
        set: (layout) => Promise.resolve(void layouts.push(layout as TableLayout)),
      },
      look: () => usualLook,
      walkthrough: { did: (step) => void steps.push(step) },
      openProfile: (of) => Promise.resolve(void opened.push(of)),
      applyFix: (of, which) => Promise.resolve(fixes.push([of, which]) > 0),
    });
  });

  after(async () => {
    await engine.dispose();
    await demo.stop();
  });

  it('know the filters of the session’s profile', async () => {
    assert.deepEqual(await call('filters', null), { recent: ['panel'], saved: [] });
    await call('rememberFilter', { filter: 'dir:in' });
    assert.deepEqual(used, ['panel: dir:in']);
    assert.deepEqual(steps, ['filtered']);
  });

  it('keep how tables look', async () => {
    assert.deepEqual(await call('look', null), usualLook);
    assert.deepEqual(await call('layout', null), usualLayout);
    await call('setLayout', { columns: ['preview'], widths: {} });
    assert.deepEqual(await call('layout', null), { columns: ['preview'], widths: {} });
  });

  it('show the session, its handshake and its rows', async () => {
    assert.equal((await call('snapshot', null)).label, 'panel');
    assert.equal((await call('handshake', null))?.response?.status, 101);
    const { stage, findings } = (await call('diagnosis', null))!;
    assert.deepEqual([stage, findings], ['open', []]);
    await call('send', { kind: 'json', text: '{ "a" : 1 }' });
    await frames(2);
    const { rows, frames: known } = await call('window', { view: 'frames', filter: '', start: 0, count: 10 });
    assert.deepEqual(
      rows.map(({ preview }) => preview),
      ['{ "a" : 1 }', '{ "a" : 1 }'],
    );
    assert.equal(known, 2);
    assert.equal(heard, 1);
    assert.equal(await call('locate', { view: 'frames', filter: '', id: 2 }), 1);
  });

  it('know what was sent, and send dollar signs as they are written', async () => {
    await call('send', { kind: 'text', text: '${env:HOME} $${x}' });
    await frames(4);
    assert.deepEqual(await call('sentDrafts', null), [
      { kind: 'json', text: '{ "a" : 1 }' },
      { kind: 'text', text: '${env:HOME} $${x}' },
    ]);
    assert.equal(Buffer.from(await session.call('payload', { id: 3 })).toString(), '${env:HOME} $${x}');
  });

  it('send bytes from hex and base64', async () => {
    await call('send', { kind: 'hex', text: '00 1e' });
    await call('send', { kind: 'base64', text: '/w==' });
    await frames(8);
    const sent = await session.call('rows', { view: 'frames', filter: 'dir:out op:binary', start: 0, count: 10 });
    const payloads = await Promise.all(sent.map(({ id }) => session.call('payload', { id })));
    assert.deepEqual(
      payloads.map((bytes) => Buffer.from(bytes).toString('hex')),
      ['001e', 'ff'],
    );
  });

  it('say what cannot be sent', async () => {
    await assert.rejects(call('send', { kind: 'hex', text: '0g' }), { code: 'hex-digit' });
    await assert.rejects(call('send', { kind: 'json', text: '{' }), { code: 'json' });
    await assert.rejects(call('ping', { data: 'a'.repeat(126) }), { code: 'ping-too-long' });
    await assert.rejects(call('close', { code: 1006 }), { code: 'bad-close-code' });
    await assert.rejects(call('resend', { ids: [2] }), { code: 'not-replayable' });
    await assert.rejects(call('reconnectNow', null), { code: 'not-reconnecting' });
  });

  it('send pings from text and hex', async () => {
    await call('ping', { data: '0x7000' });
    await until('the pong', async () => (await session.call('count', { view: 'frames', filter: 'op:pong' })) === 1);
    const [ping] = await session.call('rows', { view: 'frames', filter: 'op:ping', start: 0, count: 1 });
    assert.equal(Buffer.from(await session.call('payload', { id: ping!.id })).toString('hex'), '7000');
  });

  it('send pongs that nobody asked for', async () => {
    await call('pong', { data: '0x7001' });
    const query = { view: 'frames', filter: 'op:pong dir:out', start: 0, count: 1 } as const;
    await until('the pong', async () => (await session.call('rows', query)).length === 1);
    const [pong] = await session.call('rows', query);
    assert.equal(Buffer.from(await session.call('payload', { id: pong!.id })).toString('hex'), '7001');
  });

  it('give a payload back for the composer', async () => {
    assert.deepEqual(await call('compose', { id: 1 }), { kind: 'json', text: '{ "a" : 1 }' });
    const [binary] = await session.call('rows', { view: 'frames', filter: 'op:binary', start: 0, count: 1 });
    assert.deepEqual(await call('compose', { id: binary!.id }), { kind: 'hex', text: '00 1e' });
  });

  it('resend in the order given', async () => {
    assert.deepEqual(await call('resend', { ids: [1, 1] }), { sent: 2 });
  });

  it('send a file as one binary message, or nothing where none is chosen', async () => {
    const file = join(workspaceFolder().uri.fsPath, 'message.bin');
    await writeFile(file, Buffer.from('00ff', 'hex'));
    const window = vscode.window as { showOpenDialog: unknown };
    const { showOpenDialog } = window;
    try {
      window.showOpenDialog = () => Promise.resolve(undefined);
      assert.equal(await call('sendFile', null), false);
      window.showOpenDialog = () => Promise.resolve([vscode.Uri.file(file)]);
      assert.equal(await call('sendFile', null), true);
    } finally {
      window.showOpenDialog = showOpenDialog;
      await rm(file);
    }
    const sent = await session.call('rows', { view: 'frames', filter: 'dir:out op:binary', start: 2, count: 1 });
    assert.equal(Buffer.from(await session.call('payload', { id: sent[0]!.id })).toString('hex'), '00ff');
  });

  it('copy payloads to the clipboard', async () => {
    await call('copy', { id: 1, as: 'text' });
    assert.equal(await vscode.env.clipboard.readText(), '{ "a" : 1 }');
    await call('copy', { id: 1, as: 'hex' });
    assert.equal(await vscode.env.clipboard.readText(), '7b 20 22 61 22 20 3a 20 31 20 7d');
  });

  it('tell what the record amounts to', async () => {
    const { directions, overhead } = await call('statistics', null);
    assert.ok(directions.out.messages > 0);
    assert.ok(overhead.http.requestHead > 0);
  });

  it('tell of the selection, and open payloads', async () => {
    await call('select', { ids: [2, 1] });
    await assert.rejects(call('select', { ids: [0] }), { code: 'bad-id' });
    await call('openPayload', { id: 2 });
    assert.deepEqual([selections, shown], [[[2, 1]], [2]]);
  });

  it('tell of marked rows', async () => {
    await session.call('bookmark', { ids: [1], on: true });
    assert.deepEqual(await call('bookmarks', null), [{ id: 1 }]);
    await session.call('bookmark', { ids: [1], on: false });
  });

  it('hand on which finding is to be done something about', async () => {
    await call('openProfile', null);
    assert.deepEqual(opened, [session]);
    assert.equal(await call('applyFix', { finding: 1, code: 'not-found' }), true);
    assert.deepEqual(fixes, [[session, { finding: 1, code: 'not-found' }]]);
  });

  it('close with code and reason', async () => {
    await call('close', { code: 4000, reason: 'done' });
    await until('the closed state', () => session.snapshot.state === 'closed');
    assert.deepEqual(session.snapshot.close, { code: 4000, reason: 'done', by: 'us' });
  });

  it('show no rows of a session that the engine lost', async () => {
    await engine.sessions.forget(session, { deleteCapture: true });
    assert.equal((await call('window', { view: 'frames', filter: '', start: 0, count: 10 })).total, 0);
    assert.equal(await call('handshake', null), null);
    assert.equal(await call('diagnosis', null), null);
    await assert.rejects(call('send', { kind: 'text', text: 'a' }), { code: 'session-removed' });
  });
});
