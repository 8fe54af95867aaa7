/** Windows of a real VS Code whose extension hosts serve the benchmarks. */
import { build } from 'esbuild';
import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { RpcChannel } from '../../src/contract/rpc.ts';
import { repository } from '../support/folders.ts';
import { windowAddress } from '../support/vscode/address.ts';
import { launchBrowser } from '../support/vscode/browser.ts';
import { editions } from '../support/vscode/editions.ts';
import { installEdition } from '../support/vscode/install.ts';
import type { RunFolder } from '../support/vscode/runFolder.ts';
import { startServer, type VscodeServer } from '../support/vscode/server.ts';
import type { AgentCalls } from './agentCalls.ts';
import { jsonLines } from './jsonLines.ts';
import { within } from './within.ts';

const startLimit = 90_000;

type Nothing = Record<string, never>;
type Agent = RpcChannel<AgentCalls, { ready: number }, Nothing, Nothing>;

/** One window; its extension host is a process of its own. */
export interface BenchWindow {
  readonly page: Page;
  call<K extends keyof AgentCalls>(
    method: K,
    params: AgentCalls[K]['params'],
    limit?: number,
  ): Promise<AgentCalls[K]['result']>;
  /** Has the engine let go of all earlier captures, and deletes them; `url` sends next to nothing. */
  deleteCaptures(url: string): Promise<void>;
  /** The capture's folder. */
  captureFolder(session: string): string;
  close(): Promise<void>;
}

export interface Vscode {
  open(): Promise<BenchWindow>;
  stop(): Promise<void>;
}

export async function startVscode(folder: RunFolder, extension: string): Promise<Vscode> {
  const extensionTestsPath = join(folder.tests, 'index.js');
  await bundleAgent(folder.tests);
  const control = createServer();
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
  const server = await startServer({
    installed: await installEdition(editions.newest),
    dataFolder: folder.data,
    // Captures go when the benchmarks say so.
    settings: { 'websocketInspector.connections.keepClosed': 1, 'websocketInspector.captures.limit': 100_000 },
    environment: { WEBSOCKET_INSPECTOR_BENCH_PORT: String((control.address() as AddressInfo).port) },
  });
  const browser = await launchBrowser();
  return {
    async open() {
      const target = { workspace: folder.workspace, extensionDevelopmentPath: extension, extensionTestsPath };
      return openWindow({ folder, server, browser, control, address: windowAddress(server, target) });
    },
    async stop() {
      await browser.close();
      await server.stop();
      control.close();
    },
  };
}

interface Place {
  folder: RunFolder;
  server: VscodeServer;
  browser: Browser;
  control: Server;
  address: string;
}

async function openWindow({ folder, browser, control, address }: Place): Promise<BenchWindow> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.exposeFunction('codeAutomationExit', () => undefined);
  const connected = new Promise<Socket>((resolve) => control.once('connection', resolve));
  await page.goto(address);
  const socket = await within(startLimit, 'the extension host starts', connected);
  socket.on('error', () => socket.destroy());
  const agent: Agent = new RpcChannel(jsonLines(socket), {});
  const pid = await within(
    startLimit,
    'the extension host says its id',
    new Promise<number>((resolve) => agent.on('ready', resolve)),
  );
  socket.once('close', () => agent.dispose());
  const call: BenchWindow['call'] = (method, params, limit = 120_000) =>
    within(limit, method, agent.call(method, params));
  const captures = (): string[] => globSync('**/captures/*', { cwd: folder.data });
  return {
    page,
    call,
    async deleteCaptures(url) {
      const old = captures();
      await call('release', { url });
      for (const capture of old) await rm(join(folder.data, capture), { recursive: true, force: true });
    },
    captureFolder(session) {
      const found = captures().find((capture) => capture.endsWith(session));
      if (found === undefined) throw new Error(`The capture ${session} is not on the disk.`);
      return join(folder.data, found);
    },
    async close() {
      await call('end', null, 10_000).catch(() => undefined);
      await context.close();
      await gone(pid);
    },
  };
}

/** Resolves when the extension host has ended; insists after a while, because a server keeps it for a window that may come back. */
async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(pid, tries === 50 ? 'SIGKILL' : 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function bundleAgent(outdir: string): Promise<void> {
  await build({
    entryPoints: ['test/bench/inside/index.ts'],
    absWorkingDir: repository,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
}
