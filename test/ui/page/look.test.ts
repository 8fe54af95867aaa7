import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';
import { themeNames } from './support/themes.ts';

closesBrowser();

const row = (page: Page, id: number): Locator => page.locator(`#rows .row[data-id="${id}"]`);
const heightOf = async (of: Locator): Promise<number> => (await of.boundingBox())?.height ?? 0;

it.each(themeNames)('in the theme %s a row that is selected is told from the one under the pointer', async (theme) => {
  const { page } = await openPanel({ theme });
  const looks = (id: number) =>
    row(page, id).evaluate((one) => {
      const { backgroundColor, outlineStyle, outlineColor } = getComputedStyle(one);
      return outlineColor.endsWith(', 0)') ? backgroundColor : `${outlineStyle} ${outlineColor}`;
    });
  await row(page, 95).click();
  await page.getByRole('searchbox', { name: 'Filter' }).focus();
  await row(page, 97).hover();
  const [selected, hovered, other] = [await looks(95), await looks(97), await looks(98)];
  expect(selected).toMatch(/^solid/);
  expect(new Set([selected, hovered, other]).size).toBe(3);
});

it('a row that the decoder cannot read says why, and where', async () => {
  const refused = { title: 'JSON-RPC 2.0', failure: 'This is no JSON.', offset: 34 };
  const { page } = await openPanel({
    prepare: (fake) => (fake.change = (one) => (one.id === 97 ? { ...one, refused } : one)),
  });
  const sign = row(page, 97).getByTitle('Not JSON-RPC 2.0. This is no JSON. At byte 34 (0x22).');
  await sign.locator('.codicon').waitFor();
  expect(await row(page, 97).textContent()).toContain('row 97');
  expect(await page.locator('#rows .codicon-question').count()).toBe(1);
});

describe('the settings of the table', () => {
  it('take effect at once, and the rows stay where they are', async () => {
    const { page, host } = await openPanel({
      prepare: (fake) => {
        fake.frames = 10_000;
        fake.look = { ...fake.look, density: 'compact', times: 'utc' };
        fake.change = (one) => ({ ...one, gap: 4 });
        fake.snapshot = { ...fake.snapshot, opened: 0 };
      },
    });
    await expect.poll(() => heightOf(row(page, 10_000))).toBe(18);
    expect(await page.locator('.headings .cell-time').textContent()).toBe('UTC');
    await row(page, 9_990).click();
    const first = (await page.locator('#rows .row').first().getAttribute('data-id'))!;
    for (const [density, height] of [
      ['comfortable', 28],
      ['normal', 22],
    ] as const) {
      host.set({ density });
      await expect.poll(() => heightOf(row(page, Number(first)))).toBe(height);
      // The last of the rows that are seen is drawn, too.
      const box = (await page.locator('#rows').boundingBox())!;
      const fits = Math.floor(box.height / height);
      await expect.poll(() => page.locator('#rows .row[data-id]').count()).toBeGreaterThanOrEqual(Math.min(fits, 10));
    }
    const time = row(page, Number(first)).locator('.cell-time');
    host.set({ times: 'sincePrevious' });
    await expect.poll(() => time.textContent()).toBe('+4.00 ms');
    host.set({ times: 'sinceOpen' });
    await expect.poll(() => time.textContent()).toMatch(/^\d{2,}:\d\d:\d\d\.\d{3}$/);
    expect(await page.getByRole('columnheader', { name: 'Since open' }).count()).toBe(1);
  });

  it('say how many rows are selected together, which is told where there are more', async () => {
    const { page, host } = await openPanel({ prepare: (fake) => (fake.look = { ...fake.look, selectionLimit: 7 }) });
    await row(page, 100).click();
    await page.locator('#rows').press('Control+a');
    await page.getByText('7 rows are selected, the most at a time').waitFor();
    await expect
      .poll(() => host.calls.findLast(({ method }) => method === 'select')?.params)
      .toHaveProperty('ids.length', 7);
    await row(page, 99).click();
    await page.getByText('7 rows are selected').waitFor({ state: 'detached' });
  });
});
