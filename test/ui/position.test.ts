import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, runCommand } from './support/quickInput.ts';
import { reloadWindow } from './support/reloadWindow.ts';
import { openSidebar, panelFrame, sidebarFrame } from './support/webviews.ts';

const messages = 2_000;

describe('where the reader was', () => {
  let server: WebSocketServer;
  let window: OpenedWindow;
  let page: Page;
  let panel: FrameLocator;

  beforeAll(async () => {
    server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    server.on('connection', (socket) => {
      for (let count = 1; count <= messages; count++) socket.send(`message ${count} of many`);
    });
    window = await openWindow();
    page = window.page;
    await runCommand(page, 'WebSocket: Connect…');
    await quickInput(page, `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    panel = await panelFrame(page);
    await panel.locator(`#rows[aria-rowcount="${messages}"]`).waitFor();
  });
  afterAll(async () => {
    await window.close();
    server.close();
  });

  const row = (id: number) => panel.locator(`#rows .row[data-id="${id}"]`);
  const expectThere = async (): Promise<void> => {
    panel = await panelFrame(page);
    await row(30).waitFor();
    await expect.poll(() => row(30).getAttribute('aria-selected')).toBe('true');
  };

  it('is where they are after another editor hid the panel', async () => {
    await panel.locator('#rows').press('Home');
    await row(1).waitFor();
    await panel.locator('#rows').press('PageDown');
    await panel.locator('#rows').press('PageDown');
    await row(30).click();
    await openSidebar(page);
    await sidebarFrame(page).getByText('message 30 of many').first().waitFor();
    await runCommand(page, 'File: New Untitled Text File');
    await page.getByRole('tab', { name: /127\.0\.0\.1/ }).click();
    await expectThere();
  });

  it('is where they are after a reload of the window, and the payload is shown again', async () => {
    await panel.locator('#rows').press('Shift+F10');
    // An Escape that comes before the menu is the table's, which then selects nothing.
    const item = page.getByRole('menuitem', { name: 'Toggle Bookmark' });
    await item.waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName !== 'IFRAME');
    await page.keyboard.press('Escape');
    await item.waitFor({ state: 'hidden' });
    await reloadWindow(page);
    await expectThere();
    await openSidebar(page);
    await sidebarFrame(page).getByText('message 30 of many').first().waitFor();
  });
});
