import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { feedStatistics, statisticsOf } from '../../unit/webview/statistics/statisticsOf.ts';
import { closesBrowser, openPanel, type OpenPanelOptions } from './support/openPanel.ts';

closesBrowser();

const filterText = (page: Page) => page.getByRole('searchbox', { name: 'Filter' }).textContent();
const statisticsTab = (page: Page): Locator => page.getByRole('tab', { name: 'Statistics' });

async function openStatistics(options: OpenPanelOptions & { statistics?: ReturnType<typeof statisticsOf> } = {}) {
  const { statistics = feedStatistics(), prepare, ...rest } = options;
  const opened = await openPanel({
    ...rest,
    prepare: (fake) => {
      fake.statistics = statistics;
      prepare?.(fake);
    },
  });
  await statisticsTab(opened.page).click();
  return opened;
}

describe('the statistics', () => {
  it('are shown in their tab, and asked for while they are', async () => {
    const { page, host } = await openStatistics();
    await page.getByRole('img', { name: /^Frames a second: received .* at most; sent/ }).waitFor();
    expect(await page.getByRole('table').count()).toBe(3);
    await page.getByRole('tab', { name: 'Frames' }).click();
    await page.getByRole('grid', { name: 'Frames' }).waitFor();
    const asked = host.calls.filter(({ method }) => method === 'statistics').length;
    expect(asked).toBeGreaterThan(0);
  });

  it('say that there are none', async () => {
    const { page } = await openStatistics({ statistics: statisticsOf() });
    await page.getByText('No frame has passed yet.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });
});

describe('a range', () => {
  it('is drawn with the pointer, filters the table, and is cleared', async () => {
    const { page, host } = await openStatistics({
      prepare: (fake) => (fake.snapshot = { ...fake.snapshot, state: 'closed' }),
    });
    const area = page.locator('.brush');
    const { x, y, width } = (await area.boundingBox())!;
    await page.mouse.move(x + width / 4 + 2, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 - 2, y + 40, { steps: 3 });
    await page.mouse.up();
    await page.getByText('12:00:30 to 12:01:00, 30.00 s').waitFor();
    await page.getByRole('button', { name: 'Show rows' }).click();
    await expect.poll(() => host.questions.at(-1)?.filter).toBe('time>=12:00:30 time<12:01:00');
    await expect.poll(() => filterText(page)).toBe('time>=12:00:30 time<12:01:00');
    await statisticsTab(page).click();
    await page.getByRole('button', { name: 'Clear the range' }).click();
    await page.getByText('Drag over the charts').waitFor();
    await page.getByRole('tab', { name: 'Frames' }).click();
    await expect.poll(() => host.questions.at(-1)?.filter).toBe('');
  });
});
