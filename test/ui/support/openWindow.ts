import type { Browser, Page } from 'playwright-core';
import { repository } from '../../support/folders.ts';
import { windowAddress } from '../../support/vscode/address.ts';
import { launchBrowser } from '../../support/vscode/browser.ts';
import { editions, isEditionName, type EditionName } from '../../support/vscode/editions.ts';
import { installEdition } from '../../support/vscode/install.ts';
import { makeRunFolder } from '../../support/vscode/runFolder.ts';
import { startServer } from '../../support/vscode/server.ts';
import { windowReady } from './windowReady.ts';

export interface OpenWindowOptions {
  /** Absolute path of the folder to open; a new, empty one by default. */
  workspace?: string;
  /** What WEBSOCKET_INSPECTOR_EDITION says by default, else the newest. */
  edition?: EditionName;
  /** A folder with an unpacked extension (the checkout by default), or a packed one that is installed. */
  extension?: string | { vsix: string };
  /** User settings over the quiet ones of the tests. */
  settings?: Readonly<Record<string, unknown>>;
  /** CSS pixels; 1440 × 900 by default. */
  size?: { width: number; height: number };
}

/** A window on a VS Code of its own: nothing is shared with other windows. */
export interface OpenedWindow {
  readonly page: Page;
  readonly workspace: string;
  /** What the server and its extension hosts printed. */
  readonly logFile: string;
  close(): Promise<void>;
}

/** All that are open; each test file's end closes what is left. */
export const openWindows = new Set<OpenedWindow>();

let browser: Promise<Browser> | undefined;

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

export async function openWindow(options: OpenWindowOptions = {}): Promise<OpenedWindow> {
  const edition = options.edition ?? defaultEdition();
  const installed = await installEdition(editions[edition]);
  const folder = await makeRunFolder(`ui-${edition}`);
  const extension = options.extension ?? process.env['WEBSOCKET_INSPECTOR_EXTENSION'] ?? repository;
  const workspace = options.workspace ?? folder.workspace;
  const server = await startServer({
    installed,
    dataFolder: folder.data,
    ...(typeof extension === 'object' && { vsix: extension.vsix }),
    ...(options.settings && { settings: options.settings }),
  });
  browser ??= launchBrowser();
  const context = await (
    await browser
  ).newContext({
    viewport: options.size ?? { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const opened: OpenedWindow = {
    page,
    workspace,
    logFile: server.logFile,
    async close() {
      openWindows.delete(opened);
      await context.close();
      await server.stop();
      await folder.remove();
    },
  };
  openWindows.add(opened);
  await page.goto(
    windowAddress(server, {
      workspace,
      ...(typeof extension === 'string' && { extensionDevelopmentPath: extension }),
    }),
  );
  await windowReady(page);
  return opened;
}

function defaultEdition(): EditionName {
  const name = process.env['WEBSOCKET_INSPECTOR_EDITION'];
  return isEditionName(name) ? name : 'newest';
}
