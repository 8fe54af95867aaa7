import { readFile, rename } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chooseFromMenu } from './support/contextMenu.ts';
import { quickInput, quickPick, runAndAnswer, runCommand } from './support/quickInput.ts';
import { writeLongCapture } from './support/longCapture.ts';
import { reloadWindow } from './support/reloadWindow.ts';
import { demo, tellInWindow } from './support/windowStory.ts';

describe('captures as files', () => {
  const story = tellInWindow({ server: demo });
  const { filter, rowCount, rows } = story;

  const file = (name: string) => story.page.locator('.explorer-folders-view').getByRole('treeitem', { name });

  it('are saved from a panel', async () => {
    await story.connect('/echo');
    await story.state('Open').waitFor();
    await story.send('to be kept');
    await expect.poll(rowCount).toBe(2);
    for (const [format, name] of [
      ['WebSocket capture', 'saved.wscap'],
      ['HAR', 'saved.har'],
    ] as const) {
      await runAndAnswer(story.page, 'WebSocket: Export Capture…', [format, 'As it was sent']);
      // The dialog writes its proposal when it has found out whether it is a folder.
      const place = story.page.locator('.quick-input-widget:visible input').first();
      await expect.poll(() => place.inputValue()).toMatch(/-echo\.(?:wscap|har)$/);
      await quickInput(story.page, story.file(name));
      // Some editions say it to screen readers in an element of its own.
      await story.page.getByText(`Saved ${name}: `).first().waitFor({ state: 'attached' });
    }
    await runCommand(story.page, 'View: Close All Editors');
  });

  it('open with a double-click in the explorer', async () => {
    await runCommand(story.page, 'View: Show Explorer');
    await file('saved.wscap').dblclick();
    await story.lookAtPanel();
    await story.panel.getByText('saved.wscap is shown as it was saved, read-only.').waitFor();
    await expect.poll(rowCount).toBe(2);
  });

  it('stand in their editor after a reload of the window, at the same row', async () => {
    await rows().nth(1).click();
    await expect.poll(() => rows().nth(1).getAttribute('aria-selected')).toBe('true');
    await reloadWindow(story.page);
    await story.page.getByRole('tab', { name: 'saved.wscap' }).waitFor();
    await story.lookAtPanel();
    await story.panel.getByText('saved.wscap is shown as it was saved, read-only.').waitFor();
    await expect.poll(rowCount).toBe(2);
    await expect.poll(() => rows().nth(1).getAttribute('aria-selected')).toBe('true');
  });

  it('open where they are dragged from the explorer into the editor area', async () => {
    await runCommand(story.page, 'View: Close All Editors');
    await story.page.getByRole('tab', { name: 'saved.wscap' }).waitFor({ state: 'detached' });
    await runCommand(story.page, 'View: Show Explorer');
    await dragToEditors(story.page, file('saved.wscap'));
    await story.lookAtPanel();
    await story.panel.getByText('saved.wscap is shown as it was saved, read-only.').waitFor();
    await expect.poll(rowCount).toBe(2);
  });

  it('show one of several connections of a HAR, and the others when they are asked for', async () => {
    const har = JSON.parse(await readFile(story.file('saved.har'), 'utf8')) as {
      log: { entries: object[] };
    };
    const [entry] = har.log.entries;
    const another = { ...entry, _webSocketMessages: [{ type: 'receive', time: 1, opcode: 1, data: 'of another' }] };
    // What we say of our own captures makes one of both.
    const both = [entry, another].map((one) =>
      Object.fromEntries(Object.entries(one!).filter(([name]) => isPlain(name))),
    );
    await story.write('two.har', JSON.stringify({ log: { ...har.log, entries: both } }));
    await chooseFromMenu(story.page, file('two.har'), 'Open Capture File…');
    await story.page.getByRole('tab', { name: 'two.har' }).waitFor();
    await story.lookAtPanel();
    await story.panel.getByText('two.har is shown, read-only; its format is HAR').waitFor();
    await expect.poll(() => rows().first().textContent()).toContain('to be kept');
    await story.panel.getByRole('button', { name: 'Other connections…' }).click();
    await quickPick(story.page, /^(?!.*shown now).*echo/);
    await expect.poll(() => rows().first().textContent()).toContain('of another');
    expect(await story.message().count()).toBe(0);
  });

  it('of a million frames are searched, and the search is given up', async () => {
    // Written elsewhere: it comes into the folder whole.
    await writeLongCapture(story.file('..', 'million.wscap'), 1_000_000);
    await rename(story.file('..', 'million.wscap'), story.file('million.wscap'));
    await file('million.wscap').dblclick();
    await story.page.getByRole('tab', { name: 'million.wscap' }).waitFor();
    await story.lookAtPanel();
    await expect.poll(rowCount).toBe(1_000_000);
    // It takes a square of its length of each payload, and so much longer than a person waits: no row has one.
    await filter().fill('/.*.*~/');
    const bar = story.panel.getByRole('progressbar', { name: 'Searching' });
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    await filter().press('Escape');
    const notice = story.panel.locator('.notice').filter({ hasText: 'Searched the first' });
    await expect
      .poll(() => notice.locator('.notice-words').textContent())
      .toMatch(/^Searched the first [\d,]+ of 1,000,000 frames: 0 rows match\.$/);
    await bar.waitFor({ state: 'detached' });
    await filter().fill('999999,');
    await notice.waitFor({ state: 'detached' });
    await expect.poll(rowCount).toBe(1);
    await expect.poll(() => rows().first().textContent()).toContain('999999');
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
