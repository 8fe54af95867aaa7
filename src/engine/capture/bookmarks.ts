import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { longestNote, type Bookmark } from '../../contract/model.ts';

export const bookmarksFile = 'bookmarks.json';
export const mostBookmarks = 10_000;
const longestFile = 64 * 1024 * 1024;

/** The rows of a capture that a person has marked, with notes; in a file of their own beside the record. */
export class Bookmarks {
  readonly #path: string;
  readonly #notes: Map<number, string>;
  #revision = 0;

  /** A file that cannot be read counts as none: it is written anew by the next change. */
  constructor(folder: string) {
    this.#path = join(folder, bookmarksFile);
    this.#notes = new Map(stored(this.#path).map(({ id, note = '' }) => [id, note]));
  }

  /** Raised by every change. */
  get revision(): number {
    return this.#revision;
  }

  /** In the order of the rows. */
  get all(): Bookmark[] {
    return [...this.#notes].sort(([a], [b]) => a - b).map(([id, note]) => ({ id, ...(note === '' ? {} : { note }) }));
  }

  has(id: number): boolean {
    return this.#notes.has(id);
  }

  note(id: number): string | undefined {
    return this.#notes.get(id) || undefined;
  }

  /** How many there would be with these. */
  countWith(ids: readonly number[]): number {
    return this.#notes.size + new Set(ids.filter((id) => !this.#notes.has(id))).size;
  }

  /** Marks rows, and gives them this note, an empty one for none; undefined leaves each its own. Throws where that cannot be kept. */
  set(ids: readonly number[], note?: string): void {
    this.#change(() => {
      for (const id of ids) this.#notes.set(id, note ?? this.#notes.get(id) ?? '');
    });
  }

  /** Marks rows, each with its note, an empty one for none. Throws where that cannot be kept. */
  add(notes: ReadonlyMap<number, string>): void {
    if (notes.size === 0) return;
    this.#change(() => {
      for (const [id, note] of notes) this.#notes.set(id, note);
    });
  }

  /** Takes marks away, with their notes. Throws where that cannot be kept. */
  remove(ids: readonly number[]): void {
    this.#change(() => {
      for (const id of ids) this.#notes.delete(id);
    });
  }

  /** The record begins anew, and ids with it. */
  clear(): void {
    this.#notes.clear();
    this.#revision++;
    rmSync(this.#path, { force: true });
  }

  /** What is not on the disk is not shown either. */
  #change(make: () => void): void {
    const before = [...this.#notes];
    make();
    try {
      this.#save();
    } catch (error) {
      this.#notes.clear();
      for (const [id, note] of before) this.#notes.set(id, note);
      throw error;
    }
    this.#revision++;
  }

  #save(): void {
    if (this.#notes.size === 0) {
      rmSync(this.#path, { force: true });
      return;
    }
    const beside = `${this.#path}.new`;
    try {
      writeFileSync(beside, JSON.stringify({ version: 1, bookmarks: this.all }), { mode: 0o600 });
      renameSync(beside, this.#path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  }
}

/** Of each entry that can be understood, so many as there may be. */
function stored(path: string): Bookmark[] {
  try {
    if (statSync(path).size > longestFile) return [];
    const { bookmarks } = JSON.parse(readFileSync(path, 'utf8')) as { bookmarks?: unknown };
    return Array.isArray(bookmarks) ? bookmarks.filter(isBookmark).slice(0, mostBookmarks) : [];
  } catch {
    return [];
  }
}

function isBookmark(value: unknown): value is Bookmark {
  if (typeof value !== 'object' || value === null) return false;
  const { id, note = '' } = value as { id?: unknown; note?: unknown };
  return Number.isSafeInteger(id) && (id as number) > 0 && typeof note === 'string' && note.length <= longestNote;
}
