import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from '../../support/vscode/browser.ts';

let browser: Promise<Browser> | undefined;

/** The one that the project's files share; in a project without one, this file's own. */
export function testBrowser(): Promise<Browser> {
  const shared = inject('shared');
  return (browser ??= shared === undefined ? launchBrowser() : chromium.connect(shared.browser));
}

/** Where it is this file's own; the shared one ends after the last file. */
export async function closeOwnBrowser(): Promise<void> {
  if (inject('shared') !== undefined) return;
  await (await browser)?.close();
  browser = undefined;
}
