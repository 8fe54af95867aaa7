import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ownedName, removeAbandoned } from '../abandoned.ts';
import { registryEnvironment } from '../cleanEnvironment.ts';

/**
 * Installs one npm package into a folder of its own, unless the folder is there. No install scripts run.
 * The work is done beside and moved into place when it is whole, so that nothing half-finished is ever taken for an
 * installation, even where two runs install at once or one is killed.
 */
export async function installOnce(folder: string, specifier: string, then?: (folder: string) => void): Promise<void> {
  if (existsSync(folder)) return;
  console.log(`installing ${specifier} from the npm registry`);
  const partial = ownedName(folder);
  await mkdir(partial, { recursive: true });
  await removeAbandoned(dirname(folder));
  try {
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
