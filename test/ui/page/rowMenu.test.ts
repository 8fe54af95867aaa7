import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

/** What VS Code reads when a menu is asked for: the context of the element that is asked, or of one around it. */
async function listens(page: Page): Promise<void> {
  await page.evaluate(() => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    document.addEventListener('contextmenu', (event) => {
      const context = (event.target as Element).closest<HTMLElement>('[data-vscode-context]');
      asked.push({ context: context?.dataset['vscodeContext'], y: event.clientY });
    });
  });
}

const asked = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { asked: { context?: string; y: number }[] }).asked);

it.each(['ContextMenu', 'Shift+F10'])('%s asks for the menu of the row where the keyboard is', async (key) => {
  const { page } = await openPanel();
  await page.locator('.row[data-id="93"]').click();
  await listens(page);
  await page.keyboard.press(key);
  await expect.poll(() => asked(page)).toHaveLength(1);
  const [{ context = '{}', y } = { y: 0 }] = await asked(page);
  expect(JSON.parse(context)).toMatchObject({ webviewSection: 'row', id: 93 });
  const row = (await page.locator('.row[data-id="93"]').boundingBox())!;
  expect(y).toBe(row.y + row.height);
});
