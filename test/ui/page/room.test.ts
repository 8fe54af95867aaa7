import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const widths = [420, 523, 640, 720, 800, 920, 1010, 1083, 1200, 1400];

it('the filter and the composer have room at any width, and rows that come move nothing', async () => {
  const { page, host } = await openPanel();
  await page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-family', 'DejaVu Sans'));
  const filter = page.getByRole('searchbox', { name: 'Filter' });
  const message = page.getByRole('textbox', { name: 'Message' });
  await filter.fill('x');
  const count = page.locator('.count');
  for (const width of widths) {
    await page.setViewportSize({ width, height: 500 });
    const places: string[] = [];
    for (const frames of [100, 5_000, 12_345, 1_000_000]) {
      host.frames = frames;
      host.tell();
      await expect.poll(() => count.textContent()).toContain(frames.toLocaleString('en'));
      const bar = await page.locator('.view-bar').boundingBox();
      places.push(`${bar?.height} ${(await filter.boundingBox())?.y}`);
      const end = await page.locator('.rows-bar').evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(end, `over the edge at ${width} pixels with ${frames} rows`).toBe(0);
    }
    expect(new Set(places), `at ${width} pixels`).toHaveProperty('size', 1);
    expect((await page.locator('.filter-box').boundingBox())?.width, `filter at ${width} pixels`).toBeGreaterThan(140);
    expect((await message.boundingBox())?.width, `composer at ${width} pixels`).toBeGreaterThan(250);
    const parts = page.locator('.composer-kind, .composer-actions, .composer .message-box');
    const boxes = await Promise.all((await parts.all()).map((part) => part.boundingBox()));
    expect(overlapping(boxes), `composer at ${width} pixels`).toBe(false);
    const menus = await page.locator('.composer-kind').evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(menus, `menus at ${width} pixels`).toBe(0);
  }
});

it.each([420, 519, 520, 639, 640, 1000])(
  'the composer of %i pixels keeps no empty room below it, also for what was sent',
  async (width) => {
    const { page } = await openPanel({ size: { width, height: 500 } });
    const message = page.getByRole('textbox', { name: 'Message' });
    const bottomOf = async (what: Locator): Promise<number> => {
      const bounds = (await what.boundingBox())!;
      return bounds.y + bounds.height;
    };
    const parts = await page.locator('.composer-kind, .composer-actions, .composer .message-box').all();
    const lowest = Math.max(...(await Promise.all(parts.map(bottomOf))));
    // The padding of the row.
    expect(Math.round(500 - lowest)).toBe(8);
    // A row is selected, so that the table does not follow.
    await page.getByRole('row').filter({ hasText: 'row 95' }).click();
    await message.fill('hello');
    const before = await message.boundingBox();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const sent = page.locator('.sent-status');
    await sent.getByRole('button', { name: 'Show' }).waitFor();
    expect(await message.boundingBox()).toEqual(before);
    const others = await page.locator('.composer-kind .dropdown, .composer-actions > :not(.sent-status)').all();
    const boxes = await Promise.all(others.map((other) => other.boundingBox()));
    const place = (await sent.boundingBox())!;
    expect(boxes.filter((box) => box !== null && meets(box, place))).toEqual([]);
    expect(await bottomOf(sent)).toBeLessThanOrEqual(500);
  },
);

type Box = { x: number; y: number; width: number; height: number } | null;

function overlapping(boxes: readonly Box[]): boolean {
  return boxes.some((a, at) => boxes.slice(at + 1).some((b) => a === null || b === null || meets(a, b)));
}

function meets(a: NonNullable<Box>, b: NonNullable<Box>): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
