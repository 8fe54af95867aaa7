import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseFromMenu } from './support/contextMenu.ts';
import { pressUntil } from './support/pressUntil.ts';
import { quickInput, quickPick, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { openSidebar } from './support/webviews.ts';
import { demo, tellInWindow } from './support/windowStory.ts';

describe('the tree of profiles', () => {
  const story = tellInWindow({ server: demo });

  let file: string;

  beforeAll(async () => {
    file = story.file('.vscode', 'websockets.json');
    await story.write(
      '.vscode/websockets.json',
      `{
  "profiles": [
    // everybody's
    { "name": "echo", "url": "${story.url}/echo" },
    { "name": "market", "url": "${story.url}/market", "folder": "Feeds" },
    { "name": "sensors", "url": "${story.url}/sensors", "folder": "Feeds/Telemetry" }
  ]
}
`,
    );
    await openSidebar(story.page);
  });

  const item = (name: string | RegExp): Locator =>
    story.page.getByRole('tree', { name: 'Profiles' }).getByRole('treeitem', { name });
  const icon = (name: string): Locator => item(new RegExp(`^${name},`)).locator('.custom-view-tree-node-item-icon');
  const tabs = (): Locator => story.page.locator('.part.editor .tab');
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
    await runCommand(story.page, 'File: New Untitled Text File');
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
      await story.page.keyboard.press('Alt+ArrowDown');
      return shown();
    };
    await expect.poll(down).toEqual(['sensors', 'echo', 'market']);
    await pressUntil(story.page, 'F2', story.page.locator('.quick-input-widget:visible'));
    await quickInput(story.page, 'mirror');
    await expect.poll(shown).toEqual(['sensors', 'mirror', 'market']);
    await story.page.keyboard.press('Control+z');
    await expect.poll(shown).toEqual(['sensors', 'echo', 'market']);
    await story.page.keyboard.press('Control+z');
    await expect.poll(shown).toEqual(['echo', 'sensors', 'market']);
    await item(/^sensors,/).click();
    await story.page.keyboard.press('ArrowUp');
    await pressUntil(story.page, 'Enter', item(/^echo, open/));
    expect(await tabs().filter({ hasText: 'echo' }).count()).toBe(1);
  });

  it('copies a profile as a command, and imports it again', async () => {
    await chooseFromMenu(story.page, item(/^sensors,/), 'Copy As', 'Copy as wscat Command');
    const copied = `wscat --connect ${story.url}/sensors`;
    // Of a tree that is drawn anew meanwhile the menu's item is not known any more: then it is asked for.
    const asked = story.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: 'sensors' });
    const onClipboard = async (): Promise<string> => {
      if ((await asked.count()) > 0) await asked.first().click();
      return story.clipboard();
    };
    await expect.poll(onClipboard).toBe(copied);
    await runCommand(story.page, 'WebSocket: Import Command Line…');
    await expect.poll(() => story.page.locator('.quick-input-box input').inputValue()).toBe(copied);
    await screenshot(story.page, 'import-line');
    await story.page.keyboard.press('Enter');
    await story.page.getByText(`${story.url}/sensors`).first().waitFor();
    await screenshot(story.page, 'import-understood');
    await quickPick(story.page, 'Save as profile…');
    await quickPick(story.page, 'Workspace');
    await quickInput(story.page, 'imported');
    await item(/^imported,/).waitFor();
    await screenshot(story.page, 'profiles-tree');
  });
});
