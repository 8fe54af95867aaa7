import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, quickPick, runCommand } from './support/quickInput.ts';
import { panelFrame } from './support/webviews.ts';

describe('captures as files', () => {
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

  const grid = () => panel.getByRole('grid', { name: 'Frames' });
  const file = (name: string) => page.locator('.explorer-folders-view').getByRole('treeitem', { name });

  it('are saved from a panel', async () => {
    await runCommand(page, 'WebSocket: Connect…');
    await quickInput(page, `${demo.url}/echo`);
    panel = await panelFrame(page);
    await panel.getByText('Open', { exact: true }).waitFor();
    await panel.getByRole('textbox', { name: 'Message' }).fill('to be kept');
    await panel.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('2');
    for (const [format, name] of [
      ['WebSocket capture', 'saved.wscap'],
      ['HAR', 'saved.har'],
    ] as const) {
      await runCommand(page, 'WebSocket: Export Capture…');
      await quickPick(page, format);
      await page.screenshot({ path: `/tmp/doc-shots/save-${name}.png` });
      await quickInput(page, join(window.workspace, name));
      await page.getByText(`Saved ${name}: `).waitFor();
    }
    await runCommand(page, 'View: Close All Editors');
  });

  it('open with a double-click in the explorer', async () => {
    await runCommand(page, 'View: Show Explorer');
    await file('saved.wscap').dblclick();
    panel = await panelFrame(page);
    await panel.getByText('saved.wscap is shown as it was saved, read-only.').waitFor();
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('2');
    await page.screenshot({ path: '/tmp/doc-shots/open-wscap.png' });
  });
  it('har from the context menu', async () => {
    await file('saved.har').click({ button: 'right' });
    await page.getByText('Open Capture File…').click();
    await page.waitForTimeout(3000);
    await page.screenshot({ path: '/tmp/doc-shots/open-har.png' });
    await writeFile(join(window.workspace, 'bad.wscap'), 'nothing of it');
    await file('bad.wscap').dblclick();
    await page.waitForTimeout(3000);
    await page.screenshot({ path: '/tmp/doc-shots/open-bad.png' });
    const bytes = await readFile(join(window.workspace, 'saved.wscap'));
    await writeFile(join(window.workspace, 'cut.wscap'), bytes.subarray(0, bytes.length - 30));
    await file('cut.wscap').dblclick();
    await page.waitForTimeout(3000);
    await page.screenshot({ path: '/tmp/doc-shots/open-cut.png' });
  });
});
