import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const grid = (page: Page) => page.getByRole('grid', { name: 'Frames' });
const slider = (page: Page) => page.locator('.slider');
const firstRow = (page: Page) => grid(page).getByRole('row').first();
const lastRow = (page: Page) => grid(page).getByRole('row').last();

async function openLong(frames = 1_000_000) {
  const opened = await openPanel({ prepare: (fake) => (fake.frames = frames) });
  await expect.poll(() => lastRow(opened.page).textContent()).toContain(`row ${frames}`);
  return opened;
}

async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await slider(page).boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

describe('the scroll bar', () => {
  it('brings the first of a million rows by dragging, and the last', async () => {
    const { page } = await openLong();
    const from = await middleOf(page);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, 0, { steps: 5 });
    await expect.poll(() => firstRow(page).textContent()).toContain('row 1');
    expect(await firstRow(page).getAttribute('aria-rowindex')).toBe('1');
    await page.mouse.move(from.x, 600, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => lastRow(page).getAttribute('aria-rowindex')).toBe('1000000');
  });

  it('comes to where it is pressed', async () => {
    const { page } = await openLong();
    const track = (await page.locator('.scrollbar').boundingBox())!;
    await page.mouse.click(track.x + 5, track.y + track.height / 2);
    await expect
      .poll(async () => Math.abs(Number(await firstRow(page).getAttribute('aria-rowindex')) - 500_000))
      .toBeLessThan(2_000);
    expect(Math.abs((await middleOf(page)).y - (track.y + track.height / 2))).toBeLessThan(2);
  });

  it('is not there where everything fits', async () => {
    const { page } = await openLong(5);
    expect(await slider(page).count()).toBe(0);
  });

  it('goes with the wheel', async () => {
    const { page } = await openLong();
    const before = Number(await firstRow(page).getAttribute('aria-rowindex'));
    await grid(page).hover();
    await page.mouse.wheel(0, -220);
    await expect.poll(() => firstRow(page).getAttribute('aria-rowindex')).toBe(String(before - 10));
  });
});

describe('what comes in', () => {
  it('is followed, and told to screen readers', async () => {
    const { page, host } = await openLong(100);
    host.frames = 105;
    host.tell();
    await expect.poll(() => lastRow(page).textContent()).toContain('row 105');
    await expect.poll(() => page.getByRole('log').textContent()).toBe('5 new rows, 105 rows in all');
  });

  it('moves nothing, and is not told, while the reader is elsewhere', async () => {
    const { page, host } = await openLong(100);
    await grid(page).press('Home');
    await expect.poll(() => firstRow(page).getAttribute('aria-selected')).toBe('true');
    host.frames = 105;
    host.tell();
    await expect.poll(() => grid(page).getAttribute('aria-rowcount')).toBe('105');
    expect(await firstRow(page).getAttribute('aria-rowindex')).toBe('1');
    expect(await page.getByRole('log').textContent()).toBe('');
  });
});

describe('a message that is still being inflated', () => {
  it('has its row, which is filled in as soon as that is known', async () => {
    const { page, host } = await openPanel({
      prepare: (fake) => {
        fake.frames = 3;
        fake.change = (row) => (row.id === 2 ? { ...row, preview: '', payloadLength: 0, inflating: true } : row);
      },
    });
    const row = grid(page).getByRole('row').nth(1);
    await expect.poll(() => row.textContent()).toContain('inflating…');
    host.change = (row) => row;
    await expect.poll(() => row.textContent()).toContain('row 2');
    expect(await row.textContent()).not.toContain('inflating');
  });
});

describe('a closed connection whose rows are not here yet', () => {
  it('is not said to have none', async () => {
    const { page, host } = await openPanel({
      prepare(fake) {
        fake.refusals.window = 'The capture cannot be read.';
        fake.tell({ state: 'closed' });
      },
    });
    await page.getByText('The capture cannot be read.').waitFor();
    expect(await page.getByText('No frames were captured.').count()).toBe(0);
    delete host.refusals.window;
    host.frames = 0;
    host.tell();
    await page.getByText('No frames were captured.').waitFor();
  });
});

describe('the capture of a file', () => {
  it('begins at its first row, and is not followed', async () => {
    const { page } = await openPanel({
      still: true,
      prepare: (fake) =>
        fake.tell({ state: 'closed', file: { path: '/a.wscap', words: 'A capture.', connections: 1 } }),
    });
    await expect.poll(() => firstRow(page).textContent()).toContain('row 1');
    expect(await page.getByRole('button', { name: 'Follow newest' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Save as profile' }).waitFor();
  });
});
