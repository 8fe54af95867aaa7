import type { Frame, FrameLocator, Page } from 'playwright-core';
import { vi } from 'vitest';

const ours = 'iframe.webview.ready[src*="extensionId=websocket-inspector.websocket-inspector"]';

/**
 * The inside of a panel in the editor area: whichever is visible when it is used (the last opened of several), or the
 * visible one whose title contains `title`. A webview is an iframe of VS Code with ours within. After a reload ask for
 * it again.
 */
export async function panelFrame(page: Page, title?: string): Promise<FrameLocator> {
  const panels = page.locator(`${ours}:not([src*="purpose=webviewView"]):visible`);
  if (title === undefined) return panels.last().contentFrame().frameLocator('iframe#active-frame');
  const name = await vi.waitFor(
    async () => {
      for (const panel of await panels.all()) {
        const webview = await panel.getAttribute('name', { timeout: 1_000 });
        const outer = webview === null ? null : page.frame({ name: webview });
        if (outer && (await titleOf(outer)).includes(title)) return webview;
      }
      throw new Error(`No visible panel's title has “${title}” in it.`);
    },
    { timeout: 60_000, interval: 100 },
  );
  return page.frameLocator(`iframe[name="${name}"]`).frameLocator('iframe#active-frame');
}

/** The inside of the Frame Inspector in the sidebar. */
export function sidebarFrame(page: Page): FrameLocator {
  return page.frameLocator(`${ours}[src*="purpose=webviewView"]:visible`).frameLocator('iframe#active-frame');
}

/** Opens our container in the activity bar. */
export async function openSidebar(page: Page): Promise<void> {
  const icon = page.locator('.part.activitybar').getByRole('tab', { name: 'WebSocket' });
  const title = page.locator('.part.sidebar .title-label').filter({ hasText: 'WebSocket' });
  await vi.waitFor(
    async () => {
      if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.click();
      // A window that starts may open it by itself just before the click, which then closes it.
      await title.waitFor({ timeout: 2_000 });
    },
    { timeout: 30_000, interval: 100 },
  );
}

/** VS Code's own iframe gives ours the panel's title. */
async function titleOf(outer: Frame): Promise<string> {
  return (await outer.locator('iframe#active-frame').getAttribute('title', { timeout: 1_000 })) ?? '';
}
