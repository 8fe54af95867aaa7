/** Reports of checked connections, as read-only Markdown documents. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { contextKeys, reportScheme } from '../contributions.ts';
import { reportPath } from './reportPath.ts';

/** More are hardly looked at again; each is some kilobytes. */
const reportsKept = 20;

export class CheckReports implements vscode.TextDocumentContentProvider {
  /** By their paths, the oldest first. */
  readonly #texts = new Map<string, string>();
  #count = 0;

  /** Of the one that was made last; undefined where none was. */
  get newest(): string | undefined {
    return [...this.#texts.values()].at(-1);
  }

  /** Keeps a report, and shows it as VS Code shows Markdown. */
  async show(label: string, report: string): Promise<void> {
    const path = reportPath(label, ++this.#count);
    this.#texts.set(path, report);
    for (const oldest of [...this.#texts.keys()].slice(0, -reportsKept)) this.#texts.delete(oldest);
    void vscode.commands.executeCommand('setContext', contextKeys.hasReport, true);
    const uri = vscode.Uri.from({ scheme: reportScheme, path });
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      // VS Code's own Markdown extension can be switched off.
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    }
  }

  provideTextDocumentContent({ path }: vscode.Uri): string {
    return this.#texts.get(path) ?? `${t('This report is not kept any more. Check the connection again.')}\n`;
  }
}
