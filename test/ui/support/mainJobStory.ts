import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDemoServer } from '../../../src/demo/server.ts';
import { openWindow, type OpenedWindow, type OpenWindowOptions } from './openWindow.ts';
import { quickInput, runAndPick, runCommand } from './quickInput.ts';
import { reloadWindow } from './reloadWindow.ts';
import { screenshot } from './screenshot.ts';
import { openSidebar, panelFrame, sidebarFrame } from './webviews.ts';

/**
 * The main job as one story, told in order: each step goes on from where the one before left the window. `pictures` are
 * those of the README.
 */
export function tellMainJob(options: OpenWindowOptions & { pictures: boolean }): void {
  let demo: Awaited<ReturnType<typeof startDemoServer>>;
  let window: OpenedWindow;
  let page: Page;
  let panel: FrameLocator;

  beforeAll(async () => {
    demo = await startDemoServer({ port: 0 });
    window = await openWindow(options);
    page = window.page;
  });
  afterAll(async () => {
    await window.close();
    await demo.stop();
  });

  async function picture(name: string): Promise<void> {
    if (options.pictures) await screenshot(page, name);
  }

  function rows(): Locator {
    return panel.getByRole('grid', { name: 'Frames' }).getByRole('row');
  }

  async function rowCount(): Promise<string | null> {
    return panel.getByRole('grid', { name: 'Frames' }).getAttribute('aria-rowcount');
  }

  it('connects from the command palette', async () => {
    await runCommand(page, 'WebSocket: Connect…');
    await quickInput(page, `${demo.url}/chat?name=Ada`);
    panel = await panelFrame(page);
    await panel.getByRole('tab', { name: 'Frames' }).waitFor();
    expect(await panel.getByRole('tab', { name: 'Frames' }).getAttribute('aria-selected')).toBe('true');
  });

  it('shows rows as they come', async () => {
    await rows().first().waitFor();
    await expect.poll(() => rows().first().textContent()).toContain('text');
    expect(Number(await rowCount())).toBeGreaterThan(0);
  });

  it('shows a selected frame in the Frame Inspector', async () => {
    await openSidebar(page);
    await rows().first().click();
    const inspector = sidebarFrame(page);
    await inspector.getByRole('button', { name: /^Header/ }).click();
    await inspector.getByText('FIN', { exact: true }).first().waitFor();
    await inspector.getByText('"type"').first().waitFor();
    await picture('inspector');
  });

  it('sends what is typed, and shows the answer', async () => {
    const message = JSON.stringify({ type: 'message', text: 'Does anybody know why my socket closes?' });
    await panel.getByRole('textbox', { name: 'Message' }).fill(message);
    await panel.getByRole('button', { name: 'Send', exact: true }).click();
    await rows().filter({ hasText: 'why my socket closes' }).filter({ hasText: 'sent' }).first().waitFor();
    await rows().filter({ hasText: 'why my socket closes' }).filter({ hasText: 'received' }).first().waitFor();
    // A row is selected, so the table does not follow: that it went out is said beside the composer.
    await panel.getByRole('status').filter({ hasText: 'Sent' }).first().waitFor();
    await picture('chat');
  });

  it('filters while frames arrive', async () => {
    const before = Number(await rowCount());
    await panel.getByRole('searchbox', { name: 'Filter' }).fill('dir:out "socket closes"');
    await expect.poll(rowCount).toBe('1');
    expect(before).toBeGreaterThan(1);
    await picture('filtered');
  });

  it('resends a message', async () => {
    await rows().first().click();
    await panel.getByRole('button', { name: 'Resend', exact: true }).click();
    await expect.poll(rowCount).toBe('2');
  });

  it('shows the handshake', async () => {
    await panel.getByRole('tab', { name: 'Handshake' }).click();
    await panel.getByText('HTTP/1.1 101 Switching Protocols').first().waitFor();
    await picture('handshake');
    await panel.getByRole('tab', { name: 'Frames' }).click();
  });

  it('saves the connection as a profile', async () => {
    await runAndPick(page, 'WebSocket: Save Connection as Profile…', 'Workspace');
    await quickInput(page, 'Demo chat');
    await page.getByRole('treeitem', { name: /Demo chat/ }).waitFor();
    const file = join(window.workspace, '.vscode', 'websockets.json');
    await expect
      .poll(async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8')))
      .toMatchObject({
        profiles: [{ name: 'Demo chat', url: `${demo.url}/chat?name=Ada` }],
      });
  });

  it('connects the profile after the window was loaded anew', async () => {
    await reloadWindow(page);
    await openSidebar(page);
    const profile = page.getByRole('treeitem', { name: /Demo chat/ });
    await profile.waitFor();
    await profile.dblclick();
    panel = await panelFrame(page);
    await rows().first().waitFor();
    await panel.getByText('Open', { exact: true }).waitFor();
    await picture('profiles');
  });

  it('closes the connection', async () => {
    await panel.getByRole('button', { name: 'Close connection' }).click();
    await panel.getByText('Closed', { exact: false }).first().waitFor();
    await picture('closed');
  });
}
