import { errors, type Locator, type Page } from 'playwright-core';

type MenuItem = string | RegExp;

const patience = { timeout: 5_000 };

/** Opens the context menu of something in the window, and chooses an item, by way of submenus where several are named. */
export async function chooseFromMenu(page: Page, of: Locator, ...items: [MenuItem, ...MenuItem[]]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await of.click({ button: 'right', ...patience });
      for (const name of items.slice(0, -1)) await page.getByRole('menuitem', { name }).click(patience);
      const item = page.getByRole('menuitem', { name: items.at(-1)! });
      await item.waitFor(patience);
      // VS Code takes no click in a menu's first moments, so that the one that opened it chooses nothing.
      while (await item.isVisible()) await item.click({ timeout: 1_000 }).catch(() => undefined);
      return;
    } catch (error) {
      // Whatever takes the focus meanwhile closes the menu.
      if (tries === 5 || !(error instanceof errors.TimeoutError)) throw error;
      await page.keyboard.press('Escape');
    }
  }
}
