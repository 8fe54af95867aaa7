/** The panel's page as it is built, in Chromium without VS Code around it; its extension host is a fake one. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, onTestFailed, onTestFinished } from 'vitest';
import type { DecodedPayload, Row } from '../../../../src/contract/model.ts';
import type { PanelOpening } from '../../../../src/contract/panel.ts';
import type { Port } from '../../../../src/contract/rpc.ts';
import { webviewHtml } from '../../../../src/host/panel/webviewHtml.ts';
import { repository, screenshots } from '../../../support/folders.ts';
import { readBundle } from '../../../support/localisation/bundles.ts';
import { launchBrowser } from '../../../support/vscode/browser.ts';
import { FakePanelHost } from './fakePanelHost.ts';
import { detailOf } from '../../../unit/webview/detail/frameDetail.ts';
import { fontTokens, readTheme, type ThemeName } from './themes.ts';

/** Nothing of it reaches the network. */
export const origin = 'https://panel.test';
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
  /** `dark` by default. */
  theme?: ThemeName;
  /** Files of the build whose names begin so are not there. */
  missing?: string | undefined;
  /** English by default. */
  language?: 'de' | undefined;
  /** The session is what a file has. */
  still?: boolean | undefined;
  /** The page has its first rows, and what they are drawn by, from its beginning. */
  begins?: boolean;
}

export async function openPanel(options: OpenPanelOptions = {}): Promise<{ page: Page; host: FakePanelHost }> {
  const { prepare, size, theme, begins = false } = options;
  const page = await newPage(size ?? { width: 1000, height: 600 });
  const host = new FakePanelHost();
  prepare?.(host);
  host.tell();
  await serve(page, 'panel', { ...options, opening: begins ? host.opening() : undefined });
  await paint(page, theme, 'editor');
  host.connect(await portTo(page));
  await page.goto(`${origin}/`);
  await page.locator('#rows').waitFor();
  return { page, host };
}

/** The Frame Inspector with this payload selected, which is given as hex. `asked`: what it asked its host for since. */
export async function openInspector(
  payload: {
    hex: string;
    kind: 'text' | 'binary';
    total?: number;
    message?: Partial<Row>;
    row?: Partial<Row>;
    fragments?: number[];
    complete?: boolean;
    decoded?: DecodedPayload;
    image?: string;
  },
  { size = { width: 320, height: 700 }, theme, language }: Omit<OpenPanelOptions, 'prepare'> = {},
): Promise<{ page: Page; asked: () => Promise<unknown[]> }> {
  const page = await newPage(size);
  await serve(page, 'inspector', { language });
  await paint(page, theme, 'sideBar');
  const { header: _, payload: __, ...detail } = detailOf({ row: { opcode: payload.kind } });
  detail.message = { ...detail.message, ...payload.message };
  if (payload.decoded !== undefined) detail.decoded = payload.decoded;
  detail.row = { ...detail.row, ...payload.row };
  detail.fragments = payload.fragments ?? detail.fragments;
  detail.complete = payload.complete ?? true;
  await page.addInitScript(
    ({ shown, hex, kind, total, image }) => {
      const bytesOf = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (byte) => parseInt(byte, 16));
      const bytes = bytesOf(hex);
      const current = {
        ...shown,
        capture: 'c1 0',
        header: Uint8Array.of(0x81, 5),
        payload: { bytes, total: total ?? bytes.length, kind },
      };
      const asked: unknown[] = [];
      const answers: Record<string, unknown> = { current, bytes: Uint8Array.of(0xab, 0xcd), image: bytesOf(image) };
      const postMessage = ({ id, method, params }: { id: number; method: string; params: unknown }): void => {
        if (method !== 'current') asked.push([method, params]);
        window.postMessage(
          {
            rpc: 'result',
            id,
            value: answers[method] ?? null,
          },
          '*',
        );
      };
      const api = { postMessage, getState: () => ({ indent: true }), setState: () => undefined };
      Object.assign(globalThis, { asked, acquireVsCodeApi: () => api });
    },
    { shown: detail, hex: payload.hex, kind: payload.kind, total: payload.total, image: payload.image ?? '' },
  );
  await page.goto(`${origin}/`);
  await page.locator('#payload-panel').waitFor();
  return { page, asked: () => page.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked) };
}

/** As VS Code does it; `place` names the token of what is behind the page. */
export async function paint(page: Page, name: ThemeName = 'dark', place: 'editor' | 'sideBar'): Promise<void> {
  const { kind, tokens } = await readTheme(name);
  await page.addInitScript(
    (theme) => {
      // Before it is parsed the document's element is another one.
      document.addEventListener('DOMContentLoaded', () => {
        const { style } = document.documentElement;
        for (const [token, value] of Object.entries(theme.tokens)) style.setProperty(token, value);
        style.background = `var(--vscode-${theme.behind}-background)`;
        document.body.classList.add(theme.kind);
      });
    },
    { kind, tokens: { ...tokens, ...fontTokens }, behind: place },
  );
}

export async function newPage(viewport: { width: number; height: number }): Promise<Page> {
  browser ??= launchBrowser();
  const context = await (await browser).newContext({ viewport });
  const page = await context.newPage();
  onTestFinished(() => context.close());
  onTestFailed(async ({ task }) => {
    await mkdir(screenshots, { recursive: true });
    const name = `failed page ${task.name}.png`.replaceAll(/[^\w .-]/g, '_');
    await page.screenshot({ path: join(screenshots, name) }).catch(() => undefined);
  });
  return page;
}

export async function serve(
  page: Page,
  bundle: 'panel' | 'inspector' | 'scenario',
  {
    missing,
    language,
    still,
    opening,
  }: Pick<OpenPanelOptions, 'missing' | 'language' | 'still'> & { opening?: PanelOpening | undefined } = {},
): Promise<void> {
  const built = await readdir(join(repository, 'dist', 'webview'));
  const html = webviewHtml({
    title: bundle,
    script: `${origin}/${bundle}.js`,
    chunks: built.filter((name) => name.startsWith(`${bundle}-chunk-`)).map((name) => `${origin}/${name}`),
    style: `${origin}/${bundle}.css`,
    images: bundle === 'inspector',
    source: origin,
    nonce: 'test',
    session: 's1',
    still: still ?? false,
    opening,
    translations: language && { language, texts: readBundle('webview', language) },
  });
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
    const contentType = types[extname(pathname)];
    const isMissing = missing !== undefined && pathname.startsWith(`/${missing}`);
    if (contentType === undefined || isMissing) return route.fulfill({ status: 404 });
    return route.fulfill({ body: await readFile(join(repository, 'dist', 'webview', pathname)), contentType });
  });
}

/** The way to the page, in the place of VS Code's. */
export async function portTo(page: Page): Promise<Port> {
  const listeners = new Set<(message: unknown) => void>();
  await page.exposeFunction('toHost', (message: unknown) => listeners.forEach((hear) => hear(message)));
  await page.addInitScript(() => {
    const { toHost } = globalThis as unknown as { toHost: (message: unknown) => void };
    Object.assign(globalThis, {
      acquireVsCodeApi: () => ({
        postMessage: toHost,
        // Kept over a reload of the page, as by VS Code.
        getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
        setState: (next: unknown) => sessionStorage.setItem('state', JSON.stringify(next)),
      }),
    });
  });
  return {
    // The page may be gone before the last of them.
    post: (message) => void page.evaluate((sent) => window.postMessage(sent, '*'), message).catch(() => undefined),
    listen: (receive) => {
      listeners.add(receive);
      return () => listeners.delete(receive);
    },
  };
}
