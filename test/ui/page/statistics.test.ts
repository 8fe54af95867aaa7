import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { feedStatistics, statisticsOf } from '../../unit/webview/statistics/statisticsOf.ts';
import type { FakePanelHost } from './support/fakePanelHost.ts';
import { closesBrowser, openPanel, type OpenPanelOptions } from './support/openPanel.ts';

closesBrowser();

const filterText = (page: Page) => page.getByRole('searchbox', { name: 'Filter' }).textContent();
const statisticsTab = (page: Page): Locator => page.getByRole('tab', { name: 'Statistics' });

const closed = (fake: FakePanelHost) => (fake.snapshot = { ...fake.snapshot, state: 'closed' });

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
    for (const name of ['Messages by size', 'Frames by opcode', 'Percentiles']) {
      expect(await page.getByRole('table', { name }).count(), name).toBe(1);
    }
    await page.getByRole('tab', { name: 'Frames' }).click();
    await page.getByRole('grid', { name: 'Frames' }).waitFor();
    const asked = host.calls.filter(({ method }) => method === 'statistics').length;
    expect(asked).toBeGreaterThan(0);
  });

  it('tell messages by their names, and show those of one', async () => {
    const replies = { count: 3, p50: 12, p95: 80, max: 1_200 };
    const names = [
      { name: 'sensors/<b>kitchen</b>', filter: 'mqtt.topic="sensors/<b>kitchen</b>"', in: 12_000, out: 0 },
      { name: 'subscribe', filter: 'mqtt.cmd=subscribe', in: 0, out: 3, replies },
    ];
    const operations = { scanned: 1, names, distinct: 2, more: 0 };
    const { page, host } = await openStatistics({ statistics: { ...feedStatistics(), operations } });
    const table = page.getByRole('table', { name: 'By method, event or topic' });
    await table.waitFor();
    const cells = (row: number) => table.getByRole('row').nth(row).getByRole('cell').allTextContents();
    expect(await table.getByRole('rowheader').allTextContents()).toEqual(names.map(({ name }) => name));
    expect(await cells(1)).toEqual(['12,000', '', '', '']);
    expect(await cells(2)).toEqual(['', '3', '3', '12.0 ms', '80.0 ms', '1.20 s']);
    host.statistics = {
      ...feedStatistics(),
      operations: { ...operations, distinct: 200, more: 7 },
    };
    await page.getByText('2 of the first 200 names; 7 messages have other ones.').waitFor();
    await table.getByRole('button', { name: 'subscribe' }).click();
    await page.getByRole('grid').waitFor();
    expect(await filterText(page)).toBe('mqtt.cmd=subscribe');
  });

  it('say that there are none', async () => {
    const { page } = await openStatistics({ statistics: statisticsOf() });
    await page.getByText('No frame has passed yet.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });

  it('are asked for as long as they are shown, and no longer', async () => {
    const { page, host } = await openStatistics({ prepare: (fake) => (fake.frames = 1_000_000) });
    const asked = () => host.calls.filter(({ method }) => method === 'statistics').length;
    // There is always something left to count.
    host.statistics = { ...feedStatistics(), rows: 1_000_000 };
    await page.getByText('2% of the capture is counted').waitFor();
    const first = asked();
    await expect.poll(asked).toBeGreaterThan(first + 3);
    await page.getByRole('tab', { name: 'Frames' }).click();
    await page.getByRole('grid', { name: 'Frames' }).waitFor();
    const before = asked();
    const questions = host.questions.length;
    // The table asks for news as often as it may: that lasts longer than a turn of the statistics.
    while (host.questions.length < questions + 12) {
      host.tell();
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    expect(asked() - before).toBeLessThanOrEqual(1);
  });

  it('stand where they stood when they change', async () => {
    const { page, host } = await openStatistics();
    const parts = page.locator('.statistics h2, .chart, .range-bar, .total');
    await page.getByText('Traffic over time').waitFor();
    const places = () => parts.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as unknown));
    await page.getByRole('img').first().waitFor();
    const before = await places();
    const feed = feedStatistics();
    const { in: received, out } = feed.directions;
    const more = { ...received, frames: 123_456_789, bytes: 9.99e12, messages: 123_456_789 };
    host.statistics = { ...feed, rows: 123_456_789, scanned: 1_000_000, directions: { in: more, out } };
    host.tell();
    await page.getByText('123,456,789').first().waitFor();
    expect(await places()).toEqual(before);
  });

  it('have their charts in numbers, too', async () => {
    const { page } = await openStatistics({ prepare: closed });
    await page.getByText('The charts in numbers').click();
    const row = page.getByRole('table', { name: 'Traffic over time' }).getByRole('row', { name: /^12:01:59 / });
    await row.waitFor();
    expect(await row.getByRole('cell').allTextContents()).toHaveLength(4);
  });

  it.each([320, 420, 700, 1400])('fit a panel of %s pixels', async (width) => {
    const { page } = await openStatistics({ size: { width, height: 700 } });
    await page.getByRole('img').first().waitFor();
    const view = page.locator('.statistics');
    expect(await view.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });

  it('are told apart without colours', async () => {
    const { page } = await openStatistics();
    await page.emulateMedia({ forcedColors: 'active' });
    const line = (direction: string) => page.locator(`.chart .line-${direction}`).first();
    const look = (direction: string) =>
      line(direction).evaluate((path) => [getComputedStyle(path).stroke, getComputedStyle(path).strokeDasharray]);
    const [received, sent] = [await look('in'), await look('out')];
    expect(received[0]).toBe(sent[0]);
    expect(received[1]).toBe('none');
    expect(sent[1]).not.toBe('none');
    const bar = (direction: string) =>
      page
        .locator(`.bar-${direction}`)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await bar('in')).not.toBe(await bar('out'));
  });

  it('say what they cannot be told for', async () => {
    const { page } = await openStatistics({ prepare: (fake) => (fake.refusals.statistics = 'The disk is gone.') });
    await page.getByRole('alert').getByText('The disk is gone.').waitFor();
  });
});

