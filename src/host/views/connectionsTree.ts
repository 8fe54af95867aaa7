/** The tree of connections, newest first. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { unverifiedTitle } from '../../contract/unverified.ts';
import { framesText } from '../amounts.ts';
import type { RecentCaptures } from '../captures/recentCaptures.ts';
import { commands, treeItems } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { Pace } from './pace.ts';
import { endText, sessionDescription, sessionTooltip, unverifiedNote } from './sessionWords.ts';

/** Milliseconds between two redraws of an item: counters need no more. */
const redrawEvery = 500;

export class ConnectionsTree implements vscode.TreeDataProvider<HostSession>, vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #captures: RecentCaptures;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<HostSession | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #stale = new Set<HostSession>();
  readonly #pace = this.#owned.add(new Pace(redrawEvery, () => this.#redraw()));

  constructor(
    sessions: Sessions,
    captures: RecentCaptures,
    view: Pick<vscode.TreeView<HostSession>, 'visible' | 'onDidChangeVisibility'>,
  ) {
    this.#sessions = sessions;
    this.#captures = captures;
    this.#owned.add(sessions.onDidChangeSessions(() => this.#changed.fire(undefined)));
    this.#owned.add(captures.onDidChange(() => view.visible && this.#changed.fire(undefined)));
    this.#owned.add(
      sessions.onDidUpdate((session) => {
        if (!view.visible) return;
        this.#stale.add(session);
        this.#pace.request();
      }),
    );
    this.#owned.add(view.onDidChangeVisibility(({ visible }) => visible && this.#changed.fire(undefined)));
  }

  getChildren(session?: HostSession): HostSession[] {
    return session ? [] : [...this.#sessions.all].reverse();
  }

  getTreeItem(session: HostSession): vscode.TreeItem {
    const { snapshot } = session;
    const item = new vscode.TreeItem(snapshot.label);
    item.id = session.id;
    item.description = sessionDescription(snapshot);
    item.iconPath = stateIcon(session);
    const isPinned = this.#captures.isPinned(session.id);
    item.contextValue = contextValue(session, isPinned);
    item.tooltip = [sessionTooltip(snapshot), ...(isPinned ? [t('Its capture is pinned.')] : [])].join('\n');
    item.command = { command: commands.show, title: t('Show Panel'), arguments: [session] };
    item.accessibilityInformation = {
      label: [
        snapshot.label,
        endText(snapshot),
        ...(unverifiedNote(snapshot) ? [unverifiedTitle()] : []),
        framesText(snapshot.frames),
      ].join(', '),
    };
    return item;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #redraw(): void {
    for (const session of this.#stale) this.#changed.fire(session);
    this.#stale.clear();
  }
}

function contextValue({ live, snapshot }: HostSession, isPinned: boolean): string {
  if (snapshot.file) return treeItems.connectionFile;
  if (live) return isPinned ? treeItems.connectionOpenPinned : treeItems.connectionOpen;
  return isPinned ? treeItems.connectionClosedPinned : treeItems.connectionClosed;
}

function stateIcon({ snapshot }: HostSession): vscode.ThemeIcon {
  if (snapshot.file) return new vscode.ThemeIcon('archive');
  const { state, opened } = snapshot;
  if (state === 'open' && unverifiedNote(snapshot)) {
    return new vscode.ThemeIcon('unlock', new vscode.ThemeColor('errorForeground'));
  }
  switch (state) {
    case 'open':
      return new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('charts.green'));
    case 'connecting':
    case 'reconnecting':
      return new vscode.ThemeIcon('loading~spin');
    case 'closing':
      return new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('charts.yellow'));
    case 'closed':
      return opened === undefined
        ? new vscode.ThemeIcon('error', new vscode.ThemeColor('charts.red'))
        : new vscode.ThemeIcon('circle-outline');
    default:
      return state satisfies never;
  }
}
