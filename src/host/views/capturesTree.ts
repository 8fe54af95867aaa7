/** The tree of recent captures, newest first: those that are no connections of this window. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { bytesText } from '../amounts.ts';
import type { RecentCaptures } from '../captures/recentCaptures.ts';
import type { CaptureInfo } from '../../contract/model.ts';
import { failureOf } from '../../contract/rpc.ts';
import { commands, treeItems } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import { captureDescription, captureLabel, captureTooltip } from './captureWords.ts';

export class CapturesTree implements vscode.TreeDataProvider<CaptureInfo>, vscode.Disposable {
  readonly #captures: RecentCaptures;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<CaptureInfo>;

  constructor(captures: RecentCaptures, view: vscode.TreeView<CaptureInfo>) {
    this.#captures = captures;
    this.#view = view;
    const refresh = (): void => {
      if (this.#view.visible) this.#changed.fire(undefined);
    };
    this.#owned.add(captures.onDidChange(refresh));
    // Other windows of the folder, of which the engine does not hear, have captures too.
    this.#owned.add(this.#view.onDidChangeVisibility(refresh));
  }

  /** VS Code asks only for what it shows: the engine does not start for a view that is closed. */
  async getChildren(parent?: CaptureInfo): Promise<CaptureInfo[]> {
    if (parent) return [];
    try {
      const captures = await this.#captures.earlier();
      const bytes = captures.reduce((sum, capture) => sum + capture.bytes, 0);
      this.#view.description = captures.length === 0 ? '' : bytesText(bytes);
      this.#view.message = '';
      return captures;
    } catch (error) {
      const { message, remedy } = failureOf(error);
      this.#view.message = `${message} ${remedy}`;
      return [];
    }
  }

  getTreeItem(capture: CaptureInfo): vscode.TreeItem {
    const now = Date.now();
    const item = new vscode.TreeItem(capture.label);
    item.id = capture.id;
    item.description = captureDescription(capture, now);
    item.tooltip = captureTooltip(capture, now);
    item.iconPath = stateIcon(capture);
    item.contextValue = capture.recording
      ? treeItems.captureRecording
      : capture.pinned
        ? treeItems.capturePinned
        : treeItems.capture;
    if (!capture.recording) item.command = { command: commands.openCapture, title: t('Open'), arguments: [capture] };
    item.accessibilityInformation = { label: captureLabel(capture, now) };
    return item;
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

function stateIcon({ recording, interrupted, pinned }: CaptureInfo): vscode.ThemeIcon {
  if (recording) return new vscode.ThemeIcon('record');
  if (pinned) return new vscode.ThemeIcon('pinned');
  if (interrupted) return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon('archive');
}
