import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const opener = (page: Page) => page.getByRole('button', { name: 'Choose data' });
const form = (page: Page) => page.getByRole('dialog', { name: 'Ping with data' });
const field = (page: Page) => form(page).getByRole('textbox');

describe('the form of a ping', () => {
  it('opens below its button with the field ready, within the window', async () => {
    const { page } = await openPanel({ size: { width: 520, height: 400 } });
    await opener(page).click();
    await form(page).waitFor();
    await page.keyboard.type('keep-alive');
    await expect.poll(() => field(page).inputValue()).toBe('keep-alive');
    const { x, width } = (await form(page).boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(520);
  });

  it('sends what was typed by Enter, and closes', async () => {
    const { page, host } = await openPanel();
    await opener(page).click();
    await field(page).fill('0x0102');
    await field(page).press('Enter');
    await form(page).waitFor({ state: 'detached' });
    expect(host.lastCommand).toEqual({ method: 'ping', params: { data: '0x0102' } });
  });

  it('sends a pong that nobody asked for, by the keyboard too', async () => {
    const { page, host } = await openPanel();
    await opener(page).click();
    await field(page).fill('alive');
    await form(page).getByRole('button', { name: 'Send as pong' }).press('Enter');
    await form(page).waitFor({ state: 'detached' });
    expect(host.calls.filter(({ method }) => method === 'ping' || method === 'pong')).toEqual([
      { method: 'pong', params: { data: 'alive' } },
    ]);
  });

  it('stays with what was typed where it is refused, and says why', async () => {
    const { page, host } = await openPanel();
    host.refusals.ping = 'The ping was too long.';
    await opener(page).click();
    await field(page).fill('long');
    await form(page).getByRole('button', { name: 'Send with data' }).click();
    await form(page).getByText('The ping was too long.').waitFor();
    expect(await field(page).inputValue()).toBe('long');
  });

  it.each(['Escape', 'a click elsewhere'])('is closed by %s', async (how) => {
    const { page, host } = await openPanel();
    await opener(page).click();
    await form(page).waitFor();
    if (how === 'Escape') await page.keyboard.press('Escape');
    else await page.getByRole('grid', { name: 'Frames' }).click({ position: { x: 200, y: 100 } });
    await form(page).waitFor({ state: 'detached' });
    expect(host.commands).toEqual([]);
    if (how === 'Escape') {
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Choose data');
    }
  });

  it('closes with the connection', async () => {
    const { page, host } = await openPanel();
    await opener(page).click();
    host.tell({ state: 'closed', ended: 3_000 });
    await form(page).waitFor({ state: 'detached' });
  });
});

describe('the form of a close frame', () => {
  it('has a code in it that is replaced by what is typed', async () => {
    const { page, host } = await openPanel();
    await page.getByRole('button', { name: 'Choose code and reason' }).click();
    const dialog = page.getByRole('dialog', { name: 'Close with code and reason' });
    await dialog.getByText('Code: 1000 to 1003, 1007 to 1014 or 3000 to 4999; empty for none').waitFor();
    await page.keyboard.type('1001');
    await page.keyboard.press('Enter');
    await expect.poll(() => host.lastCommand).toEqual({ method: 'close', params: { code: 1001 } });
  });
});
