/** The profiles of one file: a workspace folder's, or the user's. */
import * as vscode from 'vscode';
import { userProfilesName, workspaceProfilesPath } from '../contributions.ts';
import { putProfile, removeProfile, renameProfile } from './profileEdits.ts';
import { parseProfileFile, type NamedProfile, type ProfileEntry, type ProfileProblem } from './profileFile.ts';
import { changeProfileText, readProfileText } from './profileText.ts';
import { positionAt } from './textPosition.ts';

export type StoreKind = 'workspace' | 'user';

const mostDiagnostics = 100;

export class ProfileStore implements vscode.Disposable {
  readonly kind: StoreKind;
  /** `User`, or the folder's name. */
  readonly title: string;
  readonly uri: vscode.Uri;
  readonly #diagnostics: vscode.DiagnosticCollection;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #pattern: vscode.RelativePattern;
  #watcher: vscode.FileSystemWatcher | undefined;
  #entries: readonly ProfileEntry[] = [];
  #loaded: Promise<void> | undefined;
  /** Reads and changes wait for each other: each starts from what the one before wrote, and the last read holds. */
  #queue: Promise<void> = Promise.resolve();

  static ofFolder(folder: vscode.WorkspaceFolder, diagnostics: vscode.DiagnosticCollection): ProfileStore {
    const uri = ProfileStore.uriOf(folder);
    return new ProfileStore('workspace', folder.name, uri, folder.uri, workspaceProfilesPath, diagnostics);
  }

  static uriOf(folder: vscode.WorkspaceFolder): vscode.Uri {
    return vscode.Uri.joinPath(folder.uri, workspaceProfilesPath);
  }

  static ofUser(storage: vscode.Uri, diagnostics: vscode.DiagnosticCollection): ProfileStore {
    const uri = vscode.Uri.joinPath(storage, userProfilesName);
    return new ProfileStore('user', 'User', uri, storage, userProfilesName, diagnostics);
  }

  private constructor(
    kind: StoreKind,
    title: string,
    uri: vscode.Uri,
    base: vscode.Uri,
    pattern: string,
    diagnostics: vscode.DiagnosticCollection,
  ) {
    this.kind = kind;
    this.title = title;
    this.uri = uri;
    this.#diagnostics = diagnostics;
    this.#pattern = new vscode.RelativePattern(base, pattern);
  }

  /** What was read last; `load` first. */
  get entries(): readonly ProfileEntry[] {
    return this.#entries;
  }

  get(name: string): ProfileEntry | undefined {
    return this.#entries.find(({ profile }) => profile.name === name);
  }

  /** Reads the file once, and from then on whenever it changes. */
  load(): Promise<void> {
    this.#watcher ??= this.#watch();
    this.#loaded ??= this.#inTurn(() => this.#read());
    return this.#loaded;
  }

  reload(): Promise<void> {
    this.#loaded = this.#inTurn(async () => {
      await this.#read();
      this.#changed.fire();
    });
    return this.#loaded;
  }

  put(profile: NamedProfile): Promise<void> {
    return this.#change((text) => putProfile(text, profile));
  }

  rename(name: string, newName: string): Promise<void> {
    return this.#change((text) => renameProfile(text, name, newName) ?? missing(name));
  }

  remove(name: string): Promise<void> {
    return this.#change((text) => removeProfile(text, name) ?? missing(name));
  }

  dispose(): void {
    this.#watcher?.dispose();
    this.#changed.dispose();
    this.#diagnostics.delete(this.uri);
  }

  #watch(): vscode.FileSystemWatcher {
    const watcher = vscode.workspace.createFileSystemWatcher(this.#pattern);
    const reload = (): void => void this.reload();
    watcher.onDidChange(reload);
    watcher.onDidCreate(reload);
    watcher.onDidDelete(reload);
    return watcher;
  }

  #change(change: (text: string) => string): Promise<void> {
    return this.#inTurn(async () => {
      await changeProfileText(this.uri, change, { ownerOnly: this.kind === 'user' });
      await this.#read();
      this.#changed.fire();
    });
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(act);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #read(): Promise<void> {
    try {
      const text = await readProfileText(this.uri);
      const { entries, problems } = parseProfileFile(text);
      this.#entries = entries;
      this.#diagnostics.set(
        this.uri,
        // Each wants its line to be counted: a file with thousands of them would keep the extension host busy for seconds.
        problems.slice(0, mostDiagnostics).map((problem) => diagnostic(text, problem)),
      );
    } catch (error) {
      this.#entries = [];
      const text = `The file could not be read: ${error instanceof Error ? error.message : String(error)}`;
      this.#diagnostics.set(this.uri, [
        diagnostic('', { offset: 0, length: 0, severity: 'error', code: 'unreadable', text }),
      ]);
    }
  }
}

function missing(name: string): never {
  throw new Error(`There is no profile “${name}” in the file any more.`);
}

function diagnostic(text: string, { offset, length, severity, code, text: words }: ProfileProblem): vscode.Diagnostic {
  const [from, to] = [positionAt(text, offset), positionAt(text, offset + length)];
  const made = new vscode.Diagnostic(
    new vscode.Range(from.line, from.character, to.line, to.character),
    words,
    severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
  );
  made.source = 'WebSocket Inspector';
  made.code = code;
  return made;
}
