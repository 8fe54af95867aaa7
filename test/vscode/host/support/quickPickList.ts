/** A list of VS Code's that a test types and picks in, in the place of a person. */
import * as vscode from 'vscode';

export interface ListInPlace {
  /** It was shown. */
  readonly shown: Promise<void>;
  /** Labels of the items that Enter would take, and of those that are there whatever is typed. */
  readonly active: string[];
  readonly always: string[];
  type(text: string): void;
  accept(label: string): void;
  restore(): void;
}

/** Stands for the next lists that are made. Their items, events and ends are as those of VS Code's. */
export function listInPlace(): ListInPlace {
  const window = vscode.window as { createQuickPick: unknown };
  const before = window.createQuickPick;
  const typed = new vscode.EventEmitter<string>();
  const accepted = new vscode.EventEmitter<void>();
  const hidden = new vscode.EventEmitter<void>();
  let show: () => void;
  const shown = new Promise<void>((resolve) => (show = resolve));
  const list = {
    items: [] as vscode.QuickPickItem[],
    activeItems: [] as vscode.QuickPickItem[],
    selectedItems: [] as vscode.QuickPickItem[],
    onDidChangeValue: typed.event,
    onDidAccept: accepted.event,
    onDidHide: hidden.event,
    show: () => show(),
    hide: () => hidden.fire(),
    dispose: () => [typed, accepted, hidden].forEach((emitter) => emitter.dispose()),
  };
  window.createQuickPick = () => list;
  const labels = (items: readonly vscode.QuickPickItem[]): string[] => items.map(({ label }) => label);
  return {
    shown,
    get active() {
      return labels(list.activeItems);
    },
    get always() {
      return labels(list.items.filter(({ alwaysShow }) => alwaysShow));
    },
    type: (text) => typed.fire(text),
    accept(label) {
      list.selectedItems = list.items.filter((item) => item.label === label);
      accepted.fire();
    },
    restore: () => (window.createQuickPick = before),
  };
}
