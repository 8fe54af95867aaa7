import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { chooseFromMenu } from './support/contextMenu.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { pressUntil } from './support/pressUntil.ts';
import { quickInput, quickPick, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { openSidebar } from './support/webviews.ts';

describe('the tree of profiles', () => {
  let demo: Awaited<ReturnType<typeof startDemoServer>>;
  let window: OpenedWindow;
  let page: Page;
  let file: string;

  beforeAll(async () => {
    demo = await startDemoServer({ port: 0 });
    // Hovers would lie over the rows that are dragged to.
    window = await openWindow({ settings: { 'workbench.hover.delay': 60_000 } });
    page = window.page;
    file = join(window.workspace, '.vscode', 'websockets.json');
    await mkdir(join(window.workspace, '.vscode'));
    await writeFile(
      file,
      `{
  "profiles": [
    // everybody's
    { "name": "echo", "url": "${demo.url}/echo" },
    { "name": "market", "url": "${demo.url}/market", "folder": "Feeds" },
    { "name": "sensors", "url": "${demo.url}/sensors", "folder": "Feeds/Telemetry" }
  ]
}
`,
    );
    await openSidebar(page);
  });
  afterAll(async () => {
    await window.close();
    await demo.stop();
  });

  const item = (name: string | RegExp): Locator =>
    page.getByRole('tree', { name: 'Profiles' }).getByRole('treeitem', { name });
  const icon = (name: string): Locator => item(new RegExp(`^${name},`)).locator('.custom-view-tree-node-item-icon');
  const tabs = (): Locator => page.locator('.part.editor .tab');
  const written = async (): Promise<string[]> =>
    [...(await readFile(file, 'utf8')).matchAll(/"name": "(\w+)"(?:.*"folder": "([^"]*)")?/g)].map(
      ([, name, folder]) => (folder === undefined ? name! : `${folder}:${name!}`),
    );
  const shown = async (): Promise<string[]> => {
    const labels = await item(/, ws:/).evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')!));
    return labels.map((label) => label.split(',', 1)[0]!);
  };
  /**
   * A tree that is drawn anew meanwhile loses what is dragged: then once more. Each time from elsewhere: two presses at one
   * place are a double-click, which connects.
   */
  const drag = async (from: Locator, to: Locator, expected: string[]): Promise<void> => {
    const before = await written();
    for (let tries = 0; tries < 5; tries++) {
      await from.dragTo(to, { sourcePosition: { x: 60 + 15 * tries, y: 8 } });
      const changed = expect.poll(written, { timeout: 5_000 }).not.toEqual(before);
      if (await changed.then(() => true).catch(() => false)) break;
    }
    await expect.poll(written).toEqual(expected);
  };

  it('shows folders, opened, with what is in them', async () => {
    await item(/^sensors, not connected/).waitFor();
    await item(/^Folder Feeds, 2 profiles/).waitFor();
    expect(await item(/^Folder Telemetry/).getAttribute('aria-level')).toBe('3');
  });

  it('connects at a double-click, and shows a dot while it is open', async () => {
    await item(/^echo,/).click();
    await item(/^market,/).dblclick();
    await item(/^market, open/).waitFor();
    expect(await item(/^echo, not connected/).count()).toBe(1);
    expect(await icon('market').getAttribute('class')).toContain('codicon-circle-filled');
    expect(await tabs().count()).toBe(1);
  });

  it('shows the panel of an open connection at a click', async () => {
    await runCommand(page, 'File: New Untitled Text File');
    await expect.poll(() => tabs().filter({ hasText: 'market' }).getAttribute('aria-selected')).toBe('false');
    await item(/^market, open/).click();
    await expect.poll(() => tabs().filter({ hasText: 'market' }).getAttribute('aria-selected')).toBe('true');
    expect(await tabs().filter({ hasText: 'market' }).count()).toBe(1);
  });

  it('is put in order by dragging', async () => {
    const onFolder = ['Feeds:market', 'Feeds/Telemetry:sensors', 'Feeds/Telemetry:echo'];
    await drag(item(/^echo,/), item(/^Folder Telemetry/), onFolder);
    await expect.poll(shown).toEqual(['sensors', 'echo', 'market']);
    expect(await readFile(file, 'utf8')).toContain('// everybody\'s\n    { "name": "echo"');
    const onProfile = ['Feeds:market', 'Feeds/Telemetry:echo', 'Feeds/Telemetry:sensors'];
    await drag(item(/^echo,/), item(/^sensors,/), onProfile);
    await expect.poll(shown).toEqual(['echo', 'sensors', 'market']);
  });

  it('is used by keys', async () => {
    await item(/^echo,/).click({ position: { x: 40, y: 8 } });
    const down = async (): Promise<string[]> => {
      // Keys are the tree's a moment after the click; below the last one there is no further place.
      await page.keyboard.press('Alt+ArrowDown');
      return shown();
    };
    await expect.poll(down).toEqual(['sensors', 'echo', 'market']);
    await pressUntil(page, 'F2', page.locator('.quick-input-widget:visible'));
    await quickInput(page, 'mirror');
    await expect.poll(shown).toEqual(['sensors', 'mirror', 'market']);
    await page.keyboard.press('Control+z');
    await expect.poll(shown).toEqual(['sensors', 'echo', 'market']);
    await page.keyboard.press('Control+z');
    await expect.poll(shown).toEqual(['echo', 'sensors', 'market']);
    await item(/^sensors,/).click();
    await page.keyboard.press('ArrowUp');
    await pressUntil(page, 'Enter', item(/^echo, open/));
    expect(await tabs().filter({ hasText: 'echo' }).count()).toBe(1);
  });

  it('copies a profile as a command, and imports it again', async () => {
    await chooseFromMenu(page, item(/^sensors,/), 'Copy As', 'Copy as wscat Command');
    const copied = `wscat --connect ${demo.url}/sensors`;
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(copied);
    await runCommand(page, 'WebSocket: Import Command Line…');
    await expect.poll(() => page.locator('.quick-input-box input').inputValue()).toBe(copied);
    await screenshot(page, 'import-line');
    await page.keyboard.press('Enter');
    await page.getByText(`${demo.url}/sensors`).first().waitFor();
    await screenshot(page, 'import-understood');
    await quickPick(page, 'Save as profile…');
    await quickPick(page, 'Workspace');
    await quickInput(page, 'imported');
    await item(/^imported,/).waitFor();
    await screenshot(page, 'profiles-tree');
  });
});
