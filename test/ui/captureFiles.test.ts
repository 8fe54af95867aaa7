import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { chooseFromMenu } from './support/contextMenu.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, quickPick, runAndPick, runCommand } from './support/quickInput.ts';
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
      await runAndPick(page, 'WebSocket: Export Capture…', format);
      await quickPick(page, 'As it was sent');
      // The dialog writes its proposal when it has found out whether it is a folder.
      const place = page.locator('.quick-input-widget:visible input').first();
      await expect.poll(() => place.inputValue()).toMatch(/-echo\.(?:wscap|har)$/);
      await quickInput(page, join(window.workspace, name));
      // Some editions say it to screen readers in an element of its own.
      await page.getByText(`Saved ${name}: `).first().waitFor({ state: 'attached' });
    }
    await runCommand(page, 'View: Close All Editors');
  });

  it('open with a double-click in the explorer', async () => {
    await runCommand(page, 'View: Show Explorer');
    await file('saved.wscap').dblclick();
    panel = await panelFrame(page);
    await panel.getByText('saved.wscap is shown as it was saved, read-only.').waitFor();
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('2');
  });

  it('show one of several connections of a HAR, and the others when they are asked for', async () => {
    const har = JSON.parse(await readFile(join(window.workspace, 'saved.har'), 'utf8')) as {
      log: { entries: object[] };
    };
    const [entry] = har.log.entries;
    const another = { ...entry, _webSocketMessages: [{ type: 'receive', time: 1, opcode: 1, data: 'of another' }] };
    // What we say of our own captures makes one of both.
    const both = [entry, another].map((one) =>
      Object.fromEntries(Object.entries(one!).filter(([name]) => isPlain(name))),
    );
    await writeFile(join(window.workspace, 'two.har'), JSON.stringify({ log: { ...har.log, entries: both } }));
    await chooseFromMenu(page, file('two.har'), 'Open Capture File…');
    await page.getByRole('tab', { name: 'two.har' }).waitFor();
    panel = await panelFrame(page);
    await panel.getByText('two.har is shown, read-only; its format is HAR').waitFor();
    await expect.poll(() => grid().getByRole('row').first().textContent()).toContain('to be kept');
    await panel.getByRole('button', { name: 'Other connections…' }).click();
    await quickPick(page, /^(?!.*shown now).*echo/);
    await expect.poll(() => grid().getByRole('row').first().textContent()).toContain('of another');
    expect(await panel.getByRole('textbox', { name: 'Message' }).count()).toBe(0);
  });
});

function isPlain(name: string): boolean {
  return !name.startsWith('_') || name === '_webSocketMessages';
}
