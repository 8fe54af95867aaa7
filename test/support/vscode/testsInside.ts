/**
 * Runs test/vscode inside the extension host of one VS Code; ends with 0 where every test passed.
 *
 *     node test/support/vscode/testsInside.ts oldest|newest|desktop
 *
 * `desktop` is the executable that VSCODE_DESKTOP names. Another extension than the checkout's can be given in
 * WEBSOCKET_INSPECTOR_EXTENSION.
 */
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanEnvironment } from '../cleanEnvironment.ts';
import { repository, results } from '../folders.ts';
import { bundleTests } from './bundleTests.ts';
import { editions, isEditionName } from './editions.ts';
import { installEdition } from './install.ts';
import { makeRunFolder } from './runFolder.ts';
import { quietSettings } from './settings.ts';

const name = process.argv[2];
if (!isEditionName(name) && name !== 'desktop') throw new Error('say oldest, newest or desktop');
const executable = name === 'desktop' ? process.env['VSCODE_DESKTOP'] : join(import.meta.dirname, 'launcher.ts');
if (!executable) throw new Error('VSCODE_DESKTOP names no executable');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

if (name !== 'desktop') await installEdition(editions[name]);
const folder = await makeRunFolder(`inside-${name}`);
const extensionTestsPath = await bundleTests(folder.tests);
if (name === 'desktop') {
  await mkdir(join(folder.data, 'User'));
  await writeFile(join(folder.data, 'User', 'settings.json'), JSON.stringify(quietSettings));
}
const resultsFile = join(results, `vscode-${name}.json`);
await mkdir(results, { recursive: true });
await rm(resultsFile, { force: true });

// test-electron hands on the environment of this process.
process.env = cleanEnvironment({
  WEBSOCKET_INSPECTOR_TEST_RESULTS: resultsFile,
  WEBSOCKET_INSPECTOR_TEST_DATA: folder.data,
});
try {
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: process.env['WEBSOCKET_INSPECTOR_EXTENSION'] ?? repository,
    extensionTestsPath,
    launchArgs: [
      folder.workspace,
      `--user-data-dir=${folder.data}`,
      `--extensions-dir=${join(folder.data, 'extensions')}`,
      ...(name === 'desktop' ? [] : [`--edition=${name}`]),
    ],
  });
} catch (error) {
  if (!(error instanceof TestRunFailedError)) throw error;
  process.exitCode = 1;
} finally {
  await folder.remove();
}
