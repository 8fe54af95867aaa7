/** What axe-core finds in a page, or in a frame of one: only what it calls serious or critical. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { repository } from '../../../support/folders.ts';

const source = readFile(join(repository, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** `color-contrast: .count (2.1:1)`, a line for each element. */
export async function axeFindings(page: Page | Frame): Promise<string[]> {
  await page.evaluate(await source);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await checker.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
  });
}
