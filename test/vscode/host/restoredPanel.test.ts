import * as assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { PanelCalls } from '../../../src/contract/panel.ts';
import { RpcError, type Handlers } from '../../../src/contract/rpc.ts';
import type { RecentConnections } from '../../../src/host/profiles/recentConnections.ts';
import { panelViewType } from '../../../src/host/contributions.ts';
import { windowReloaded } from '../../../src/host/failures.ts';
import { PanelSerializer } from '../../../src/host/panel/panelSerializer.ts';
import { Panels } from '../../../src/host/panel/panels.ts';
import type { HostSession } from '../../../src/host/sessions/hostSession.ts';
import { TranslationFiles } from '../../../src/host/translationFiles.ts';
import { ownEngine, type OwnEngine } from './support/engine.ts';
import { extensionId } from './support/extension.ts';

describe('panels after a reload of the window', () => {
  let engine: OwnEngine;
  let panels: Panels;
  let serializer: PanelSerializer;
  const shown: string[] = [];
  const target = { id: 'before', label: 'feed', profile: { url: 'ws://host/?token=${secret:recent.query.token}' } };

  before(async () => {
    engine = await ownEngine();
    const { extensionUri } = vscode.extensions.getExtension(extensionId)!;
    const translations = new TranslationFiles(extensionUri.fsPath, 'en', (words) => assert.fail(words));
    panels = new Panels(
      { extensionUri, translations },
      {
        // No page asks: it is not loaded before the test is over.
        serve: () => ({}) as Handlers<PanelCalls>,
        opening: () => new Promise(() => undefined),
        shown: (session, instead) => Promise.resolve(void shown.push(`${instead?.id ?? ''}→${session.id}`)),
        hidden: (session: HostSession) => Promise.resolve(void shown.push(`${session.id}→`)),
      },
    );
    const recent = { panel: (id: string) => (id === target.id ? target : undefined) };
    serializer = new PanelSerializer(panels, engine.sessions, recent as unknown as RecentConnections);
  });

  after(async () => {
    panels.dispose();
    await engine.dispose();
  });

  const restored = async (state: unknown): Promise<{ panel: vscode.WebviewPanel; disposed: () => boolean }> => {
    const panel = vscode.window.createWebviewPanel(panelViewType, 'restored', vscode.ViewColumn.Active);
    let disposed = false;
    panel.onDidDispose(() => (disposed = true));
    await serializer.deserializeWebviewPanel(panel, state);
    return { panel, disposed: () => disposed };
  };

  it('show a closed connection that knows where it went', async () => {
    const { panel } = await restored({ session: 'before', tab: 'frames' });
    assert.equal(panel.title, '○ feed');
    const session = engine.sessions.get('before')!;
    assert.equal(session.snapshot.state, 'closed');
    assert.equal(session.snapshot.failure?.code, 'window-reloaded');
    assert.equal(session.snapshot.url, 'ws://host/?token=•••');
    assert.deepEqual(session.source, target.profile);
    panel.dispose();
    assert.deepEqual(shown, ['→before', 'before→']);
  });

  it('say why what was recorded cannot be read, and that the window was reloaded where nothing was', async () => {
    await mkdir(join(engine.captureFolder, 'damaged'));
    await writeFile(join(engine.captureFolder, 'damaged', 'session.json'), '{"version":2,');
    const { failure } = windowReloaded();
    const refused = async (id: string): Promise<unknown> => {
      const session = engine.sessions.reopen('feed', { url: 'ws://host/' }, failure, id);
      const error: unknown = await session
        .call('count', { view: 'frames', filter: '' })
        .catch((reason: unknown) => reason);
      await engine.sessions.forget(session, { deleteCapture: false });
      return error instanceof RpcError ? error.failure.code : error;
    };
    assert.equal(await refused('damaged'), 'capture-unreadable');
    assert.equal(await refused('nothing'), 'window-reloaded');
  });

  for (const state of [undefined, null, 'text', {}, { session: 7 }, { session: 'unknown' }]) {
    it(`are closed where there is nothing to show: ${JSON.stringify(state)}`, async () => {
      assert.equal((await restored(state)).disposed(), true);
    });
  }
});
