import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { repository, screenshots } from '../../support/folders.ts';

/** Pictures the window into .vscode-test/screenshots/; those that the README shows into docs/images/ too, where UPDATE_IMAGES=1. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  if (process.env['UPDATE_IMAGES'] !== '1') return;
  const readme = await readFile(join(repository, 'README.md'), 'utf8');
  if (!readme.includes(`docs/images/${name}.png`)) return;
  await mkdir(join(repository, 'docs', 'images'), { recursive: true });
  await copyFile(path, join(repository, 'docs', 'images', `${name}.png`));
}
