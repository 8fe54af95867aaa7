/** The walkthrough, step by step as a newcomer does it; its pictures are made here. */
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { beforeAll, afterAll, expect, it } from 'vitest';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, quickPick, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { panelFrame, sidebarFrame } from './support/webviews.ts';

let window: OpenedWindow;
let page: Page;
let panel: FrameLocator;

beforeAll(async () => {
  window = await openWindow({ size: { width: 1120, height: 640 } });
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
  await runCommand(page, 'WebSocket: Open Walkthrough');
  await step(title).click();
}

async function isDone(title: string): Promise<void> {
  await showStep(title);
  await step(title).locator('.codicon-getting-started-step-checked.complete').waitFor();
}

it('has five steps with pictures', async () => {
  await showStep('Watch a feed');
  expect(await page.locator('.getting-started-step').count()).toBe(5);
  for (const title of ['Watch a feed', 'Find the rows', 'Read a frame', 'Answer, edit', 'Keep it']) {
    await step(title).click();
    const shown = page.locator('.getting-started-media img').first();
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(400);
  }
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

it('is done with reading once a row was selected', async () => {
  await page.getByRole('tab', { name: /market/ }).click();
  panel = await panelFrame(page);
  await runCommand(page, 'WebSocket: Focus on Frame Inspector View');
  await rows().first().click();
  const inspector = sidebarFrame(page);
  await inspector.getByText('FIN', { exact: true }).first().waitFor();
  await inspector.getByText('"ETH"').first().waitFor();
  await screenshot(page, 'inspect');
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
  await runCommand(page, 'WebSocket: Save Connection as Profile…');
  await quickPick(page, 'Workspace');
  await quickInput(page, 'Demo chat');
  await page.getByRole('treeitem', { name: /Demo chat/ }).waitFor();
  await page.getByRole('tab', { name: /chat/ }).first().click();
  await panel.getByRole('tab', { name: 'Handshake' }).click();
  await panel.getByText('HTTP/1.1 101 Switching Protocols').first().waitFor();
  await screenshot(page, 'keep');
  await isDone('Keep it');
});
