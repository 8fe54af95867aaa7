/** For each file of UI tests: pictures what failed, and closes what was opened. */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { screenshots } from '../../support/folders.ts';
import { closeBrowser, openWindows } from './openWindow.ts';

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
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
  for (const window of openWindows) await window.close();
  await closeBrowser();
});
