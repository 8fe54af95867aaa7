/** vitest runs it once before all files of the project `ui`, and what it returns after them: they share what takes long to start. */
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserOptions } from '../../support/vscode/browser.ts';
import { editions } from '../../support/vscode/editions.ts';
import { installEdition } from '../../support/vscode/install.ts';
import { makeRunFolder } from '../../support/vscode/runFolder.ts';
import { startServer, type VscodeServer } from '../../support/vscode/server.ts';
import { editionUnderTest } from './editionUnderTest.ts';

/** Plain data: it goes from vitest's process to that of the tests. */
export interface SharedVscode {
  /** Address at which Playwright speaks to Chromium. */
  readonly browser: string;
  readonly server: Pick<VscodeServer, 'port' | 'token' | 'logFile'>;
  /** Where folders to open are made. */
  readonly workspaces: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    shared?: SharedVscode;
  }
}

const settings = {
  // The demo's `/slow` takes its time.
  'websocketInspector.connect.timeout': 600_000,
  // Hovers would lie over what is dragged to, or clicked.
  'workbench.hover.delay': 60_000,
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const edition = editionUnderTest();
  const folder = await makeRunFolder(`ui-${edition}-shared`);
  const server = await startServer({
    installed: await installEdition(editions[edition]),
    dataFolder: folder.data,
    settings,
  });
  const browser = await chromium.launchServer(browserOptions());
  const { port, token, logFile } = server;
  project.provide('shared', {
    browser: browser.wsEndpoint(),
    server: { port, token, logFile },
    workspaces: folder.workspace,
  });
  return async () => {
    await browser.close();
    await server.stop();
    await folder.remove();
  };
}
