/**
 * `npm start`: builds, starts the demo server and a VS Code with the extension loaded, and prints what to open.
 * The installed desktop `code` where there is one, else the newest server edition, to be opened in a browser.
 * Ctrl-C stops both.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnvironment } from './cleanEnvironment.ts';
import { repository, vscodeTest } from './folders.ts';
import { startDemoServer } from './start/demoServer.ts';
import { findDesktop, openDesktop } from './start/desktop.ts';
import { sampleWorkspace } from './start/sampleWorkspace.ts';
import { windowAddress } from './vscode/address.ts';
import { editions } from './vscode/editions.ts';
import { installEdition } from './vscode/install.ts';
import { startServer } from './vscode/server.ts';

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});

const build = spawnSync(process.execPath, ['esbuild.mjs', '--dev'], {
  cwd: repository,
  env: cleanEnvironment(),
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (build.status !== 0) process.exit(1);

const demo = await startDemoServer();
const workspace = await sampleWorkspace(demo.url);
const desktop = findDesktop();
const vscode = desktop === undefined ? await openServer() : await openDesktop(desktop, workspace);
console.log(`demo server: ${demo.url}`);
console.log('Ctrl-C stops both.');
await Promise.race([stopped, vscode.closed]);
await vscode.stop();
await demo.stop();

async function openServer(): Promise<{ closed: Promise<unknown>; stop(): Promise<void> }> {
  const installed = await installEdition(editions.newest);
  const server = await startServer({
    installed,
    dataFolder: join(vscodeTest, 'start', 'server'),
    settings: { 'git.enabled': true },
    // The same from one start to the next, where it is free: browsers keep a window's state by it.
    port: '7460-7479',
  });
  console.log(`open: ${windowAddress(server, { workspace, extensionDevelopmentPath: repository })}`);
  return { closed: server.ended, stop: () => server.stop() };
}
