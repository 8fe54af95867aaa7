/** The walkthrough: opens it, and tells VS Code which steps a person has done, as contexts that complete them. */
import * as vscode from 'vscode';
import { contextKeys } from './contributions.ts';

const stepContexts = {
  filtered: contextKeys.hasFiltered,
  inspected: contextKeys.hasInspected,
  sent: contextKeys.hasSent,
} as const;

export type WalkthroughStep = keyof typeof stepContexts;

export class Walkthrough {
  readonly #extension: string;
  readonly #done = new Set<WalkthroughStep>();

  /** `extension` is the id of the one that contributes it. */
  constructor(extension: string) {
    this.#extension = extension;
  }

  async open(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${this.#extension}#start`, false);
  }

  /** Says so once: this is called at every message and selection. */
  did(step: WalkthroughStep): void {
    if (this.#done.has(step)) return;
    this.#done.add(step);
    void vscode.commands.executeCommand('setContext', stepContexts[step], true);
  }
}
