import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { remarked, untrusted } from './support/diagnoses.ts';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const failure = { code: 'connection-lost', message: 'It was lost.', cause: 'It was reset.', remedy: 'Wait.' };
/** Far enough away that no second of it passes while a test looks. */
const inAnHour = (): number => Date.now() + 3_600_000;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const stateOf = (page: Page) => page.locator('.panel-header .state');

describe('a connection that is made again', () => {
  it('says when, and which attempt it is', async () => {
    const { page, host } = await openPanel();
    host.tell({ state: 'reconnecting', reconnecting: { attempt: 2, of: 10, at: inAnHour() }, failure });
    await expect.poll(() => stateOf(page).textContent()).toMatch(/^Reconnectingin 3600 s \(attempt 2 of 10\)$/);
    expect(await stateOf(page).getAttribute('title')).toBe('It was lost.\nIt was reset.');
    expect(await page.getByRole('status').first().textContent()).toBe('Reconnecting, attempt 2 of 10');
  });

  it('need not be waited for', async () => {
    const { page, host } = await openPanel();
    host.tell({ state: 'reconnecting', reconnecting: { attempt: 1, of: 10, at: inAnHour() } });
    await button(page, 'Now').click();
    await expect.poll(() => host.commands).toEqual(['reconnectNow']);
    host.tell({ state: 'reconnecting', reconnecting: { attempt: 1, of: 10 } });
    await expect.poll(() => stateOf(page).textContent()).toBe('Reconnecting(attempt 1 of 10)');
    await expect.poll(() => button(page, 'Now').isDisabled()).toBe(true);
  });

  it('can be left', async () => {
    const { page, host } = await openPanel();
    host.tell({ state: 'reconnecting', reconnecting: { attempt: 1, of: 10, at: inAnHour() } });
    await button(page, 'Stop').click();
    await expect.poll(() => host.commands).toEqual(['close']);
    host.tell({ state: 'closed', reconnecting: undefined as never, ended: 9_000 });
    await button(page, 'Stop').waitFor({ state: 'detached' });
  });

  it('shows why the last attempt failed, and stays where the reader is', async () => {
    const { page, host } = await openPanel({ prepare: (fake) => (fake.diagnosis = remarked) });
    host.diagnosis = untrusted;
    host.tell({ state: 'reconnecting', reconnecting: { attempt: 2, of: 3, at: inAnHour() }, findings: 1 });
    await button(page, '1 error').click();
    await page.locator('.finding .cause').getByText('The authority “CN=Acme authority”').waitFor();
    await page.locator('.stage-failed').getByText('TLS').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('says nothing of a certificate while there is no connection', async () => {
    const { page, host } = await openPanel();
    host.tell({ unverified: {} });
    await page.locator('.unverified').waitFor();
    host.tell({ state: 'reconnecting', reconnecting: { attempt: 1, of: 3, at: inAnHour() } });
    await page.locator('.unverified').waitFor({ state: 'detached' });
  });
});
