import { join } from 'node:path';
import { editionFolder, type Edition } from './editions.ts';
import { installOnce, npmInstall } from './npmInstall.ts';
import { provideRipgrep } from './ripgrep.ts';

/** An edition on this disk, ready to start. */
export interface InstalledEdition {
  readonly edition: Edition;
  /** The Node binary it runs on. */
  readonly node: string;
  /** VS Code's server-main.js. */
  readonly main: string;
}

const vscodeFolder = join('node_modules', 'code-server', 'lib', 'vscode');

/** Installs an edition and its Node from the npm registry into .vscode-test/, unless they are there. About 20 s and 600 MB. */
export async function installEdition(edition: Edition): Promise<InstalledEdition> {
  const server = join(editionFolder(edition), 'server');
  // The package's install script would compile modules that tests do not need; VS Code's own dependencies come second.
  await installOnce(server, `code-server@${edition.codeServer}`, (folder) =>
    npmInstall(join(folder, vscodeFolder), ['--omit=dev']),
  );
  await provideRipgrep(join(server, vscodeFolder, 'node_modules'), join(editionFolder(edition), 'ripgrep'));
  return { edition, node: await installNode(edition), main: join(server, vscodeFolder, 'out', 'server-main.js') };
}

async function installNode(edition: Edition): Promise<string> {
  if (Number.parseInt(process.versions.node) === edition.node) return process.execPath;
  // What the install script of the npm package `node` would fetch; it needs no script itself.
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(editionFolder(edition), `node-${edition.node}`);
  await installOnce(folder, `${name}@${edition.node}`);
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
