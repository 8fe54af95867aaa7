import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter' });
const grid = (page: Page) => page.getByRole('grid', { name: 'Frames' });
const focused = (page: Page) => page.locator('.row.focused').getAttribute('data-id');
const among = (page: Page) => page.locator('.filter-among');
const hasFocus = (page: Page, id: string) => page.evaluate((given) => document.activeElement?.id === given, id);

async function openAt(id: number) {
  const opened = await openPanel();
  await opened.page.locator(`.row[data-id="${id}"]`).click();
  return opened;
}

describe('typing in the table', () => {
  it('finds what is typed from the selected row on, and leads back with Escape', async () => {
    const { page } = await openAt(93);
    await page.keyboard.type('bfn');
    // Also where the box comes only after the first keys.
    await expect.poll(() => filter(page).textContent()).toBe('bfn');
    await expect.poll(() => focused(page)).toBe('100');
    await expect.poll(() => page.locator('.count').textContent()).toBe('10 / 10 hits');
    expect(await grid(page).getAttribute('aria-rowcount')).toBe('100');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('10');
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus(page, 'rows')).toBe(true);
    await expect.poll(() => filter(page).textContent()).toBe('');
    expect(await focused(page)).toBe('10');
  });

  it('looks among the rows of the filter, which is shown beside it and comes back', async () => {
    const { page, host } = await openPanel();
    await filter(page).fill('dir:in or <b>');
    await expect.poll(() => grid(page).getAttribute('aria-rowcount')).toBe('10');
    const before = await grid(page).boundingBox();
    // Not by ArrowDown: it chooses among the suggestions where they have come.
    await grid(page).focus();
    await page.keyboard.type('x');
    await expect.poll(() => among(page).textContent()).toBe('Found among the rows of: dir:in or <b>');
    await expect.poll(() => host.questions.map((query) => query.filter)).toContain('(dir:in or <b>) (x');
    expect(await grid(page).getAttribute('aria-rowcount')).toBe('10');
    expect(await grid(page).boundingBox()).toEqual(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => filter(page).textContent()).toBe('dir:in or <b>');
    expect(await among(page).count()).toBe(0);
  });

  it('is not what modifiers, spaces and the arrow keys do', async () => {
    const { page } = await openAt(93);
    for (const key of ['Control+b', 'Alt+n', 'Space', 'ArrowUp', 'Shift+ArrowUp', 'Control+c', 'F2']) {
      await page.keyboard.press(key);
    }
    expect(await filter(page).textContent()).toBe('');
    expect(await hasFocus(page, 'rows')).toBe(true);
  });
});

describe('the focus of the page', () => {
  it('goes back to where it was when the window had it meanwhile', async () => {
    const { page } = await openPanel();
    const box = page.getByRole('textbox', { name: 'Message' });
    const comesBack = () =>
      page.evaluate(() => {
        (document.activeElement as HTMLElement).blur();
        window.dispatchEvent(new FocusEvent('focus'));
      });
    await comesBack();
    expect(await hasFocus(page, 'rows')).toBe(true);
    await box.click();
    await comesBack();
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
