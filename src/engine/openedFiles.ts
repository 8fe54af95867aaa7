import type { FormatContext } from './formats/formatContext.ts';
import { importFile } from './formats/importFile.ts';
import { StoredSession } from './storedSession.ts';
import type { WorkFolders } from './workFolders.ts';

/** Files that are looked at as sessions. What was made for that is removed with the last look. */
export class OpenedFiles {
  readonly #folders: WorkFolders;
  readonly #sessions = new Set<string>();

  constructor(folders: WorkFolders) {
    this.#folders = folders;
  }

  /** The sessions of a file, at least one. Rejects with an `RpcError` where it cannot be read. */
  async open(path: string, context: FormatContext): Promise<StoredSession[]> {
    const places = await importFile(path, () => this.#folders.place(), context);
    const opened: StoredSession[] = [];
    try {
      for (const { id, folder } of places) {
        opened.push(new StoredSession(folder, Date.now()));
        this.#sessions.add(id);
      }
    } catch (error) {
      for (const one of opened) await one.dispose();
      for (const { id } of places) this.forgotten(id);
      throw error;
    }
    return opened;
  }

  /** The session came out of a file. */
  has(id: string): boolean {
    return this.#sessions.has(id);
  }

  /** Its session is closed. */
  forgotten(id: string): void {
    this.#sessions.delete(id);
    this.#folders.remove(id);
  }
}
