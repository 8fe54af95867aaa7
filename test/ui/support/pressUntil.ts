import { errors, type Locator, type Page } from 'playwright-core';

/** A tree that is drawn anew has no focus for a moment, and a key is lost: then it is pressed again. */
export async function pressUntil(page: Page, key: string, shown: Locator): Promise<void> {
  for (let tries = 1; ; tries++) {
    await page.keyboard.press(key);
    try {
      await shown.waitFor({ timeout: 5_000 });
      return;
    } catch (error) {
      if (tries === 5 || !(error instanceof errors.TimeoutError)) throw error;
    }
  }
}
