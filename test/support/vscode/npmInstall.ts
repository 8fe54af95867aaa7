import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { registryEnvironment } from '../cleanEnvironment.ts';

/**
 * Installs one npm package into a folder of its own, unless the folder is there. No install scripts run.
 * The work is done beside and moved into place when it is whole, so that nothing half-finished is ever taken for an
 * installation, even where two runs install at once or one is killed.
 */
export async function installOnce(folder: string, specifier: string, then?: (folder: string) => void): Promise<void> {
  if (existsSync(folder)) return;
  console.log(`installing ${specifier} from the npm registry`);
  await removeAbandoned(folder);
  const partial = `${folder}.partial-${process.pid}`;
  try {
    await mkdir(partial, { recursive: true });
    await writeFile(join(partial, 'package.json'), '{ "private": true }\n');
    npmInstall(partial, [specifier]);
    then?.(partial);
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Runs `npm install`; throws with npm's own words where it fails. */
export function npmInstall(folder: string, args: readonly string[]): void {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const { status, error, stderr } = spawnSync('npm', ['install', ...quiet, ...args], {
    cwd: folder,
    env: registryEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm install ${args.join(' ')} failed: ${error?.message ?? stderr.trim()}`);
}

/** What killed installations left. */
async function removeAbandoned(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.partial-`;
  const siblings = existsSync(dirname(folder)) ? await readdir(dirname(folder)) : [];
  for (const sibling of siblings.filter((name) => name.startsWith(prefix))) {
    if (!isAlive(Number(sibling.slice(prefix.length)))) {
      await rm(join(dirname(folder), sibling), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
