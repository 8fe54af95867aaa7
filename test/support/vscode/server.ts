import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cleanEnvironment } from '../cleanEnvironment.ts';
import type { InstalledEdition } from './install.ts';
import { quietSettings } from './settings.ts';

export interface ServerOptions {
  installed: InstalledEdition;
  /** Everything the server writes goes here; made where it is not there. */
  dataFolder: string;
  /** A packed extension that is installed first. */
  vsix?: string;
  /** Folders with unpacked extensions, which are as if they had been installed before. */
  unpacked?: readonly string[];
  /** User settings over the quiet ones. */
  settings?: Readonly<Record<string, unknown>>;
  /** Seen by the extension host too. */
  environment?: Readonly<Record<string, string>>;
  /** A port or a range like `7400-7409`; any free one by default. */
  port?: string;
}

/** A VS Code server on loopback. */
export interface VscodeServer {
  readonly port: number;
  /** Asked of every page: no other page of the browser can reach the server. */
  readonly token: string;
  /** What it printed, and its extension hosts' logs where they go to the console. */
  readonly logFile: string;
  /** Resolves when it is gone, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const startLimit = 60_000;
/** The server asks no extension gallery for anything. */
const noGallery = { EXTENSIONS_GALLERY: '{}' };

export async function startServer(options: ServerOptions): Promise<VscodeServer> {
  const { installed, dataFolder } = options;
  const user = join(dataFolder, 'data', 'User');
  await mkdir(user, { recursive: true });
  const settingsFile = join(user, 'settings.json');
  // In a window that stays, what the person changed is theirs.
  if (!existsSync(settingsFile)) {
    const settings = { ...quietSettings, ...installed.edition.settings, ...options.settings };
    await writeFile(settingsFile, JSON.stringify(settings, null, 2));
  }
  const environment = cleanEnvironment({ HOME: dataFolder, ...noGallery, ...options.environment });
  const folders = ['--server-data-dir', dataFolder, '--extensions-dir', join(dataFolder, 'extensions')];
  for (const folder of options.unpacked ?? [])
    await cp(folder, join(dataFolder, 'extensions', basename(folder)), { recursive: true });
  if (options.vsix !== undefined) installExtension(installed, [...folders, '--install-extension', options.vsix]);

  const token = randomUUID();
  const logFile = join(dataFolder, 'server.log');
  const child = spawn(
    installed.node,
    [
      installed.main,
      ...['--host', '127.0.0.1', '--port', options.port ?? '0', '--connection-token', token],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', ...folders],
      // Without it the page's extensionDevelopmentPath and extensionTestsPath are silently ignored.
      '--enable-smoke-test-driver',
    ],
    { env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const stop = stopper(child, ended);
  try {
    const log = createWriteStream(logFile);
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    return { port: await listeningPort(child, logFile), token, logFile, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function installExtension({ node, main }: InstalledEdition, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(node, [main, '--accept-server-license-terms', ...args], {
    env: cleanEnvironment(),
    encoding: 'utf8',
    timeout: startLimit,
  });
  if (status !== 0) throw new Error(`The VSIX could not be installed:\n${stdout}${stderr}`);
}

/** Resolves when the server says that it listens; rejects with its log when it ends or takes too long. */
function listeningPort(child: ChildProcess, logFile: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => () => reject(new Error(`${what}; its log:\n${readFileSync(logFile, 'utf8')}`));
    const limit = setTimeout(fail('The VS Code server does not listen after a minute'), startLimit);
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      const port = /Extension host agent listening on (\d+)/.exec((text += chunk.toString()))?.[1];
      if (port === undefined) return;
      text = '';
      clearTimeout(limit);
      resolve(Number(port));
    });
    child.once('error', reject);
    child.once('exit', fail('The VS Code server ended before it listened'));
  });
}

/** Stops the server and its extension hosts, which end when it is gone; also when this process ends first. */
function stopper(child: ChildProcess, ended: Promise<void>): () => Promise<void> {
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  return async () => {
    child.kill('SIGTERM');
    const insist = setTimeout(kill, 5_000);
    await ended;
    clearTimeout(insist);
    process.off('exit', kill);
  };
}
