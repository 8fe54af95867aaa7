import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { OpenWindowOptions } from './openWindow.ts';
import { quickInput, runAndPick } from './quickInput.ts';
import { reloadWindow } from './reloadWindow.ts';
import { screenshot } from './screenshot.ts';
import { openSidebar, sidebarFrame } from './webviews.ts';
import { demo, tellInWindow } from './windowStory.ts';

/**
 * The main job as one story, told in order: each step goes on from where the one before left the window. `pictures` are
 * those of the README.
 */
export function tellMainJob(options: OpenWindowOptions & { pictures: boolean }): void {
  const story = tellInWindow({ window: options, server: demo });
  const { rowCount, rows } = story;

  async function picture(name: string): Promise<void> {
    if (options.pictures) await screenshot(story.page, name);
  }

  it('connects from the command palette', async () => {
    await story.connect('/chat?name=Ada');
    await story.panel.getByRole('tab', { name: 'Frames' }).waitFor();
    expect(await story.panel.getByRole('tab', { name: 'Frames' }).getAttribute('aria-selected')).toBe('true');
  });

  it('shows rows as they come', async () => {
    await rows().first().waitFor();
    await expect.poll(() => rows().first().textContent()).toContain('text');
    expect(await rowCount()).toBeGreaterThan(0);
  });

  it('shows a selected frame in the Frame Inspector', async () => {
    await openSidebar(story.page);
    await rows().first().click();
    const inspector = sidebarFrame(story.page);
    await inspector.getByRole('button', { name: /^Header/ }).click();
    await inspector.getByText('FIN', { exact: true }).first().waitFor();
    await inspector.getByText('"type"').first().waitFor();
    await picture('inspector');
  });

  it('sends what is typed, and shows the answer', async () => {
    const message = JSON.stringify({ type: 'message', text: 'Does anybody know why my socket closes?' });
    await story.send(message);
    await rows().filter({ hasText: 'why my socket closes' }).filter({ hasText: 'sent' }).first().waitFor();
    await rows().filter({ hasText: 'why my socket closes' }).filter({ hasText: 'received' }).first().waitFor();
    // A row is selected, so the table does not follow: that it went out is said beside the composer.
    await story.panel.getByRole('status').filter({ hasText: 'Sent' }).first().waitFor();
    await picture('chat');
  });

  it('filters while frames arrive', async () => {
    const before = await rowCount();
    await story.filter().fill('dir:out "socket closes"');
    await expect.poll(rowCount).toBe(1);
    expect(before).toBeGreaterThan(1);
    await picture('filtered');
  });

  it('resends a message', async () => {
    await rows().first().click();
    await story.button('Resend').click();
    await expect.poll(rowCount).toBe(2);
  });

  it('shows the handshake', async () => {
    await story.panel.getByRole('tab', { name: 'Handshake' }).click();
    await story.panel.getByText('HTTP/1.1 101 Switching Protocols').first().waitFor();
    await picture('handshake');
    await story.panel.getByRole('tab', { name: 'Frames' }).click();
  });

  it('saves the connection as a profile', async () => {
    await runAndPick(story.page, 'WebSocket: Save Connection as Profile…', 'Workspace');
    await quickInput(story.page, 'Demo chat');
    await story.page.getByRole('treeitem', { name: /Demo chat/ }).waitFor();
    const file = story.file('.vscode', 'websockets.json');
    await expect
      .poll(async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8')))
      .toMatchObject({
        profiles: [{ name: 'Demo chat', url: `${story.url}/chat?name=Ada` }],
      });
  });

  it('connects the profile after the window was loaded anew', async () => {
    await reloadWindow(story.page);
    await openSidebar(story.page);
    const profile = story.page.getByRole('treeitem', { name: /Demo chat/ });
    await profile.waitFor();
    await profile.dblclick();
    await story.lookAtPanel();
    await rows().first().waitFor();
    await story.state('Open').waitFor();
    await picture('profiles');
  });

  it('closes the connection', async () => {
    await story.panel.getByRole('button', { name: 'Close connection' }).click();
    await story.panel.getByText('Closed', { exact: false }).first().waitFor();
    await picture('closed');
  });
}
