/** The extension built for production in a folder of its own, so that a build beside the run changes nothing in it. */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanEnvironment } from '../support/cleanEnvironment.ts';
import { repository } from '../support/folders.ts';

/** What a build reads and a package holds. */
const parts = ['src', 'webview', 'media', 'docs', 'l10n', 'esbuild.mjs', 'tsconfig.json', '.vscodeignore'].concat([
  'package.json',
  'package.nls.json',
  'package.nls.de.json',
]);
const optional = ['README.md', 'CHANGELOG.md', 'LICENSE'];

/** `readable`: not minified, for profiles. The folder must lie in the checkout, whose packages it uses. */
export async function copyExtension(folder: string, readable: boolean): Promise<void> {
  await mkdir(folder);
  for (const part of parts) await cp(join(repository, part), join(folder, part), { recursive: true });
  for (const part of optional) await cp(join(repository, part), join(folder, part)).catch(() => undefined);
  runNode(folder, ['esbuild.mjs', ...(readable ? ['--dev'] : [])]);
}

/** Bytes of the VSIX that `npm run package` would make. */
export async function packedSize(folder: string): Promise<number> {
  const file = join(folder, 'bench.vsix');
  const vsce = join(repository, 'node_modules', '@vscode', 'vsce', 'vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  runNode(folder, [vsce, 'package', ...flags, '--out', file]);
  return (await stat(file)).size;
}

function runNode(folder: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: cleanEnvironment(),
    encoding: 'utf8',
    timeout: 180_000,
  });
  if (status !== 0) throw new Error(`${args[0] ?? ''} failed:\n${stdout}${stderr}`);
}
