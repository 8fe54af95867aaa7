/** The sidebar view that shows the focused row of the current panel. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { InspectedFrame, InspectorCalls, InspectorEvents } from '../../contract/panel.ts';
import { RpcChannel, type Handlers } from '../../contract/rpc.ts';
import { extensionPrefix } from '../contributions.ts';
import type { ExtensionDecoders } from '../decoders/extensionDecoders.ts';
import { DisposableStore } from '../disposables.ts';
import { imageTooLarge, nothingSelected, tooLarge } from '../failures.ts';
import { readSetting } from '../readSetting.ts';
import { checkId } from '../sessions/argumentChecks.ts';
import type { PayloadDocuments } from '../views/payloadDocuments.ts';
import { copyPayloads } from './copyPayloads.ts';
import { followPartner } from './followPartner.ts';
import type { Panels } from './panels.ts';
import type { SessionPanel } from './sessionPanel.ts';
import { fillWebview, type WebviewSource } from './webviewPage.ts';
import { webviewPort } from './webviewPort.ts';

/** UTF-16 code units: a path may be longer than the payload that it is of. */
const writtenLimit = 2 << 20;
const bytesLimit = 64 << 10;
const filterLimit = 64 << 10;

/** Selects what a row of a panel is a copy of. */
export type GoToOriginal = (panel: SessionPanel, id: number) => Promise<void>;

type Channel = RpcChannel<Record<string, never>, Record<string, never>, InspectorCalls, InspectorEvents>;

export class FrameInspector implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #source: WebviewSource;
  readonly #panels: Panels;
  readonly #documents: PayloadDocuments;
  readonly #decoders: Pick<ExtensionDecoders, 'detail' | 'onDidChange'>;
  readonly #goToOriginal: GoToOriginal;
  readonly #owned = new DisposableStore();
  #shown: { view: vscode.WebviewView; channel: Channel } | undefined;
  /** The payload that was read from last, while its row is selected. */
  #kept: { session: string; id: number; payload: Uint8Array } | undefined;
  /** Ends the reading of a detail that is no longer wanted. */
  #reading = new AbortController();

  constructor(
    source: WebviewSource,
    panels: Panels,
    documents: PayloadDocuments,
    decoders: Pick<ExtensionDecoders, 'detail' | 'onDidChange'>,
    goToOriginal: GoToOriginal,
  ) {
    this.#source = source;
    this.#panels = panels;
    this.#documents = documents;
    this.#goToOriginal = goToOriginal;
    this.#decoders = decoders;
    this.#owned.add(decoders.onDidChange(() => void this.#tell()));
    this.#owned.add(panels.onDidChangeFocus(() => void this.#tell()));
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${extensionPrefix}.inspector`)) void this.#tell();
      }),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const channel: Channel = new RpcChannel(webviewPort(view.webview), this.#calls());
    this.#shown = { view, channel };
    view.onDidDispose(() => {
      channel.dispose();
      if (this.#shown?.view === view) this.#shown = undefined;
    });
    view.onDidChangeVisibility(() => void this.#tell());
    fillWebview(view.webview, this.#source, 'inspector', { title: t('Frame Inspector'), images: true });
  }

  dispose(): void {
    this.#reading.abort();
    this.#shown?.channel.dispose();
    this.#owned.dispose();
  }

  #calls(): Handlers<InspectorCalls> {
    return {
      current: () => this.#current(),
      reveal: ({ id }) => {
        checkId(id);
        this.#panel().revealRow(id);
        return null;
      },
      goToOriginal: async ({ id }) => {
        checkId(id);
        await this.#goToOriginal(this.#panel(), id);
        return null;
      },
      openPayload: async ({ id }) => {
        checkId(id);
        await this.#documents.showPayload(this.#panel().session, id);
        return null;
      },
      copy: async ({ id, as }) => {
        checkId(id);
        await copyPayloads(this.#panel().session, [id], as);
        return null;
      },
      bytes: async ({ id, offset, count }) => {
        checkId(id);
        const { session } = this.#panel();
        const isKept = this.#kept?.session === session.id && this.#kept.id === id;
        const payload = isKept ? this.#kept!.payload : await session.call('payload', { id });
        this.#kept = { session: session.id, id, payload };
        // A copy: the view of a part would take the whole buffer along.
        return payload.slice(offset, offset + Math.min(count, bytesLimit));
      },
      image: async ({ id }) => {
        checkId(id);
        const { session } = this.#panel();
        const limit = readSetting('inspector.imageLimit');
        const { payload } = await session.call('detail', { id, limit: 0 });
        if (payload.total > limit << 20) throw imageTooLarge(limit);
        // A copy: the view of a part would take the whole buffer along.
        return Uint8Array.from(await session.call('payload', { id }));
      },
      copyWritten: async ({ text }) => {
        if (typeof text !== 'string' || text.length > writtenLimit)
          throw tooLarge(t('The payload is too large to be copied.'), '2 MiB');
        await vscode.env.clipboard.writeText(text);
        return null;
      },
      filter: ({ filter }) => {
        if (typeof filter === 'string' && filter.length <= filterLimit) this.#panel().showFilter(filter);
        else throw tooLarge(t('The payload is too large to be filtered by.'), '64 KiB');
        return null;
      },
    };
  }

  #panel(): SessionPanel {
    const panel = this.#panels.current;
    if (!panel) throw nothingSelected();
    return panel;
  }

  async #current(signal?: AbortSignal): Promise<InspectedFrame | null> {
    const panel = this.#panels.current;
    const id = panel?.selection.at(-1);
    if (panel === undefined || id === undefined || panel.session.lost) return null;
    const limit = readSetting('inspector.payloadLimit') << 10;
    const { session } = panel;
    const detail = await this.#decoders.detail(session, await session.call('detail', { id, limit }, signal));
    return { ...detail, capture: `${session.id} ${session.snapshot.generation}` };
  }

  /** Tells the newest selection only; what was read for an older one is dropped. */
  async #tell(): Promise<void> {
    this.#kept = undefined;
    this.#reading.abort();
    const reading = (this.#reading = new AbortController());
    if (!this.#shown?.view.visible) return;
    const { signal } = reading;
    const detail = await this.#current(signal).catch(() => null);
    if (signal.aborted) return;
    const { channel } = this.#shown;
    channel.emit('detail', detail);
    const session = this.#panels.current?.session;
    if (detail === null || session === undefined) return;
    // Where that fails, nobody waits for it: what is known is shown.
    await followPartner(session, detail, (news) => channel.emit('partner', news), signal).catch(() => undefined);
  }
}
