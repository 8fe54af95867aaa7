/** How large the script of a webview is: what it loads at its opening, and all of it with what is loaded later. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface ScriptSizes {
  /** Bytes: the entry, and what it imports at once. */
  opening: number;
  /** Bytes of all its files. */
  all: number;
}

/** `folder`: `dist/webview` of a build. Its names are those that `esbuild.mjs` gives. */
export async function webviewScripts(folder: string, bundle: 'panel' | 'inspector'): Promise<ScriptSizes> {
  const sizes: ScriptSizes = { opening: 0, all: 0 };
  for (const name of await readdir(folder)) {
    const isEntry = name === `${bundle}.js`;
    if (!isEntry && !(name.startsWith(`${bundle}-`) && name.endsWith('.js'))) continue;
    const { size } = await stat(join(folder, name));
    sizes.all += size;
    if (isEntry || name.startsWith(`${bundle}-chunk-`)) sizes.opening += size;
  }
  return sizes;
}
