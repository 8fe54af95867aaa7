import type { Page } from 'playwright-core';
import { runCommand } from './quickInput.ts';
import { windowReady } from './windowReady.ts';

/**
 * Loads the window anew by VS Code's own command, which first writes down what it will restore; the browser's reload
 * leaves it no time to. The extension host starts again, too.
 */
export async function reloadWindow(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load', { timeout: 60_000 });
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
  await windowReady(page);
}