describe('a range', () => {
  const text = 'time>=12:00:30 time<12:01:00';

  /** From a quarter of the charts to their half. */
  async function draw(page: Page, release = true): Promise<void> {
    const { x, y, width } = (await page.locator('.brush').boundingBox())!;
    await page.mouse.move(x + width / 4 + 2, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 - 2, y + 40, { steps: 3 });
    if (release) await page.mouse.up();
  }

  it('is drawn with the pointer, filters the table, and is cleared', async () => {
    const { page, host } = await openStatistics({ prepare: closed });
    await draw(page);
    await page.getByText('12:00:30 to 12:01:00, 30.00 s').waitFor();
    await page.getByRole('button', { name: 'Show rows' }).click();
    await expect.poll(() => host.questions.at(-1)?.filter).toBe(text);
    await expect.poll(() => filterText(page)).toBe(text);
    await statisticsTab(page).click();
    await page.getByText('12:00:30 to 12:01:00').waitFor();
    await page.getByRole('button', { name: 'Clear the range' }).click();
    await page.getByText('Drag over the charts').waitFor();
    await page.getByRole('tab', { name: 'Frames' }).click();
    await expect.poll(() => host.questions.at(-1)?.filter).toBe('');
  });

  it('goes with a click', async () => {
    const { page } = await openStatistics({ prepare: closed });
    await draw(page);
    await page.getByText('12:00:30 to 12:01:00').waitFor();
    await page.locator('.brush').click({ position: { x: 40, y: 20 } });
    await page.getByText('Drag over the charts').waitFor();
  });

  it('is drawn on charts that stand still', async () => {
    const { page, host } = await openStatistics({ prepare: closed });
    await draw(page, false);
    host.statistics = feedStatistics(240);
    const asked = () => host.calls.filter(({ method }) => method === 'statistics').length;
    const before = asked();
    host.tell();
    await expect.poll(asked).toBeGreaterThan(before + 1);
    expect(await page.getByText('12:03:30').count()).toBe(0);
    await page.mouse.up();
    await page.getByText('12:00:30 to 12:01:00').waitFor();
    await page.getByText('12:03:30').waitFor();
    await page.getByText('12:00:30 to 12:01:00').waitFor();
  });

  it('is set and taken away with the keys, and told by its edges', async () => {
    const { page } = await openStatistics({ prepare: closed });
    const beginning = page.getByRole('slider', { name: 'Beginning of the range' });
    const end = page.getByRole('slider', { name: 'End of the range' });
    await beginning.focus();
    expect(await beginning.getAttribute('aria-valuetext')).toBe('12:00:00, no range');
    await beginning.press('PageUp');
    await beginning.press('ArrowRight');
    expect(await beginning.getAttribute('aria-valuetext')).toBe('12:00:11');
    await page.keyboard.press('Tab');
    await end.press('PageDown');
    expect(await end.getAttribute('aria-valuetext')).toBe('12:01:50');
    await page.getByText('12:00:11 to 12:01:50').waitFor();
    await end.press('Escape');
    await page.getByText('Drag over the charts').waitFor();
  });
});
