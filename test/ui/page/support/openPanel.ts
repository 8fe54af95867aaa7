/** The panel's page as it is built, in Chromium without VS Code around it; its extension host is a fake one. */
import { mkdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, onTestFailed, onTestFinished } from 'vitest';
import type { Port } from '../../../../src/contract/rpc.ts';
import { webviewHtml } from '../../../../src/host/panel/webviewHtml.ts';
import { repository, screenshots } from '../../../support/folders.ts';
import { launchBrowser } from '../../../support/vscode/browser.ts';
import { FakePanelHost } from './fakePanelHost.ts';
import { themeTokens } from './themeTokens.ts';

/** Nothing of it reaches the network. */
const origin = 'https://panel.test';
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

let browser: Promise<Browser> | undefined;

/** To be called once in each file that opens panels. */
export function closesBrowser(): void {
  afterAll(async () => {
    await (await browser)?.close();
    browser = undefined;
  });
}

export interface OpenPanelOptions {
  /** What the host is like before the page asks it. */
  prepare?: (host: FakePanelHost) => void;
  /** CSS pixels; 1000 × 600 by default. */
  size?: { width: number; height: number };
}

export async function openPanel({ prepare, size }: OpenPanelOptions = {}): Promise<{
  page: Page;
  host: FakePanelHost;
}> {
  browser ??= launchBrowser();
  const context = await (await browser).newContext({ viewport: size ?? { width: 1000, height: 600 } });
  const page = await context.newPage();
  onTestFinished(() => context.close());
  onTestFailed(async ({ task }) => {
    await mkdir(screenshots, { recursive: true });
    const name = `failed page ${task.name}.png`.replaceAll(/[^\w .-]/g, '_');
    await page.screenshot({ path: join(screenshots, name) }).catch(() => undefined);
  });
  await serve(page);
  const host = new FakePanelHost();
  prepare?.(host);
  host.tell();
  host.connect(await portTo(page));
  await page.goto(`${origin}/`);
  await page.getByRole('grid', { name: 'Frames' }).waitFor();
  return { page, host };
}

async function serve(page: Page): Promise<void> {
  const html = webviewHtml({
    title: 'panel',
    script: `${origin}/panel.js`,
    style: `${origin}/panel.css`,
    source: origin,
    nonce: 'test',
    session: 's1',
  });
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
    const contentType = types[extname(pathname)];
    if (contentType === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ body: await readFile(join(repository, 'dist', 'webview', pathname)), contentType });
  });
}

/** The way to the page, in the place of VS Code's. */
async function portTo(page: Page): Promise<Port> {
  const listeners = new Set<(message: unknown) => void>();
  await page.exposeFunction('toHost', (message: unknown) => listeners.forEach((hear) => hear(message)));
  await page.addInitScript((tokens) => {
    const { toHost } = globalThis as unknown as { toHost: (message: unknown) => void };
    let state: unknown;
    Object.assign(globalThis, {
      acquireVsCodeApi: () => ({
        postMessage: toHost,
        getState: () => state,
        setState: (next: unknown) => (state = next),
      }),
    });
    // Before it is parsed the document's element is another one.
    document.addEventListener('DOMContentLoaded', () => {
      for (const [name, value] of Object.entries(tokens)) document.documentElement.style.setProperty(name, value);
    });
  }, themeTokens);
  return {
    // The page may be gone before the last of them.
    post: (message) => void page.evaluate((sent) => window.postMessage(sent, '*'), message).catch(() => undefined),
    listen: (receive) => {
      listeners.add(receive);
      return () => listeners.delete(receive);
    },
  };
}
