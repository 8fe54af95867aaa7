import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { chooseFromMenu } from './support/contextMenu.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, quickPick, runAndAnswer, runCommand } from './support/quickInput.ts';
import { reloadWindow } from './support/reloadWindow.ts';
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
      await runAndAnswer(page, 'WebSocket: Export Capture…', [format, 'As it was sent']);
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

  it('stand in their editor after a reload of the window, at the same row', async () => {
    await grid().getByRole('row').nth(1).click();
    await expect.poll(() => grid().getByRole('row').nth(1).getAttribute('aria-selected')).toBe('true');
    await reloadWindow(page);
    await page.getByRole('tab', { name: 'saved.wscap' }).waitFor();
    panel = await panelFrame(page);
    await panel.getByText('saved.wscap is shown as it was saved, read-only.').waitFor();
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('2');
    await expect.poll(() => grid().getByRole('row').nth(1).getAttribute('aria-selected')).toBe('true');
  });

  it('open where they are dragged from the explorer into the editor area', async () => {
    await runCommand(page, 'View: Close All Editors');
    await page.getByRole('tab', { name: 'saved.wscap' }).waitFor({ state: 'detached' });
    await runCommand(page, 'View: Show Explorer');
    await dragToEditors(page, file('saved.wscap'));
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

/** By the mouse: where it can be dropped shows only while something is held over the editors. */
async function dragToEditors(page: Page, what: Locator): Promise<void> {
  const editors = (await page.locator('.part.editor').boundingBox())!;
  const middle = { x: editors.x + editors.width / 2, y: editors.y + editors.height / 2 };
  await what.hover();
  await page.mouse.down();
  await page.mouse.move(middle.x - 100, middle.y, { steps: 10 });
  const overlay = page.locator('#monaco-workbench-editor-drop-overlay');
  await expect
    .poll(async () => {
      await page.mouse.move(middle.x + Math.random() * 20, middle.y);
      return overlay.count();
    })
    .toBe(1);
  await page.mouse.move(middle.x, middle.y, { steps: 3 });
  await page.mouse.up();
}

function isPlain(name: string): boolean {
  return !name.startsWith('_') || name === '_webSocketMessages';
}
