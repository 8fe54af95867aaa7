import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installOnce } from './npmInstall.ts';

/** With the programs of every platform in it, where older editions fetch theirs by an install script. */
const universal = '@vscode/ripgrep-universal';

/** Gives a server the program by which VS Code finds files, where its packages came without it. `folder` takes the npm package. */
export async function provideRipgrep(serverModules: string, folder: string): Promise<void> {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const place = join(serverModules, '@vscode', 'ripgrep', 'bin', name);
  if (existsSync(join(serverModules, universal)) || existsSync(place)) return;
  await installOnce(folder, `${universal}@1.18.0`);
  const platform = `${process.platform}-${process.arch}`;
  await mkdir(dirname(place), { recursive: true });
  await cp(join(folder, 'node_modules', universal, 'bin', platform, name), place);
}
