import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const row = (page: Page, id: number) => page.locator(`#rows .row[data-id="${id}"]`);
const selected = (page: Page) =>
  page
    .locator('#rows .row[aria-selected="true"]')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['id']));
const placeOf = async (page: Page, id: number) => Math.round((await row(page, id).boundingBox())?.y ?? -1);

it('position, selection and not following survive a filter, its end, other tabs and a reload of the page', async () => {
  const { page, host } = await openPanel({ prepare: (fake) => (fake.frames = 10_000) });
  await page.getByRole('searchbox', { name: 'Filter' }).waitFor();
  await page.locator('#rows').press('Home');
  for (let times = 0; times < 8; times++) await page.locator('#rows').press('PageDown');
  const [last] = await selected(page);
  const near = Number(last) - (Number(last) % 10);
  await row(page, near).click();
  const place = await placeOf(page, near);
  const expectKept = async (what: string): Promise<void> => {
    await expect.poll(() => selected(page), { message: what }).toEqual([String(near)]);
    await expect.poll(() => placeOf(page, near), { message: what }).toBe(place);
  };

  await page.getByRole('searchbox', { name: 'Filter' }).fill('x');
  await expect.poll(() => page.locator('#rows').getAttribute('aria-rowcount')).toBe('1000');
  await expectKept('filtered');
  // Nothing matches for a while.
  await page.getByRole('searchbox', { name: 'Filter' }).fill('none');
  await expect.poll(() => page.locator('#rows').getAttribute('aria-rowcount')).toBe('0');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('');
  await expectKept('not filtered any more');
  await page.getByRole('tab', { name: 'Statistics' }).click();
  await page.getByRole('tab', { name: 'Frames' }).click();
  await expectKept('another tab');

  // New rows come in meanwhile.
  host.frames = 12_000;
  host.tell();
  await expect.poll(() => page.locator('#rows').getAttribute('aria-rowcount')).toBe('12000');
  await expectKept('new rows');
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('state'))).toContain(`"selected":[${near}]`);
  const { top } = await page.evaluate(() => JSON.parse(sessionStorage.getItem('state')!) as { top: number });
  await page.reload();
  await row(page, near).waitFor();
  await expect.poll(() => selected(page)).toEqual([String(near)]);
  await expect.poll(() => page.locator('#rows .row').first().getAttribute('data-id')).toBe(String(top));
  // The keyboard goes on from there.
  await expect.poll(() => page.locator('#rows').getAttribute('aria-activedescendant')).not.toBeNull();
  await page.locator('#rows').press('ArrowDown');
  await expect.poll(() => selected(page)).toEqual([String(near + 1)]);

  await page.locator('#rows').press('End');
  await row(page, 12_000).waitFor();
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('state'))).toContain('"following":true');
  await page.reload();
  await row(page, 12_000).waitFor();
  host.frames = 12_345;
  host.tell();
  await row(page, 12_345).waitFor();
});

it('several selected rows are dragged as payloads, and a click selects one of them again', async () => {
  const { page } = await openPanel();
  await row(page, 95).click();
  await row(page, 97).click({ modifiers: ['Shift'] });
  await expect.poll(() => selected(page)).toEqual(['95', '96', '97']);
  const carried = await row(page, 96).evaluate((element) => {
    const dataTransfer = new DataTransfer();
    element.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }));
    return JSON.parse(dataTransfer.getData('ResourceURLs')) as string[];
  });
  expect(carried.map((address) => /%20(\d+)\.txt/.exec(address)?.[1])).toEqual(['95', '96', '97']);
  await row(page, 96).click();
  await expect.poll(() => selected(page)).toEqual(['96']);
});
