import { describe, expect, it } from 'vitest';
import { runCommand } from './support/quickInput.ts';
import { reloadWindow } from './support/reloadWindow.ts';
import { openSidebar } from './support/webviews.ts';
import { demo, tellInWindow } from './support/windowStory.ts';

describe('recent captures', () => {
  const story = tellInWindow({ server: demo });
  const { rowCount, rows, send } = story;

  const named = (rest: string) =>
    story.page.getByRole('treeitem', { name: new RegExp(`${story.url.slice('ws://'.length)}/echo, ${rest}`) });
  const connection = () => named('');
  const capture = () => named('(?:pinned, )?\\d\\d:\\d\\d, ');
  const section = () => story.page.getByRole('button', { name: 'Recent Captures Section' });

  it('begin anew where they are cleared from the panel', async () => {
    await story.connect('/echo');
    await story.state('Open').waitFor();
    await send('before');
    await expect.poll(rowCount).toBe(2);
    await story.button('Clear').click();
    await expect.poll(rowCount).toBe(0);
    await send('after');
    await expect.poll(rowCount).toBe(2);
    await expect.poll(() => rows().first().textContent()).toMatch(/^1\d\d:.*after$/);
  });

  /** What a row tells under the pointer lies over the rows below. */
  const hoverNothing = async (): Promise<void> => {
    await story.page.mouse.move(700, 450);
    await expect.poll(() => story.page.locator('.context-view .hover-contents:visible').count()).toBe(0);
  };

  it('are a closed section of the sidebar', async () => {
    await openSidebar(story.page);
    await connection().waitFor();
    expect(await section().getAttribute('aria-expanded')).toBe('false');
  });

  it('have what was recorded before a reload of the window', async () => {
    await story.panel.getByRole('button', { name: 'Close connection' }).click();
    await story.state('Closed').waitFor();
    // A panel that stays open would keep it among the connections.
    await runCommand(story.page, 'View: Close All Editors');
    await reloadWindow(story.page);
    await openSidebar(story.page);
    await section().click();
    await capture().waitFor();
  });

  it('are pinned by a button of their row', async () => {
    await hoverNothing();
    await capture().hover();
    await capture().getByRole('button', { name: 'Pin Capture' }).click();
    await story.page.getByRole('treeitem', { name: /\/echo, pinned, / }).waitFor();
  });

  it('open as they were', async () => {
    await hoverNothing();
    await capture().click();
    await story.lookAtPanel();
    await story.state('Capture').waitFor();
    await expect.poll(() => rows().first().textContent()).toContain('after');
    await capture().waitFor({ state: 'detached' });
    await connection().waitFor();
  });
});
