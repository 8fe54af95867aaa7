import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, runCommand } from './support/quickInput.ts';
import { panelFrame } from './support/webviews.ts';

describe('the statistics of a feed', () => {
  let demo: Awaited<ReturnType<typeof startDemoServer>>;
  let window: OpenedWindow;
  let page: Page;
  let panel: FrameLocator;

  const grid = () => panel.getByRole('grid', { name: 'Frames' });
  const rowCount = async () => Number(await grid().getAttribute('aria-rowcount'));

  beforeAll(async () => {
    demo = await startDemoServer({ port: 0 });
    window = await openWindow();
    page = window.page;
    await runCommand(page, 'WebSocket: Connect…');
    await quickInput(page, `${demo.url}/market`);
    panel = await panelFrame(page);
  });
  afterAll(async () => {
    await window.close();
    await demo.stop();
  });

  it('are counted while it goes on', async () => {
    await expect.poll(rowCount).toBeGreaterThan(20);
    await panel.getByRole('tab', { name: 'Statistics' }).click();
    await panel.getByRole('img', { name: /^Frames a second: received/ }).waitFor();
    const text = panel.getByRole('table', { name: 'Frames by opcode' }).getByRole('row', { name: /^text/ });
    const before = await text.textContent();
    await expect.poll(() => text.textContent()).not.toBe(before);
    await panel.getByText(/exchanges × \(\d+ B request head \+ \d+ B answer head\)/).waitFor();
    for (const name of ['Messages by size', 'Percentiles']) await panel.getByRole('table', { name }).waitFor();
    const value = (name: string) =>
      panel.locator('dt').filter({ hasText: name }).locator('xpath=following-sibling::dd[1]');
    const number = async (name: string) => Number((await value(name).first().textContent())?.replaceAll(',', ''));
    await expect.poll(() => number('Messages received')).toBeGreaterThan(20);
    for (const name of ['Received, compressed', 'Framing', 'Handshake', 'Capture on disk', 'Capture in memory'])
      expect(await value(name).first().textContent(), name).toMatch(/\d/);
    expect(await value('Connection age').first().textContent()).toMatch(/\d/);
    const gaps = panel.getByRole('table', { name: 'Percentiles' }).getByRole('row', { name: /^Gap, received/ });
    expect(await gaps.textContent()).toMatch(/[µm]?s/);
  });

  it('filter the table by the range that is drawn on them', async () => {
    await panel.getByRole('button', { name: 'Close connection' }).click();
    await panel.getByText('Closed', { exact: true }).waitFor();
    const { x, y, width } = (await panel.locator('.brush').boundingBox())!;
    await page.mouse.move(x + width * 0.2, y + 30);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.8, y + 40, { steps: 4 });
    await page.mouse.up();
    await panel.getByRole('button', { name: 'Show rows' }).click();
    await expect
      .poll(() => panel.getByRole('searchbox', { name: 'Filter' }).textContent())
      .toMatch(/^time>=\S+ time<\S+$/);
    const count = async () =>
      (await panel.locator('.count').textContent())?.replaceAll(',', '').split(' / ').map(Number);
    await expect
      .poll(async () => {
        const [some = 0, all = 0] = (await count()) ?? [];
        return some > 0 && some < all;
      })
      .toBe(true);
  });
});
