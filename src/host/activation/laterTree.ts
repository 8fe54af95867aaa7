/** A view of which VS Code knows from the beginning, and whose tree is made when somebody looks at it. */
import * as vscode from 'vscode';
import { DisposableStore } from '../disposables.ts';

/** Who answers, from then on. */
export interface TreeParts<Node> {
  readonly data: vscode.TreeDataProvider<Node>;
  readonly dragAndDrop?: vscode.TreeDragAndDropController<Node>;
}

export interface TreeTerms {
  /** What can be dragged from it, and dropped on it. */
  readonly drag?: readonly string[];
  readonly drop?: readonly string[];
  readonly showCollapseAll?: boolean;
}

type Changed<Node> = Node | Node[] | undefined | null | void;

export class LaterTree<Node>
  implements vscode.TreeDataProvider<Node>, vscode.TreeDragAndDropController<Node>, vscode.Disposable
{
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<Changed<Node>>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #load: () => Promise<unknown>;
  readonly #parts = Promise.withResolvers<TreeParts<Node>>();
  readonly dragMimeTypes: readonly string[];
  readonly dropMimeTypes: readonly string[];
  readonly view: vscode.TreeView<Node>;

  /** `load` sees to it that the tree is filled. */
  constructor(id: string, { drag = [], drop = [], showCollapseAll = false }: TreeTerms, load: () => Promise<unknown>) {
    this.#load = load;
    this.dragMimeTypes = drag;
    this.dropMimeTypes = drop;
    const dragAndDropController = drag.length + drop.length > 0 ? this : undefined;
    this.view = this.#owned.add(
      vscode.window.createTreeView(id, {
        treeDataProvider: this,
        showCollapseAll,
        ...(dragAndDropController && { dragAndDropController }),
      }),
    );
  }

  /** Once: from now on these answer. */
  fill(parts: TreeParts<Node>): void {
    this.#parts.resolve(parts);
    const { onDidChangeTreeData } = parts.data;
    if (onDidChangeTreeData) this.#owned.add(onDidChangeTreeData.call(parts.data, (node) => this.#changed.fire(node)));
  }

  async getChildren(node?: Node): Promise<Node[]> {
    return (await (await this.#filled()).data.getChildren(node)) ?? [];
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return (await this.#filled()).data.getTreeItem(node);
  }

  async getParent(node: Node): Promise<Node | undefined | null> {
    return (await this.#filled()).data.getParent?.(node);
  }

  async handleDrag(
    nodes: readonly Node[],
    dragged: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<void> {
    await (await this.#filled()).dragAndDrop?.handleDrag?.(nodes, dragged, token);
  }

  async handleDrop(
    target: Node | undefined,
    dragged: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<void> {
    await (await this.#filled()).dragAndDrop?.handleDrop?.(target, dragged, token);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #filled(): Promise<TreeParts<Node>> {
    await this.#load();
    return this.#parts.promise;
  }
}
