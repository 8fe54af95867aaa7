/** Serves what a panel's webview asks. */
import * as vscode from 'vscode';
import type { RowsWindow } from '../../contract/engine.ts';
import type { PanelCalls, TableLook } from '../../contract/panel.ts';
import type { Handlers } from '../../contract/rpc.ts';
import { checkClose, checkId, checkIds } from '../sessions/argumentChecks.ts';
import type { ExtensionDecoders } from '../decoders/extensionDecoders.ts';
import type { FilterMemory } from '../filters/filterMemory.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { PayloadDocuments } from '../views/payloadDocuments.ts';
import { pingBytes } from './composed.ts';
import { composerCalls, type ComposerServices } from './composerCalls.ts';
import { copyPayloads } from './copyPayloads.ts';
import { pickOtherConnection } from './otherConnection.ts';
import type { SessionPanel } from './sessionPanel.ts';
import { shownRows } from './shownRows.ts';
import type { KeptTableLayout } from './tableLayout.ts';
import type { Walkthrough } from '../walkthrough.ts';

export interface PanelServices {
  sessions: Sessions;
  decoders: Pick<ExtensionDecoders, 'window'>;
  documents: PayloadDocuments;
  composer: ComposerServices;
  filters: Pick<FilterMemory, 'of' | 'remember'>;
  layout: Pick<KeptTableLayout, 'get' | 'set'>;
  look: () => TableLook;
  walkthrough: Pick<Walkthrough, 'did'>;
  /** See `PanelCalls`. */
  applyFix: (session: HostSession, which: PanelCalls['applyFix']['params']) => Promise<boolean>;
  openProfile: (session: HostSession) => Promise<void>;
}

const noRows: RowsWindow = { rows: [], start: 0, total: 0, scanned: 0, frames: 0, searched: 0, all: 0, notes: [] };

export function panelCalls(
  panel: SessionPanel,
  { sessions, decoders, documents, composer, filters, layout, look, walkthrough, applyFix, openProfile }: PanelServices,
): Handlers<PanelCalls> {
  return {
    snapshot: () => panel.session.snapshot,
    diagnosis: () => unlessLost(panel.session, null, () => panel.session.call('diagnosis', {})),
    applyFix: (which) => applyFix(panel.session, which),
    handshake: () => unlessLost(panel.session, null, () => panel.session.call('handshake', {})),
    window(query, signal) {
      panel.filter = query.filter;
      panel.heard();
      const { session } = panel;
      return unlessLost(session, noRows, () => shownRows(session, query, { decoders, layout }, signal));
    },
    filters: () => filters.of(panel.session.snapshot.label),
    async rememberFilter({ filter }) {
      if (filter.trim() !== '') walkthrough.did('filtered');
      await filters.remember(panel.session.snapshot.label, filter);
      return null;
    },
    statistics: () => panel.session.call('statistics', {}),
    locate: (query, signal) => panel.session.call('locate', query, signal),
    select({ ids }) {
      checkIds(ids);
      panel.select(ids);
      if (ids.length > 0) walkthrough.did('inspected');
      return null;
    },
    ...composerCalls(panel, composer),
    ping: ({ data }) => panel.session.call('send', { message: { kind: 'ping', bytes: pingBytes(data) } }),
    pong: ({ data }) => panel.session.call('send', { message: { kind: 'pong', bytes: pingBytes(data) } }),
    async close({ code, reason }) {
      checkClose(code, reason);
      await sessions.close(panel.session, code, reason);
      return null;
    },
    resend({ ids }) {
      checkIds(ids);
      return panel.session.call('replay', { ids });
    },
    bookmarks: () => unlessLost(panel.session, [], () => panel.session.call('bookmarks', {})),
    layout: () => layout.get(),
    look,
    async setLayout(changed) {
      await layout.set(changed);
      return null;
    },
    async chooseDecoder() {
      await vscode.commands.executeCommand('websocketInspector.chooseDecoder', panel.session.id);
      return null;
    },
    reconnectNow: () => panel.session.call('reconnectNow', {}),
    async reconnect() {
      await vscode.commands.executeCommand('websocketInspector.reconnect', panel.session.id);
      return null;
    },
    async clear() {
      await vscode.commands.executeCommand('websocketInspector.clear', panel.session.id);
      return null;
    },
    async otherConnection() {
      const other = await pickOtherConnection(sessions, panel.session);
      if (other && other !== panel.session) panel.attach(other);
      return null;
    },
    async saveProfile() {
      await vscode.commands.executeCommand('websocketInspector.saveProfile', panel.session.id);
      return null;
    },
    async openProfile() {
      await openProfile(panel.session);
      return null;
    },
    async openPayload({ id }) {
      checkId(id);
      await documents.showPayload(panel.session, id);
      return null;
    },
    async copy({ id, as }) {
      checkId(id);
      await copyPayloads(panel.session, [id], as);
      return null;
    },
  };
}

/** The snapshot says why nothing is there; there is no need to say it for every row. */
async function unlessLost<T>(session: HostSession, nothing: T, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (session.lost) return nothing;
    throw error;
  }
}
