#!/usr/bin/env node
/**
 * Takes the place of a desktop VS Code's executable for @vscode/test-electron: understands its arguments, starts an
 * edition of the server and a browser window instead, and ends with the tests' result.
 *
 *     launcher.ts --edition=newest --user-data-dir=DIR --extensionDevelopmentPath=DIR --extensionTestsPath=FILE FOLDER
 */
import { fstatSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { results } from '../folders.ts';
import { editions, isEditionName } from './editions.ts';
import { installEdition } from './install.ts';
import { startServer } from './server.ts';
import { runTestsInWindow } from './testsInWindow.ts';

const { values, positionals } = parseArgs({
  strict: false, // @vscode/test-electron gives more, meant for Electron.
  allowPositionals: true,
});

function given(name: string): string {
  const value = values[name];
  if (typeof value !== 'string') throw new Error(`--${name}= is missing`);
  return value;
}

const edition = given('edition');
if (!isEditionName(edition)) throw new Error(`there is no edition ${edition}`);
const workspace = positionals[0];
if (workspace === undefined) throw new Error('the folder to open is missing');

// What is started below is stopped when this is, or when the runner at the other end of stdin is gone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
const stdin = fstatSync(0);
if (stdin.isSocket() || stdin.isFIFO()) {
  process.stdin.once('end', () => process.exit(1)).resume();
  process.stdin.unref();
}

const installed = await installEdition(editions[edition]);
const server = await startServer({ installed, dataFolder: given('user-data-dir') });
try {
  const window = {
    workspace,
    extensionDevelopmentPath: given('extensionDevelopmentPath'),
    extensionTestsPath: given('extensionTestsPath'),
  };
  const logFile = join(results, `vscode-${edition}.log`);
  process.exitCode = await runTestsInWindow(server, window, logFile);
  if (process.exitCode !== 0) console.log(`What VS Code logged: ${logFile}`);
} finally {
  await server.stop();
}
