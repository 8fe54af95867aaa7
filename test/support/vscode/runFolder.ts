import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownedName, removeAbandoned } from '../abandoned.ts';
import { vscodeTest } from '../folders.ts';

/** A place for one VS Code of one run: its data, a folder to open, and one for bundled tests. */
export interface RunFolder {
  readonly data: string;
  readonly workspace: string;
  /** Not made yet. */
  readonly tests: string;
  remove(): Promise<void>;
}

export async function makeRunFolder(name: string): Promise<RunFolder> {
  const runs = join(vscodeTest, 'run');
  await mkdir(runs, { recursive: true });
  await removeAbandoned(runs);
  const folder = await mkdtemp(join(runs, `${ownedName(name)}-`));
  const workspace = join(folder, 'workspace');
  const data = join(folder, 'data');
  await mkdir(workspace);
  await mkdir(data);
  return {
    data,
    workspace,
    tests: join(folder, 'tests'),
    // An extension host may write for a moment after its server is gone.
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 }),
  };
}
