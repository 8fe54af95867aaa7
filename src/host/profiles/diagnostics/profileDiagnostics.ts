/** Marks what is wrong in profile files: what is saved, and while a file is open what stands in the editor. */
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { DisposableStore } from '../../disposables.ts';
import type { ProfileProblem } from '../profileProblem.ts';
import type { Profiles } from '../profiles.ts';
import type { ProfileStore } from '../profileStore.ts';
import { positionAt } from '../textPosition.ts';
import type { VariableScope } from '../variables/scope.ts';
import { fileProblems } from './fileProblems.ts';
import { missingFiles } from './missingFiles.ts';

/** Each wants its line to be counted: a file with thousands of them would keep the extension host busy for seconds. */
const mostDiagnostics = 100;
/** Milliseconds without a keystroke. */
const pause = 200;

export const diagnosticSource = 'WebSocket Inspector';

export class ProfileDiagnostics implements vscode.Disposable {
  readonly #profiles: Profiles;
  readonly #scopeOf: (store: ProfileStore) => VariableScope;
  readonly #owned = new DisposableStore();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection('websocketInspector.profiles'));
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** By URI: what was begun last is what counts. */
  readonly #turns = new Map<string, number>();

  constructor(profiles: Profiles, scopeOf: (store: ProfileStore) => VariableScope) {
    this.#profiles = profiles;
    this.#scopeOf = scopeOf;
    this.#owned.add(profiles.onDidLoad((store) => this.#mark(store)));
    this.#owned.add(profiles.onDidRemoveStore((store) => this.#forget(store)));
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)));
    this.#owned.add(vscode.workspace.onDidOpenTextDocument((document) => this.#soon(document)));
    this.#owned.add(vscode.workspace.onDidCloseTextDocument((document) => this.#soon(document)));
    vscode.workspace.textDocuments.forEach((document) => this.#soon(document));
    this.#owned.defer(() => {
      for (const timer of this.#waiting.values()) clearTimeout(timer);
    });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #soon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const store = this.#profiles.stores.find(({ uri }) => uri.toString() === key);
    if (!store) return;
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => {
        this.#waiting.delete(key);
        void store.load().then(() => this.#mark(store));
      }, pause),
    );
  }

  #mark(store: ProfileStore): void {
    void this.#markNow(store).catch(() => undefined);
  }

  async #markNow(store: ProfileStore): Promise<void> {
    const key = store.uri.toString();
    const turn = (this.#turns.get(key) ?? 0) + 1;
    this.#turns.set(key, turn);
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
    const text = open?.getText() ?? store.text;
    const problems =
      open === undefined && store.unreadable !== undefined
        ? [unreadable(store.unreadable)]
        : fileProblems(text, folderNames());
    // What a folder that is not trusted names is not looked for.
    const missing = store.trusted ? await missingFiles(text, this.#scopeOf(store), homedir(), isThere) : [];
    if (this.#turns.get(key) !== turn || this.#owned.disposed) return;
    const all = [...problems, ...missing].slice(0, mostDiagnostics);
    this.#collection.set(
      store.uri,
      all.map((problem) => diagnostic(text, problem)),
    );
  }

  #forget(store: ProfileStore): void {
    this.#turns.delete(store.uri.toString());
    this.#collection.delete(store.uri);
  }
}

export function folderNames(): string[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ name }) => name);
}

export function rangeOf(text: string, { offset, length }: { offset: number; length: number }): vscode.Range {
  const [from, to] = [positionAt(text, offset), positionAt(text, offset + length)];
  return new vscode.Range(from.line, from.character, to.line, to.character);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    // Only what is certainly not there is missed.
    (error: unknown) => !(error instanceof Error && 'code' in error && error.code === 'ENOENT'),
  );
}

function unreadable(text: string): ProfileProblem {
  return { offset: 0, length: 0, severity: 'error', code: 'unreadable', text };
}

function diagnostic(text: string, problem: ProfileProblem): vscode.Diagnostic {
  const made = new vscode.Diagnostic(rangeOf(text, problem), problem.text, severityOf(problem));
  made.source = diagnosticSource;
  made.code = problem.code;
  if (problem.code === 'unknown-field') made.tags = [vscode.DiagnosticTag.Unnecessary];
  return made;
}

function severityOf({ severity }: ProfileProblem): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    default:
      return severity satisfies never;
  }
}
