/** The window that one story after the other is told in: a window takes longer to start than most of them. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { extensionUnderTest, openOn, type OpenedWindow } from './openWindow.ts';
import { runCommand } from './quickInput.ts';

const patience = { timeout: 30_000, interval: 100 };

let window: OpenedWindow | undefined;

/**
 * It has no editors, and nothing is in its folder. What stays of stories before is what stays with a person: connections
 * that have ended, which views are open, addresses to choose from.
 */
export async function takeSharedWindow(): Promise<OpenedWindow> {
  if (window !== undefined && !(await isCleared(window))) await closeSharedWindow();
  window ??= await openShared();
  return window;
}

export function isShared(one: OpenedWindow): boolean {
  return one === window;
}

/** What failed in it may be its fault: the next story has another one. */
export async function closeSharedWindow(): Promise<void> {
  const closed = window;
  window = undefined;
  await closed?.close();
}

async function openShared(): Promise<OpenedWindow> {
  const shared = inject('shared');
  if (shared === undefined) throw new Error('There is no VS Code that tests of this project share.');
  const workspace = await mkdtemp(join(shared.workspaces, 'folder-'));
  return openOn(shared.server, { workspace, extension: extensionUnderTest() });
}

async function isCleared(shared: OpenedWindow): Promise<boolean> {
  try {
    await clear(shared);
    return true;
  } catch (error) {
    console.error('The shared window could not be cleared, and another one is opened:', error);
    return false;
  }
}

async function clear({ page, workspace }: OpenedWindow): Promise<void> {
  const tabs = page.locator('.part.editor .tab');
  // What is not saved would be asked about.
  const unsaved = page.locator('.part.editor .tab.dirty');
  for (let left = await unsaved.count(); left > 0; left = await unsaved.count()) {
    await unsaved.first().click();
    await runCommand(page, 'View: Revert and Close Editor');
    await vi.waitUntil(async () => (await unsaved.count()) < left, patience);
  }
  if ((await tabs.count()) > 0) await runCommand(page, 'View: Close All Editors');
  await vi.waitUntil(async () => (await tabs.count()) === 0, patience);
  // Results of tests and the like, below the editors.
  if (await page.locator('.part.panel').isVisible()) await runCommand(page, 'View: Hide Panel');
  await page.locator('.part.panel').waitFor({ state: 'hidden', ...patience });
  // The folder of settings stays: it is watched.
  for (const folder of [join(workspace, '.vscode'), workspace])
    for (const name of await readdir(folder).catch(() => []))
      if (name !== '.vscode') await rm(join(folder, name), { recursive: true, force: true });
}
