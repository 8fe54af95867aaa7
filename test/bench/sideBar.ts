import type { Page } from 'playwright-core';

/** Opens our container in the activity bar. */
export async function openSideBar(page: Page): Promise<void> {
  const icon = page.locator('.part.activitybar').getByRole('tab', { name: 'WebSocket' });
  const title = page.locator('.part.sidebar .title-label').filter({ hasText: 'WebSocket' });
  for (let tries = 0; tries < 10 && !(await title.isVisible()); tries++) {
    await icon.click();
    await title.waitFor({ timeout: 3_000 }).catch(() => undefined);
  }
}
