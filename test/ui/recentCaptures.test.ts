import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, runCommand } from './support/quickInput.ts';
import { reloadWindow } from './support/reloadWindow.ts';
import { openSidebar, panelFrame } from './support/webviews.ts';

describe('recent captures', () => {
  let demo: Awaited<ReturnType<typeof startDemoServer>>;
  let window: OpenedWindow;
  let page: Page;
  let panel: FrameLocator;

  beforeAll(async () => {
    demo = await startDemoServer({ port: 0 });
    window = await openWindow();
    page = window.page;
  });
  afterAll(async () => {
    await window.close();
    await demo.stop();
  });

  const connection = () => page.getByRole('treeitem', { name: /127\.0\.0\.1:\d+\/echo, / });
  const capture = () => page.getByRole('treeitem', { name: /127\.0\.0\.1:\d+\/echo, (?:pinned, )?\d\d:\d\d, / });
  const section = () => page.getByRole('button', { name: 'Recent Captures Section' });
  const grid = () => panel.getByRole('grid', { name: 'Frames' });
  const send = async (text: string): Promise<void> => {
    await panel.getByRole('textbox', { name: 'Message' }).fill(text);
    await panel.getByRole('button', { name: 'Send', exact: true }).click();
  };

  it('begin anew where they are cleared from the panel', async () => {
    await runCommand(page, 'WebSocket: Connect…');
    await quickInput(page, `${demo.url}/echo`);
    panel = await panelFrame(page);
    await panel.getByText('Open', { exact: true }).waitFor();
    await send('before');
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('2');
    await panel.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('0');
    await send('after');
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('2');
    await expect.poll(() => grid().getByRole('row').first().textContent()).toMatch(/^1\d\d:.*after$/);
  });

  /** What a row tells under the pointer lies over the rows below. */
  const hoverNothing = async (): Promise<void> => {
    await page.mouse.move(700, 450);
    await expect.poll(() => page.locator('.context-view .hover-contents:visible').count()).toBe(0);
  };

  it('are a closed section of the sidebar', async () => {
    await openSidebar(page);
    await connection().waitFor();
    expect(await section().getAttribute('aria-expanded')).toBe('false');
  });

  it('have what was recorded before a reload of the window', async () => {
    await panel.getByRole('button', { name: 'Close connection' }).click();
    await panel.getByText('Closed', { exact: true }).waitFor();
    // A panel that stays open would keep it among the connections.
    await runCommand(page, 'View: Close All Editors');
    await reloadWindow(page);
    await openSidebar(page);
    await section().click();
    await capture().waitFor();
  });

  it('are pinned by a button of their row', async () => {
    await hoverNothing();
    await capture().hover();
    await capture().getByRole('button', { name: 'Pin Capture' }).click();
    await page.getByRole('treeitem', { name: /\/echo, pinned, / }).waitFor();
  });

  it('open as they were', async () => {
    await hoverNothing();
    await capture().click();
    panel = await panelFrame(page);
    await panel.getByText('Capture', { exact: true }).waitFor();
    await expect.poll(() => grid().getByRole('row').first().textContent()).toContain('after');
    await capture().waitFor({ state: 'detached' });
    await connection().waitFor();
  });
});
