/** The words of the extension in the other language that it speaks: in VS Code's own parts, and in both webviews. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startSocketServer } from './support/socketServer.ts';
import { quickInput, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { openSidebar, sidebarFrame } from './support/webviews.ts';
import { tellInWindow } from './support/windowStory.ts';

describe('a window in German', () => {
  const story = tellInWindow({
    window: { language: 'de' },
    server: () =>
      startSocketServer((socket) => socket.on('message', (data) => socket.send((data as Buffer).toString()))),
  });

  beforeAll(() => openSidebar(story.page));

  it('has German views, commands and questions', async () => {
    await story.page
      .locator('.welcome-view-content:visible')
      .filter({ hasText: 'so wie er auf der Leitung war' })
      .waitFor();
    await runCommand(story.page, 'WebSocket: Verbinden…');
    await quickInput(story.page, `${story.url}/`);
    await story.page.getByRole('treeitem', { name: /offen/i }).first().waitFor();
    await story.lookAtPanel();
  });

  it('has a German panel, and a German Frame Inspector', async () => {
    await story.panel.getByRole('textbox', { name: 'Nachricht' }).fill('Guten Tag');
    await story.panel.getByRole('button', { name: 'Senden', exact: true }).click();
    await expect.poll(() => story.rows().filter({ hasText: 'Guten Tag' }).count()).toBe(2);
    await story.rows().filter({ hasText: 'Guten Tag' }).filter({ hasText: 'empfangen' }).click();
    await sidebarFrame(story.page).getByText('Text empfangen').waitFor();
    await story.panel.getByRole('searchbox', { name: 'Filter' }).fill('dir:hoch');
    await expect.poll(() => story.panel.locator('#filter-notes').textContent()).toMatch(/^dir:hoch .*(ist|kein|nicht)/);
    await screenshot(story.page, 'german');
  });
});
