import type { Page } from 'playwright-core';
import { repository } from '../../support/folders.ts';
import { windowAddress } from '../../support/vscode/address.ts';
import { editions, type EditionName } from '../../support/vscode/editions.ts';
import { installEdition } from '../../support/vscode/install.ts';
import { makeRunFolder } from '../../support/vscode/runFolder.ts';
import { startServer, type VscodeServer } from '../../support/vscode/server.ts';
import { editionUnderTest } from './editionUnderTest.ts';
import { testBrowser } from './testBrowser.ts';
import { windowReady } from './windowReady.ts';

export interface OpenWindowOptions {
  /** Absolute path of the folder to open; a new, empty one by default. */
  workspace?: string;
  /** That under test by default. */
  edition?: EditionName;
  /** A folder with an unpacked extension (the checkout by default), or a packed one that is installed. */
  extension?: string | { vsix: string };
  /** Folders with unpacked extensions that are installed beside it. */
  others?: readonly string[];
  /** User settings over the quiet ones of the tests. */
  settings?: Readonly<Record<string, unknown>>;
  /** CSS pixels; 1440 × 900 by default. */
  size?: { width: number; height: number };
  /** As a language pack sets it; none comes with the editions under test, so VS Code's own words stay English. */
  language?: string;
}

export interface OpenedWindow {
  readonly page: Page;
  readonly workspace: string;
  /** What the server and its extension hosts printed. */
  readonly logFile: string;
  close(): Promise<void>;
}

/** All that are open. */
export const openWindows = new Set<OpenedWindow>();

/** A window on a VS Code of its own: nothing is shared with other windows. */
export async function openWindow(options: OpenWindowOptions = {}): Promise<OpenedWindow> {
  const edition = options.edition ?? editionUnderTest();
  const installed = await installEdition(editions[edition]);
  const folder = await makeRunFolder(`ui-${edition}`);
  const extension = options.extension ?? extensionUnderTest();
  const server = await startServer({
    installed,
    dataFolder: folder.data,
    ...(typeof extension === 'object' && { vsix: extension.vsix }),
    ...(options.others && { unpacked: options.others }),
    ...(options.settings && { settings: options.settings }),
  });
  return openOn(server, {
    workspace: options.workspace ?? folder.workspace,
    ...(typeof extension === 'string' && { extension }),
    ...(options.size && { size: options.size }),
    ...(options.language !== undefined && { language: options.language }),
    async ended() {
      await server.stop();
      await folder.remove();
    },
  });
}

/** A folder with an unpacked extension: what WEBSOCKET_INSPECTOR_EXTENSION says, else the checkout. */
export function extensionUnderTest(): string {
  return process.env['WEBSOCKET_INSPECTOR_EXTENSION'] ?? repository;
}

/** A window on a VS Code that runs; `ended` ends what is the window's alone, after it. */
export async function openOn(
  server: Pick<VscodeServer, 'port' | 'token' | 'logFile'>,
  where: {
    workspace: string;
    extension?: string;
    size?: { width: number; height: number };
    language?: string;
    ended?: () => Promise<void>;
  },
): Promise<OpenedWindow> {
  const { workspace, extension, language, size = { width: 1440, height: 900 } } = where;
  const browser = await testBrowser();
  const context = await browser.newContext({
    viewport: size,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  if (language !== undefined) await page.addInitScript(speak, language);
  const opened: OpenedWindow = {
    page,
    workspace,
    logFile: server.logFile,
    async close() {
      openWindows.delete(opened);
      await context.close();
      await where.ended?.();
    },
  };
  openWindows.add(opened);
  await page.goto(
    windowAddress(server, {
      workspace,
      ...(extension !== undefined && { extensionDevelopmentPath: extension }),
    }),
  );
  await windowReady(page);
  return opened;
}

/** Runs in the page before VS Code does, which hands its language to the extension host. */
function speak(language: string): void {
  (globalThis as { _VSCODE_NLS_LANGUAGE?: string })._VSCODE_NLS_LANGUAGE = language;
}
