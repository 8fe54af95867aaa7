import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, type CaptureOwner } from './capture/captureOwner.ts';
import { namesIn } from './capture/folderLength.ts';

const ownerFile = 'owner.json';
/** A folder whose owner has not said who he is by then, has none. */
const namedWithin = 60_000;

/** Folders for captures that are not to be kept: an engine has its own, and removes those of engines that are gone. */
export class WorkFolders {
  readonly #root: string;
  readonly #self: CaptureOwner;
  #made = false;

  constructor(root: string, self: CaptureOwner) {
    this.#root = root;
    this.#self = self;
  }

  /** A place for a capture, where nothing is yet. Throws where none can be made. */
  place(): { id: string; folder: string } {
    this.#make();
    const id = randomUUID();
    return { id, folder: this.#folderOf(id) };
  }

  /** Another id for a place that is in use; returns its folder. */
  rename(id: string, to: string): string {
    const folder = this.#folderOf(to);
    renameSync(this.#folderOf(id), folder);
    return folder;
  }

  remove(id: string): void {
    rmSync(this.#folderOf(id), { recursive: true, force: true });
  }

  /** What engines left that are gone. */
  removeAbandoned(): void {
    for (const name of namesIn(this.#root)) {
      const folder = join(this.#root, name);
      if (name !== this.#self.engine && !this.#isUsed(folder)) rmSync(folder, { recursive: true, force: true });
    }
  }

  #folderOf(id: string): string {
    return join(this.#root, this.#self.engine, id);
  }

  #make(): void {
    if (this.#made) return;
    const folder = join(this.#root, this.#self.engine);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, ownerFile), JSON.stringify(this.#self), { mode: 0o600 });
    this.#made = true;
  }

  #isUsed(folder: string): boolean {
    try {
      return isRunning(JSON.parse(readFileSync(join(folder, ownerFile), 'utf8')) as CaptureOwner, this.#self);
    } catch {
      const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      return Date.now() - made < namedWithin;
    }
  }
}
