import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const filter = (page: Page): Locator => page.getByRole('searchbox', { name: 'Filter' });
const list = (page: Page): Locator => page.getByRole('listbox');
const chosen = (page: Page): Locator => list(page).getByRole('option', { selected: true });

/** Where the list is long enough on the screen to be chosen from. */
async function chosenOption(page: Page): Promise<string | null> {
  await list(page).waitFor();
  return chosen(page).textContent();
}

describe('the filter box', () => {
  it('offers fields and their values while they are typed, and Enter takes one', async () => {
    const { page, host } = await openPanel();
    await filter(page).pressSequentially('di');
    expect(await chosenOption(page)).toBe('dir:direction');
    await page.keyboard.press('Enter');
    await expect.poll(() => filter(page).textContent()).toMatch(/^dir:/);
    await expect.poll(() => chosen(page).textContent()).toBe('in');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => chosen(page).textContent()).toBe('out');
    await page.keyboard.press('Enter');
    await expect.poll(() => filter(page).textContent()).toBe('dir:out');
    expect(await list(page).count()).toBe(0);
    await expect.poll(() => host.questions.at(-1)?.filter).toBe('dir:out');
    expect(await page.getByRole('button', { name: 'Sent only' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('offers JSON paths of the rows that are there', async () => {
    const { page } = await openPanel({
      prepare: (fake) => (fake.change = (row) => ({ ...row, preview: '{"type":"tick","data":{"price":1}}' })),
    });
    await filter(page).pressSequentially('$.d');
    await expect
      .poll(() => list(page).getByRole('option').allTextContents())
      .toEqual(['$.dataJSON', '$.data.priceJSON']);
  });

  it('colours what it understands and underlines what it does not, with its sentence', async () => {
    const { page } = await openPanel();
    await filter(page).fill('word dir:in "a b" $.x exists -op:nine');
    expect(await page.locator('.filter-field-name').allTextContents()).toEqual(['dir', 'op']);
    expect(await page.locator('.filter-string').allTextContents()).toEqual(['"a b"']);
    const wrong = page.locator('.filter-wrong');
    expect((await wrong.allTextContents()).join('')).toBe('op:nine');
    expect(await wrong.first().getAttribute('title')).toMatch(/^An opcode is/);
  });

  it('closes its list with Escape, then is emptied by it', async () => {
    const { page, host } = await openPanel();
    await filter(page).pressSequentially('a di');
    await list(page).waitFor();
    await page.keyboard.press('Escape');
    await list(page).waitFor({ state: 'detached' });
    expect(await filter(page).textContent()).toBe('a di');
    await page.keyboard.press('Escape');
    await expect.poll(() => filter(page).textContent()).toBe('');
    await expect.poll(() => host.questions.at(-1)?.filter).toBe('');
  });

  it('leads to the rows with the arrow down', async () => {
    const { page } = await openPanel();
    await filter(page).pressSequentially('hello');
    await page.keyboard.press('ArrowDown');
    const grid = page.getByRole('grid', { name: 'Frames' });
    await expect.poll(() => grid.evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('stays one line, and is emptied by its button', async () => {
    const { page, host } = await openPanel();
    await filter(page).fill('a');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('b\nc');
    await expect.poll(() => filter(page).textContent()).toBe('ab c');
    await expect.poll(() => host.questions.at(-1)?.filter).toBe('ab c');
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await expect.poll(() => filter(page).textContent()).toBe('');
    await expect.poll(() => filter(page).evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('is written into by the buttons beside it', async () => {
    const { page } = await openPanel();
    await filter(page).fill('tick');
    await page.getByRole('button', { name: 'Received only' }).click();
    await expect.poll(() => filter(page).textContent()).toBe('tick dir:in');
  });

  it('offers filters of before, and tells what was used', async () => {
    const { page, host } = await openPanel({
      prepare: (fake) => (fake.filters = { recent: ['dir:in -ping'], saved: [{ name: 'Ticks', text: 'tick dir:in' }] }),
    });
    await filter(page).press('Control+Space');
    await expect.poll(() => list(page).getByRole('option').first().textContent()).toBe('tick dir:inTicks');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => filter(page).textContent()).toBe('dir:in -ping');
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => host.calls.filter(({ method }) => method === 'rememberFilter').map(({ params }) => params))
      .toEqual([{ filter: 'dir:in -ping' }]);
  });

  it('finds in all rows: they stay, hits are counted, and one goes from one to the next', async () => {
    const { page, host } = await openPanel();
    const grid = page.getByRole('grid', { name: 'Frames' });
    const count = page.locator('.count');
    const focused = () => grid.locator('.row.focused').getAttribute('data-id');
    await filter(page).fill('tens');
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('10');
    await page.getByRole('button', { name: 'Find in all rows' }).click();
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('100');
    await expect.poll(() => count.textContent()).toBe('10 hits');
    expect(await filter(page).textContent()).toBe('tens');
    await page.getByRole('button', { name: 'Next hit' }).click();
    await expect.poll(focused).toBe('10');
    await expect.poll(() => count.textContent()).toBe('1 / 10 hits');
    host.act('nextHit');
    await expect.poll(focused).toBe('20');
    await filter(page).press('Shift+Enter');
    await expect.poll(focused).toBe('10');
    host.act('previousHit');
    await expect.poll(focused).toBe('100');
    await expect.poll(() => count.textContent()).toBe('10 / 10 hits');
    await filter(page).press('Enter');
    await expect.poll(focused).toBe('10');
    await page.getByRole('button', { name: 'Find in all rows' }).click();
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('10');
    expect(await filter(page).textContent()).toBe('tens');
  });
});
