/** The file system of payloads: read-only, and flat; what is in it is asked for when a file is opened. */
import * as vscode from 'vscode';
import { bytesScheme } from '../contributions.ts';

type Reads = Pick<vscode.FileSystemProvider, 'stat' | 'readFile'>;

/** Nothing in it changes: what was recorded stays. */
export function registerPayloadFiles(load: () => Promise<{ bytes: Reads }>): vscode.Disposable {
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  const nothing = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const files: vscode.FileSystemProvider = {
    stat: async (uri) => (await load()).bytes.stat(uri),
    readFile: async (uri) => (await load()).bytes.readFile(uri),
    onDidChangeFile: nothing.event,
    watch: () => new vscode.Disposable(() => undefined),
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  const terms = { isCaseSensitive: true, isReadonly: true };
  return vscode.Disposable.from(nothing, vscode.workspace.registerFileSystemProvider(bytesScheme, files, terms));
}
