import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const filter = (page: Page): Locator => page.getByRole('searchbox', { name: 'Filter' });
const bar = (page: Page): Locator => page.getByRole('progressbar', { name: 'Searching' });
const stop = (page: Page): Locator => page.getByRole('button', { name: 'Stop searching' });
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Frames' });
const box = async (locator: Locator) => locator.boundingBox();

/** A filter over a million frames, of which 412,000 were looked at. */
async function searching() {
  const { page, host } = await openPanel({ prepare: (fake) => (fake.frames = 1_000_000) });
  await expect.poll(() => grid(page).getAttribute('aria-rowcount')).toBe('1000000');
  host.searched = 412_000;
  const places = async () => [await box(filter(page)), await box(grid(page)), await box(page.locator('.count'))];
  const before = await places();
  await filter(page).fill('tens');
  await bar(page).waitFor();
  return { page, host, places, before };
}

describe('a long search', () => {
  it('shows how far it is and what was found, and moves nothing', async () => {
    const { page, host, places, before } = await searching();
    expect(await bar(page).getAttribute('aria-valuenow')).toBe('41');
    expect(await page.locator('.count').textContent()).toBe('41%41,200 / 1,000,000');
    expect(await page.locator('.count').getAttribute('title')).toBe(
      'Searched the first 412,000 of 1,000,000 frames: 41,200 rows match so far.',
    );
    await expect.poll(() => grid(page).getByRole('row').last().textContent()).toContain('row 412000');
    expect((await places()).slice(0, 2)).toEqual(before.slice(0, 2));
    host.searched = 800_000;
    await expect.poll(() => bar(page).getAttribute('aria-valuenow')).toBe('80');
    await expect.poll(() => grid(page).getByRole('row').last().textContent()).toContain('row 800000');
    expect((await places()).slice(0, 2)).toEqual(before.slice(0, 2));
    host.searched = Infinity;
    await bar(page).waitFor({ state: 'detached' });
    expect(await stop(page).count()).toBe(0);
    expect(await page.locator('.count').textContent()).toBe('100,000 / 1,000,000');
    expect((await places()).slice(0, 2)).toEqual(before.slice(0, 2));
  });

  it('lets the rows found so far be scrolled', async () => {
    const { page } = await searching();
    await grid(page).press('Home');
    await expect.poll(() => grid(page).getByRole('row').first().textContent()).toContain('row 10');
    await expect.poll(() => grid(page).getAttribute('aria-rowcount')).toBe('41200');
  });

  it.each(['its button', 'Escape in the filter', 'Escape in the table'])(
    'is stopped by %s, and goes on',
    async (how) => {
      const { page, host } = await searching();
      if (how === 'its button') await stop(page).click();
      else await (how === 'Escape in the filter' ? filter(page) : grid(page)).press('Escape');
      const notice = page.locator('.notice').filter({ hasText: 'Searched the first' });
      expect(await notice.locator('.notice-words').textContent()).toBe(
        'Searched the first 412,000 of 1,000,000 frames: 41,200 rows match.',
      );
      expect(await bar(page).count()).toBe(0);
      expect(await filter(page).textContent()).toBe('tens');
      await expect.poll(() => host.questions.at(-1)).toMatchObject({ filter: 'tens', search: false });
      if (how === 'its button') expect(await filter(page).evaluate((it) => it === document.activeElement)).toBe(true);

      host.searched = 500_000;
      await notice.getByRole('button', { name: 'Continue' }).click();
      await bar(page).waitFor();
      expect(await notice.count()).toBe(0);
      expect(host.questions.at(-1)).not.toHaveProperty('search');
      expect(await grid(page).evaluate((it) => it === document.activeElement)).toBe(true);
    },
  );

  it('ends with its filter', async () => {
    const { page, host } = await searching();
    await stop(page).click();
    await page.locator('.notice').waitFor();
    host.searched = Infinity;
    await filter(page).fill('other');
    await page.locator('.notice').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.count').textContent()).toBe('100,000 / 1,000,000');
  });

  it('that has found nothing yet says so in the place of rows', async () => {
    const { page, host } = await openPanel({
      prepare: (fake) => Object.assign(fake, { frames: 1_000_000, searched: 100_000 }),
    });
    await filter(page).fill('none');
    await page.getByText('Searching… 10%').waitFor();
    await filter(page).press('Escape');
    await page.getByText('No row matches so far.').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    host.searched = Infinity;
    await page.getByText('No row matches the filter.').waitFor();
  });

  it('is told to screen readers: that it goes on, and what came of it', async () => {
    const { page, host } = await searching();
    const said = page.getByRole('log');
    await expect.poll(() => said.textContent()).toBe('Searching, 41 percent: 41,200 rows');
    host.searched = Infinity;
    await expect.poll(() => said.textContent()).toBe('Search finished: 100,000 rows');
  });
});

describe('the notes on a filter', () => {
  it('hang below it, name what they are about, and move nothing', async () => {
    const { page, host } = await openPanel();
    host.notes = [{ from: 0, to: 6, text: 'There is no direction “up”.' }];
    const before = await box(grid(page));
    await filter(page).fill('dir:up');
    const notes = page.locator('#filter-notes');
    await expect.poll(() => notes.textContent()).toBe('dir:up There is no direction “up”.');
    expect(await filter(page).getAttribute('aria-describedby')).toBe('filter-notes');
    expect(await box(grid(page))).toEqual(before);
    const [field, hanging] = [await box(filter(page)), await box(notes)];
    expect(hanging!.y).toBeGreaterThanOrEqual(field!.y + field!.height - 1);
    host.notes = [];
    await filter(page).fill('dir:in');
    await notes.waitFor({ state: 'hidden' });
  });

  it('leave the rows in sight, however many there are', async () => {
    const note = { from: 0, to: 1, text: 'There is no opening parenthesis for this one.' };
    const { page } = await openPanel({ prepare: (host) => (host.notes = Array.from({ length: 200 }, () => note)) });
    await page.getByRole('searchbox', { name: 'Filter' }).fill(')');
    const notes = page.locator('#filter-notes');
    await notes.waitFor();
    expect((await notes.boundingBox())?.height).toBeLessThan(140);
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    await page.locator('#rows .row').last().click();
  });
});
