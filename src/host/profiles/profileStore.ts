/** The profiles of one file: a workspace folder's, or the user's. */
import { dirname } from 'node:path/posix';
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { userProfilesName, workspaceProfilesPath } from '../contributions.ts';
import { noEnvironments, type Environments } from './environments/environmentFields.ts';
import type { FaultyProfile } from './faultyProfile.ts';
import type { MessageTemplate } from './messageTemplate.ts';
import { changeProfile, putProfile, removeProfile, renameProfile, type ProfilePatch } from './profileEdits.ts';
import { parseProfileFile, type NamedProfile, type ProfileEntry } from './profileFile.ts';
import type { TextSpan } from './profileProblem.ts';
import type { ProfileOrigin } from './sourceProfile.ts';
import { changeProfileText, readProfileText } from './profileText.ts';
import { textNode } from './textNode.ts';
import { positionAt } from './textPosition.ts';
import type { TextPath } from './variables/profileTexts.ts';

export type StoreKind = ProfileOrigin;

/** Milliseconds until what came with a new folder is written. */
const folderSettles = 500;

/** A profile of a file, as it was read last. */
export interface SavedEntry extends ProfileEntry {
  origin: ProfileOrigin;
  /** False for those of a workspace that is not trusted: they read nothing of the machine unasked. */
  trusted: boolean;
}

export class ProfileStore implements vscode.Disposable {
  readonly kind: StoreKind;
  /** `User`, or the folder's name. */
  readonly title: string;
  readonly uri: vscode.Uri;
  /** Undefined for the user's. */
  readonly folder: vscode.WorkspaceFolder | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #read = new vscode.EventEmitter<void>();
  /** The file was read, changed or not. */
  readonly onDidLoad = this.#read.event;
  readonly #pattern: vscode.RelativePattern;
  #watcher: vscode.FileSystemWatcher | undefined;
  #again: NodeJS.Timeout | undefined;
  #text = '';
  #entries: readonly SavedEntry[] = [];
  #faulty: readonly FaultyProfile[] = [];
  #environments = noEnvironments;
  #templates: readonly MessageTemplate[] = [];
  #unreadable: string | undefined;
  #loaded: Promise<void> | undefined;
  /** Reads and changes wait for each other: each starts from what the one before wrote, and the last read holds. */
  #queue: Promise<void> = Promise.resolve();

  static ofFolder(folder: vscode.WorkspaceFolder): ProfileStore {
    return new ProfileStore(
      'workspace',
      folder.name,
      ProfileStore.uriOf(folder),
      folder.uri,
      `{${workspaceProfilesPath},${dirname(workspaceProfilesPath)}}`,
      folder,
    );
  }

  static uriOf(folder: vscode.WorkspaceFolder): vscode.Uri {
    return vscode.Uri.joinPath(folder.uri, workspaceProfilesPath);
  }

  static ofUser(storage: vscode.Uri): ProfileStore {
    const uri = vscode.Uri.joinPath(storage, userProfilesName);
    return new ProfileStore('user', t('User'), uri, storage, userProfilesName, undefined);
  }

  private constructor(
    kind: StoreKind,
    title: string,
    uri: vscode.Uri,
    base: vscode.Uri,
    pattern: string,
    folder: vscode.WorkspaceFolder | undefined,
  ) {
    this.kind = kind;
    this.title = title;
    this.uri = uri;
    this.folder = folder;
    this.#pattern = new vscode.RelativePattern(base, pattern);
  }

  /** What was read last; `load` first. */
  get entries(): readonly SavedEntry[] {
    return this.#entries;
  }

  /** Those that an error leaves out. */
  get faulty(): readonly FaultyProfile[] {
    return this.#faulty;
  }

  get environments(): Environments {
    return this.#environments;
  }

  /** Those of the whole file. */
  get templates(): readonly MessageTemplate[] {
    return this.#templates;
  }

