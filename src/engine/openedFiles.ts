import { join } from 'node:path';
import { t } from '../contract/l10n.ts';
import { logFile } from './capture/captureFiles.ts';
import { loadMeta, writeMeta } from './capture/captureMeta.ts';
import { ReadOnlyLog } from './capture/streamLog.ts';
import type { FormatContext } from './formats/formatContext.ts';
import { copySection } from './formats/copySection.ts';
import { importFile, type OpenedPlace } from './formats/importFile.ts';
import { SourceFile } from './formats/sourceFile.ts';
import { verify } from './formats/wscap/verify.ts';
import { StoredSession, type StoredIn } from './storedSession.ts';
import type { WorkFolders } from './workFolders.ts';

/** Bytes of a file that are looked at before its session is there; of a longer one that is done behind. */
const verifiedAtOnce = 32 * 1024 * 1024;

/** Files that are looked at as sessions. What was made for that is removed with the last look. */
export class OpenedFiles {
  readonly #folders: WorkFolders;
  readonly #changed: (session: StoredSession) => void;
  readonly #sessions = new Map<string, AbortController>();

  /** `changed` hears of sessions of which more became known. */
  constructor(folders: WorkFolders, changed: (session: StoredSession) => void) {
    this.#folders = folders;
    this.#changed = changed;
  }

  /**
   * The sessions of a file, at least one. Rejects with an `RpcError` where it cannot be read. `as`: what they are called,
   * those without a name are left out; without it they have names of their own, and all are there.
   */
  async open(path: string, context: FormatContext, as?: readonly (string | null)[]): Promise<StoredSession[]> {
    const imported = await importFile(path, () => this.#folders.place(), context);
    const places = as === undefined ? imported : this.#named(imported, as);
    const opened: StoredSession[] = [];
    try {
      for (const place of places) {
        opened.push(await openPlace(place, { path, connections: imported.length }));
        const look = new AbortController();
        this.#sessions.set(place.id, look);
        if (place.sections !== undefined) await this.#verify(path, opened.at(-1)!, look.signal);
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
    this.#sessions.get(id)?.abort();
    this.#sessions.delete(id);
    this.#folders.remove(id);
  }

  #named(places: readonly OpenedPlace[], as: readonly (string | null)[]): OpenedPlace[] {
    return places.flatMap((place, i) => {
      const id = as[i] ?? null;
      if (id === null) {
        this.#folders.remove(place.id);
        return [];
      }
      const folder = this.#folders.rename(place.id, id);
      writeMeta(folder, { ...loadMeta(folder), id });
      return [{ ...place, id, folder }];
    });
  }

  /** Whether the file has what was saved; of a long one that is told later. */
  async #verify(path: string, session: StoredSession, signal: AbortSignal): Promise<void> {
    const file = await SourceFile.open(path);
    const verifying = verify(file, { signal, progress: () => undefined })
      .then((damage) => {
        if (damage === undefined) return;
        session.damaged(damage);
        if (this.has(session.id)) this.#changed(session);
      })
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      })
      .finally(() => file.close());
    if (file.size <= verifiedAtOnce) await verifying;
    else void verifying.catch((error: unknown) => session.damaged(t('It could not be read whole: {0}', String(error))));
  }
}

/** A damaged index is mended in a copy. */
async function openPlace(
  { folder, sections = {} }: OpenedPlace,
  file: NonNullable<StoredIn['file']>,
): Promise<StoredSession> {
  try {
    return new StoredSession(folder, Date.now(), { sections, file });
  } catch (error) {
    if (!(error instanceof ReadOnlyLog) || sections.index === undefined) throw error;
    const { index, ...streams } = sections;
    await copySection(index, join(folder, logFile('index', loadMeta(folder).part)));
    return new StoredSession(folder, Date.now(), { sections: streams, file });
  }
}
