import type { Frame, Page } from 'playwright-core';

const ours = 'iframe.webview.ready[src*="websocket-inspector"]';

/** The page of the panel opened last: an iframe of VS Code with ours within. */
export function panelFrame(page: Page): Promise<Frame> {
  return pageWithin(page, `${ours}:not([src*="purpose=webviewView"]):visible`);
}

/** The page of the Frame Inspector in the side bar. */
export function inspectorFrame(page: Page): Promise<Frame> {
  return pageWithin(page, `${ours}[src*="purpose=webviewView"]:visible`);
}

async function pageWithin(page: Page, selector: string): Promise<Frame> {
  const inner = page.locator(selector).last().contentFrame().locator('iframe#active-frame');
  await inner.waitFor({ timeout: 30_000 });
  const frame = await (await inner.elementHandle()).contentFrame();
  if (!frame) throw new Error(`The webview has no page: ${selector}`);
  return frame;
}
