import type { Page } from 'playwright-core';

/** Resolves when the workbench is there and takes input. */
export async function windowReady(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor({ timeout: 60_000 });
}