  get text(): string {
    return this.#text;
  }

  /** Why the file could not be read; undefined where it was, or is not there. */
  get unreadable(): string | undefined {
    return this.#unreadable;
  }

  /** False for a workspace that the person does not trust. */
  get trusted(): boolean {
    return this.kind === 'user' || vscode.workspace.isTrusted;
  }

  /** The line, from 1, of a text of a profile. */
  lineOf(name: string, path: TextPath): number | undefined {
    const node = this.placeOf(name, path);
    return node && positionAt(this.#text, node.offset).line + 1;
  }

  /** Where a text of a profile stands. */
  placeOf(name: string, path: TextPath): TextSpan | undefined {
    const entry = this.get(name);
    return entry && textNode(this.#text, entry.index, path);
  }

  get(name: string): SavedEntry | undefined {
    return this.#entries.find(({ profile }) => profile.name === name);
  }

  /** Reads the file once, and from then on whenever it changes. */
  load(): Promise<void> {
    this.#watcher ??= this.#watch();
    this.#loaded ??= this.#inTurn(() => this.#readFile());
    return this.#loaded;
  }

  reload(): Promise<void> {
    this.#loaded = this.#inTurn(async () => {
      await this.#readFile();
      this.#changed.fire();
    });
    return this.#loaded;
  }

  /** Changes the file's text; what is not changed of it stays, unsaved changes in the editor too. */
  edit(change: (text: string) => string): Promise<void> {
    return this.#change(change);
  }

  put(profile: NamedProfile): Promise<void> {
    return this.#change((text) => putProfile(text, profile));
  }

  /** RFC 7396: null takes a field away, objects are merged, lists replaced. */
  change(name: string, patch: ProfilePatch): Promise<void> {
    return this.#change((text) => changeProfile(text, name, patch) ?? missing(name));
  }

  rename(name: string, newName: string): Promise<void> {
    return this.#change((text) => renameProfile(text, name, newName) ?? missing(name));
  }

  remove(name: string): Promise<void> {
    return this.#change((text) => removeProfile(text, name) ?? missing(name));
  }

  dispose(): void {
    this.#watcher?.dispose();
    clearTimeout(this.#again);
    this.#changed.dispose();
    this.#read.dispose();
  }

  #watch(): vscode.FileSystemWatcher {
    const watcher = vscode.workspace.createFileSystemWatcher(this.#pattern);
    const reload = ({ path }: vscode.Uri): void => {
      void this.reload();
      // A folder that comes with its file: of the file itself no event may come.
      if (path === this.uri.path) return;
      clearTimeout(this.#again);
      this.#again = setTimeout(() => void this.reload(), folderSettles);
    };
    watcher.onDidChange(reload);
    watcher.onDidCreate(reload);
    watcher.onDidDelete(reload);
    return watcher;
  }

  #change(change: (text: string) => string): Promise<void> {
    return this.#inTurn(async () => {
      await changeProfileText(this.uri, change, { ownerOnly: this.kind === 'user' });
      await this.#readFile();
      this.#changed.fire();
    });
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(act);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #readFile(): Promise<void> {
    this.#unreadable = undefined;
    try {
      this.#text = await readProfileText(this.uri);
    } catch (error) {
      this.#text = '';
      this.#unreadable = t('The file could not be read: {0}', error instanceof Error ? error.message : String(error));
    }
    const { entries, faulty, environments, templates } = parseProfileFile(this.#text);
    const from = { origin: this.kind, file: this.uri.toString() };
    const { trusted } = this;
    this.#environments = environments;
    this.#templates = templates;
    this.#faulty = faulty;
    this.#entries = entries.map(({ profile, ...place }) => ({
      ...place,
      profile: { ...profile, from },
      origin: this.kind,
      trusted,
    }));
    this.#read.fire();
  }
}

function missing(name: string): never {
  throw new Error(t('There is no profile “{0}” in the file any more.', name));
}
