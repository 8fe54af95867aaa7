/** For each file of UI tests: pictures what failed, and closes what was opened. */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { screenshots } from '../../support/folders.ts';
import { openWindows } from './openWindow.ts';
import { closeSharedWindow, isShared } from './sharedWindow.ts';
import { closeOwnBrowser } from './testBrowser.ts';

let hasFailed = false;

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  hasFailed = true;
  await mkdir(screenshots, { recursive: true });
  let number = 0;
  for (const { page, logFile } of openWindows) {
    const name = `failed ${task.name} ${++number}`.replaceAll(/[^\w -]/g, '_');
    await page.screenshot({ path: join(screenshots, `${name}.png`) }).catch(() => undefined);
    await copyFile(logFile, join(screenshots, `${name}.log`)).catch(() => undefined);
    console.error(`the window when it failed: ${join(screenshots, `${name}.png`)}`);
  }
});

afterAll(async () => {
  if (hasFailed) await closeSharedWindow();
  hasFailed = false;
  for (const window of openWindows) if (!isShared(window)) await window.close();
  await closeOwnBrowser();
});
