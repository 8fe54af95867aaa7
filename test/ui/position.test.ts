import { beforeAll, describe, expect, it } from 'vitest';
import { chooseFromMenu } from './support/contextMenu.ts';
import { startSocketServer } from './support/socketServer.ts';
import { quickInput, runAndToggle, runCommand } from './support/quickInput.ts';
import { reloadWindow } from './support/reloadWindow.ts';
import { openSidebar, sidebarFrame } from './support/webviews.ts';
import { tellInWindow } from './support/windowStory.ts';

const messages = 2_000;

describe('where the reader was', () => {
  const story = tellInWindow({
    server: () =>
      startSocketServer((socket) => {
        for (let count = 1; count <= messages; count++) socket.send(`message ${count} of many`);
      }),
  });
  const { grid, isSelected, row } = story;

  beforeAll(async () => {
    await story.connect('/');
    await story.panel.locator(`#rows[aria-rowcount="${messages}"]`).waitFor();
  });

  const expectThere = async (): Promise<void> => {
    await story.lookAtPanel();
    await row(30).waitFor();
    await expect.poll(() => isSelected(30)).toBe(true);
  };

  it('is where they are after another editor hid the panel', async () => {
    await grid().press('Home');
    await row(1).waitFor();
    await grid().press('PageDown');
    await grid().press('PageDown');
    await row(30).click();
    await openSidebar(story.page);
    await sidebarFrame(story.page).getByText('message 30 of many').first().waitFor();
    await runCommand(story.page, 'File: New Untitled Text File');
    await story.page.getByRole('tab', { name: /127\.0\.0\.1/ }).click();
    await expectThere();
  });

  it('is where they are after a reload of the window, with marks, columns and the payload', async () => {
    await grid().press('Shift+F10');
    // An Escape that comes before the menu is the table's, which then selects nothing.
    const item = story.page.getByRole('menuitem', { name: 'Toggle Bookmark' });
    await item.waitFor();
    await story.page.waitForFunction(() => document.activeElement?.tagName !== 'IFRAME');
    await story.page.keyboard.press('Escape');
    await item.waitFor({ state: 'hidden' });
    await chooseFromMenu(story.page, row(31), 'Toggle Bookmark');
    await row(31).getByText('bookmarked').first().waitFor({ state: 'attached' });
    await chooseFromMenu(story.page, row(32), 'Write Note…');
    await quickInput(story.page, 'before the reload');
    await row(32).getByText('before the reload').waitFor();
    await runAndToggle(story.page, 'WebSocket: Choose Columns…', ['Gap']);
    await story.panel.getByRole('columnheader', { name: 'Gap' }).waitFor();
    await row(30).click();
    await reloadWindow(story.page);
    await expectThere();
    await row(31).getByText('bookmarked').first().waitFor({ state: 'attached' });
    await row(32).getByText('before the reload').waitFor();
    await story.panel.getByRole('columnheader', { name: 'Gap' }).waitFor();
    await runCommand(story.page, 'WebSocket: Reset Columns');
    await story.panel.getByRole('columnheader', { name: 'Gap' }).waitFor({ state: 'detached' });
    await openSidebar(story.page);
    await sidebarFrame(story.page).getByText('message 30 of many').first().waitFor();
  });
});
