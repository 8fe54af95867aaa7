/** The walkthrough as a newcomer does it; pictures of its steps are made here. */
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { beforeAll, afterAll, expect, it } from 'vitest';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, runAndPick, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { panelFrame, sidebarFrame } from './support/webviews.ts';

let window: OpenedWindow;
let page: Page;
let panel: FrameLocator;

const size = { width: 1120, height: 640 };

beforeAll(async () => {
  window = await openWindow({ size });
  page = window.page;
});
afterAll(async () => {
  await window.close();
});

function rows(): Locator {
  return panel.getByRole('grid', { name: 'Frames' }).getByRole('row');
}

function step(title: string): Locator {
  return page.locator('.getting-started-step').filter({ hasText: title });
}

/** The walkthrough's page, with this step unfolded. */
async function showStep(title: string): Promise<void> {
  // VS Code opens its own start page instead where it has not read the extension's walkthrough yet.
  const opened = async () => {
    await runCommand(page, 'WebSocket: Open Walkthrough');
    return step(title)
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      );
  };
  await expect.poll(opened, { timeout: 60_000 }).toBe(true);
  await step(title).click();
}

async function isDone(title: string): Promise<void> {
  await showStep(title);
  await step(title).locator('.codicon-getting-started-step-checked.complete').waitFor();
}

it('has five steps', async () => {
  await showStep('Watch a feed');
  expect(await page.locator('.getting-started-step').count()).toBe(5);
});

it('opens the market at a click', async () => {
  await showStep('Watch a feed');
  await page.getByRole('button', { name: 'Watch the Market' }).click();
  panel = await panelFrame(page);
  await expect.poll(() => rows().count()).toBeGreaterThan(12);
  await screenshot(page, 'connect');
  await isDone('Watch a feed');
});

it('is done with filtering once rows were filtered', async () => {
  await page.getByRole('tab', { name: /market/ }).click();
  panel = await panelFrame(page);
  const filter = panel.getByRole('searchbox', { name: 'Filter' });
  await filter.fill('$.sym == "ETH"');
  await filter.press('Enter');
  await expect.poll(() => rows().filter({ hasText: 'ETH' }).count()).toBeGreaterThan(3);
  await screenshot(page, 'filter');
  await isDone('Find the rows');
});

it('is done with reading once a row was selected, in its own view of the sidebar', async () => {
  await showStep('Read a frame');
  await page.getByRole('button', { name: 'Show the Frame Inspector' }).click();
  await page.getByRole('tab', { name: /market/ }).click();
  panel = await panelFrame(page);
  await rows().filter({ hasText: 'ETH' }).nth(2).click();
  const inspector = sidebarFrame(page);
  await inspector.getByRole('tree', { name: 'JSON' }).getByText('"ETH"').waitFor();
  // High enough for header, times and payload.
  await page.setViewportSize({ width: 1120, height: 800 });
  await page.getByRole('button', { name: 'Profiles Section' }).click();
  await inspector.getByRole('tree', { name: 'JSON' }).scrollIntoViewIfNeeded();
  await screenshot(page, 'inspect');
  await page.getByRole('button', { name: 'Profiles Section' }).click();
  await page.setViewportSize(size);
  await isDone('Read a frame');
});

it('is done with sending once a message was sent', async () => {
  await showStep('Answer, edit');
  await page.getByRole('button', { name: 'Open the Chat' }).click();
  panel = await panelFrame(page, 'chat');
  await panel.getByRole('textbox', { name: 'Message' }).fill('{"type":"message","text":"Why does my socket close?"}');
  await panel.getByRole('button', { name: 'Send', exact: true }).click();
  await rows().filter({ hasText: 'my socket close' }).filter({ hasText: 'received' }).first().waitFor();
  await screenshot(page, 'send');
  await isDone('Answer, edit');
});

it('is done with keeping once a profile was saved', async () => {
  await page.getByRole('tab', { name: /chat/ }).click();
  panel = await panelFrame(page, 'chat');
  await runAndPick(page, 'WebSocket: Save Connection as Profile…', 'Workspace');
  await quickInput(page, 'Demo chat');
  await page.getByRole('treeitem', { name: /Demo chat/ }).waitFor();
  await screenshot(page, 'keep');
  await isDone('Keep it');
});
