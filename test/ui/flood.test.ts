/** What a person does while more comes than anybody reads, in the real window. Each step goes on from the one before. */
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { chooseFromMenu } from './support/contextMenu.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, runCommand } from './support/quickInput.ts';
import { reloadWindow } from './support/reloadWindow.ts';
import { screenshot } from './support/screenshot.ts';
import { panelFrame } from './support/webviews.ts';

/** Some thousand a second, for ten minutes at most. */
const portion = 50;
const portions = 30_000;
const pause = 20;

function flood(socket: WebSocket): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (socket.readyState !== socket.OPEN || ++sent > portions) clearInterval(timer);
    else for (let n = 1; n <= portion; n++) socket.send(`{"portion":${sent},"n":${n}}`);
  }, pause);
}

describe('while a connection floods', () => {
  let server: WebSocketServer;
  let window: OpenedWindow;
  let page: Page;
  let panel: FrameLocator;

  beforeAll(async () => {
    server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    server.on('connection', flood);
    window = await openWindow();
    page = window.page;
    await connect('one');
  });
  afterAll(async () => {
    await window.close();
    for (const socket of server.clients) socket.terminate();
    server.close();
  });

  const connect = async (path: string): Promise<void> => {
    await runCommand(page, 'WebSocket: Connect…');
    await quickInput(page, `ws://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`);
    panel = await panelFrame(page, `/${path}`);
  };
  const rowCount = async (): Promise<number> => Number(await panel.locator('#rows').getAttribute('aria-rowcount'));
  const row = (id: number): Locator => panel.locator(`#rows .row[data-id="${id}"]`);
  const filter = (): Locator => panel.getByRole('searchbox', { name: 'Filter' });
  const grows = async (): Promise<void> => {
    const before = await rowCount();
    await expect.poll(rowCount).toBeGreaterThan(before);
  };

  it('a row is selected, marked and written on, and stays where it is', async () => {
    await expect.poll(rowCount).toBeGreaterThan(portion);
    await panel.locator('#rows').press('Home');
    await row(1).click();
    await chooseFromMenu(page, row(3), 'Toggle Bookmark');
    await row(3).getByText('bookmarked').first().waitFor({ state: 'attached' });
    await chooseFromMenu(page, row(4), 'Write Note…');
    await quickInput(page, 'meanwhile');
    await row(4).getByText('meanwhile').waitFor();
    await grows();
    expect(await row(1).boundingBox()).not.toBeNull();
  });

  it('a filter finds what comes', async () => {
    await filter().fill('$.n == 7');
    const others = panel.locator('#rows .cell-preview').filter({ hasNotText: '"n":7}' });
    await expect.poll(() => others.count()).toBe(0);
    await grows();
    expect(await others.count()).toBe(0);
    expect(await panel.locator('#rows .cell-preview').count()).toBeGreaterThan(1);
    await filter().fill('');
    await expect.poll(() => others.count()).toBeGreaterThan(0);
  });

  it('the capture begins anew, again and again', async () => {
    for (let times = 0; times < 3; times++) {
      // So many that a cleared capture is seen before it has as many again.
      await expect.poll(rowCount).toBeGreaterThan(4_000);
      const before = await rowCount();
      await panel.getByRole('button', { name: 'Clear', exact: true }).click();
      await expect.poll(rowCount).toBeLessThan(before);
    }
    await grows();
    await panel.locator('#rows').press('Home');
    await row(1).waitFor();
  });

  it('another connection has a panel of its own beside it', async () => {
    await connect('two');
    await runCommand(page, 'View: Move Editor into Right Group');
    for (const path of ['/one', '/two']) {
      panel = await panelFrame(page, path);
      await grows();
    }
    await screenshot(page, 'flood-two');
  });

  it('the window is loaded anew: both panels have what came until then', async () => {
    await reloadWindow(page);
    for (const path of ['/one', '/two']) {
      panel = await panelFrame(page, path);
      await expect.poll(rowCount).toBeGreaterThan(portion);
      await panel.locator('#rows').press('Home');
      await row(1).waitFor();
    }
    await screenshot(page, 'flood-after-reload');
  });
});
