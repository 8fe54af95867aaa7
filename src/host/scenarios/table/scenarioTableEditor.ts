/** A scenario's file as a table: what is sent and expected, step by step. Undo, redo and saving are those of its text. */
import { modify, type Edit } from 'jsonc-parser';
import * as vscode from 'vscode';
import { RpcChannel, type Handlers } from '../../../contract/rpc.ts';
import type { ScenarioTableCalls, ScenarioTableEvents } from '../../../contract/scenarioTable.ts';
import { commands } from '../../contributions.ts';
import { fillWebview, type WebviewSource } from '../../panel/webviewPage.ts';
import { webviewPort } from '../../panel/webviewPort.ts';
import { itemsOf, memberOf } from '../../profiles/jsonNodes.ts';
import type { Profiles } from '../../profiles/profiles.ts';
import { usableTree } from '../scenarioTree.ts';
import { askTarget } from './askTarget.ts';
import { changedMeanwhile } from './failures.ts';
import { tableEdits } from './tableEdits.ts';
import { scenarioTable } from './tableView.ts';

export class ScenarioTableEditor implements vscode.CustomTextEditorProvider {
  readonly #source: WebviewSource;
  readonly #profiles: Profiles;

  constructor(source: WebviewSource, profiles: Profiles) {
    this.#source = source;
    this.#profiles = profiles;
  }

  resolveCustomTextEditor(document: vscode.TextDocument, { webview, onDidDispose }: vscode.WebviewPanel): void {
    const channel = new RpcChannel<
      Record<string, never>,
      Record<string, never>,
      ScenarioTableCalls,
      ScenarioTableEvents
    >(webviewPort(webview), this.#handlers(document));
    const listening = vscode.workspace.onDidChangeTextDocument((change) => {
      // Whether it is saved is an event, too.
      if (change.document === document && change.contentChanges.length > 0) channel.emit('changed', null);
    });
    onDidDispose(() => {
      listening.dispose();
      channel.dispose();
    });
    fillWebview(webview, this.#source, 'scenario', { title: document.uri.path.split('/').at(-1) ?? '' });
  }

  #handlers(document: vscode.TextDocument): Handlers<ScenarioTableCalls> {
    return {
      table: ({ start }) => scenarioTable(document.getText(), document.version, start),
      edit: async ({ version, edit }) => {
        await write(document, version, tableEdits(document.getText(), edit));
        return null;
      },
      chooseTarget: async ({ version }) => {
        const target = await askTarget(this.#profiles, scenarioTable(document.getText(), version, 0).target);
        const formattingOptions = { insertSpaces: true, tabSize: 2 };
        if (target !== undefined)
          await write(document, version, modify(document.getText(), ['target'], target, { formattingOptions }));
        return null;
      },
      run: async ({ how }) => {
        const command = { itself: 'runScenario', elsewhere: 'runScenarioOn', dry: 'dryRunScenario' } as const;
        await vscode.commands.executeCommand(commands[command[how]], document.uri);
        return null;
      },
      showText: async ({ step }) => {
        const selection = step === undefined ? undefined : rangeOfStep(document, step);
        await vscode.window.showTextDocument(document, { ...(selection ? { selection } : {}), preview: false });
        return null;
      },
    };
  }
}

/** Rejects with an `RpcError` where the document is another one by now. */
async function write(document: vscode.TextDocument, version: number, edits: readonly Edit[]): Promise<void> {
  if (document.version !== version) throw changedMeanwhile();
  const change = new vscode.WorkspaceEdit();
  for (const { offset, length, content } of edits) {
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    change.replace(document.uri, range, content);
  }
  if (!(await vscode.workspace.applyEdit(change))) throw changedMeanwhile();
}

function rangeOfStep(document: vscode.TextDocument, step: number): vscode.Range | undefined {
  const steps = usableTree(document.getText());
  const list = steps && memberOf(steps, 'steps');
  const node = list && itemsOf(list)[step];
  return node && new vscode.Range(document.positionAt(node.offset), document.positionAt(node.offset + node.length));
}
