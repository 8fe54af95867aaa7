import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, runAndAnswer, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { panelFrame } from './support/webviews.ts';

/** Told in order: each step goes on from where the one before left the window. */
describe('a conversation that is replayed', () => {
  let demo: Awaited<ReturnType<typeof startDemoServer>>;
  let window: OpenedWindow;
  let page: Page;
  let panel: FrameLocator;

  beforeAll(async () => {
    demo = await startDemoServer({ port: 0 });
    window = await openWindow();
    page = window.page;
  });
  afterAll(async () => {
    await window.close();
    await demo.stop();
  });

  const rows = (): Locator => panel.getByRole('grid', { name: 'Frames' }).getByRole('row');

  it('is marked in the panel of the new connection', async () => {
    await runCommand(page, 'WebSocket: Connect…');
    await quickInput(page, `${demo.url}/echo`);
    panel = await panelFrame(page);
    await panel.getByText('Open', { exact: true }).waitFor();
    await panel.getByRole('textbox', { name: 'Message' }).fill('{"id":1,"op":"hello"}');
    await panel.getByRole('button', { name: 'Send', exact: true }).click();
    await rows().filter({ hasText: 'hello' }).filter({ hasText: 'received' }).first().waitFor();
    const choices = ['Everything sent', 'Messages only', 'As fast as possible', 'Send now', 'This connection'];
    await runAndAnswer(page, 'WebSocket: Replay…', choices);
    const copy = rows().filter({ has: panel.locator('.copied') });
    await copy.first().waitFor();
    expect(await copy.count()).toBe(1);
    await screenshot(page, 'replay-copies');
  });

  it('is edited before it is sent, in a table, and as text with lenses above it', async () => {
    const questions = ['Everything sent', 'Messages only', 'Answer by answer', 'By an id, else by number'];
    await runAndAnswer(page, 'WebSocket: Replay…', [...questions, { typed: '2000' }, 'Edit before sending']);
    const table = await panelFrame(page);
    await table.getByLabel('Content of step 1').fill('{"id":1,"op":"edited"}');
    await table.getByLabel('Content of step 1').press('Control+Enter');
    await table.getByText('As it is it cannot be run').waitFor({ state: 'detached' });
    await screenshot(page, 'replay-table');
    await table.getByRole('button', { name: 'Edit as text' }).click();
    await page.locator('.view-line').filter({ hasText: 'edited' }).waitFor();
    await page.locator('.codelens-decoration a').filter({ hasText: 'Run on…' }).waitFor();
    await screenshot(page, 'replay-edited');
  });
});
