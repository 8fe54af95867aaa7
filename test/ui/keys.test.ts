/** Keys are the panel's while it has the focus, and only then. Each step goes on from the one before. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startSocketServer } from './support/socketServer.ts';
import { runCommand } from './support/quickInput.ts';
import { tellInWindow } from './support/windowStory.ts';

describe('keys', () => {
  const story = tellInWindow({
    server: () => startSocketServer((socket) => ['tick 1', 'tock 2', 'tick 3'].forEach((text) => socket.send(text))),
  });
  const { filter, grid, isSelected, message, row } = story;

  beforeAll(async () => {
    await story.write('notes.txt', 'tick in a file\n');
    await story.connect('/');
    await row(3).waitFor();
  });

  const isFocused = (box: typeof filter): Promise<boolean> =>
    box().evaluate((one) => one.contains(document.activeElement));

  it('of the panel lead to its parts', async () => {
    await row(1).click();
    await story.page.keyboard.press('Control+F');
    await expect.poll(() => isFocused(filter)).toBe(true);
    await story.page.keyboard.press('Control+Alt+M');
    await expect.poll(() => isFocused(message)).toBe(true);
    await row(1).click();
    await story.page.keyboard.press('Control+Alt+K');
    await row(1).getByText('bookmarked').first().waitFor({ state: 'attached' });
    await story.page.keyboard.press('Control+Alt+End');
    await expect.poll(() => story.button('Follow newest').getAttribute('aria-pressed')).toBe('true');
  });

  it('are those of a tree where that has the focus, though the panel is the editor in sight', async () => {
    await row(1).click();
    await runCommand(story.page, 'File: Focus on Files Explorer');
    const file = story.page.getByRole('treeitem', { name: 'notes.txt' });
    await file.click();
    // The click shows the file in a preview; the panel is the editor in sight again, and the tree keeps the focus.
    await runCommand(story.page, 'WebSocket: Show Panel');
    await runCommand(story.page, 'View: Show Explorer');
    await expect
      .poll(() => story.page.evaluate(() => document.activeElement?.closest('.part.sidebar') !== null))
      .toBe(true);
    for (const key of ['Control+F', 'Control+Alt+K', 'Control+Alt+M']) await story.page.keyboard.press(key);
    // What the tree does with a key after them.
    await story.page.keyboard.press('F2');
    const rename = story.page.locator('.part.sidebar .monaco-inputbox input');
    await rename.waitFor();
    await story.page.keyboard.press('Control+Alt+K');
    await rename.press('Escape');
    await rename.waitFor({ state: 'detached' });
    await story.lookAtPanel();
    expect(await isFocused(filter)).toBe(false);
    expect(await isFocused(message)).toBe(false);
    await row(1).getByText('bookmarked').first().waitFor({ state: 'attached' });
  });

  it('are those of a text editor beside it', async () => {
    await runCommand(story.page, 'View: New Editor Group to the Right');
    await story.page.getByRole('treeitem', { name: 'notes.txt' }).dblclick();
    await story.page.locator('.monaco-editor .view-lines').first().click();
    await story.page.keyboard.press('Control+F');
    await story.page.locator('.monaco-editor .find-widget.visible').waitFor();
    expect(await isFocused(filter)).toBe(false);
    await story.page.keyboard.press('Escape');
    await grid().press('Home');
    await expect.poll(() => isSelected(1)).toBe(true);
  });
});
