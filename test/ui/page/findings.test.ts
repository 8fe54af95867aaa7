import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../src/contract/diagnosis.ts';
import { neverOpened } from '../../unit/webview/panel/snapshotOf.ts';
import { notFound, remarked, untrusted } from './support/diagnoses.ts';
import type { FakePanelHost } from './support/fakePanelHost.ts';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const url = 'wss://feed.example/feed';
const failure = { code: 'any', message: `${url} could not be connected.`, cause: 'Why.', remedy: 'What helps.' };

/** A panel whose connection failed. */
async function refused(diagnosis: Diagnosis | null, size?: { width: number; height: number }) {
  const opened = await openPanel({
    ...(size && { size }),
    prepare: (host) => (host.snapshot = neverOpened({ state: 'connecting', url, started: Date.UTC(2026, 5, 1) })),
  });
  opened.host.diagnosis = diagnosis;
  opened.host.tell({ state: 'closed', failure });
  await opened.page.getByText(failure.message).waitFor();
  return opened;
}

async function warned(changes: Parameters<FakePanelHost['tell']>[0] = {}) {
  const opened = await openPanel({ prepare: (host) => (host.diagnosis = remarked) });
  opened.host.tell(changes);
  return opened;
}

const tab = (page: Page) => page.getByRole('tab', { name: /^Handshake/ });
const causes = (page: Page): Promise<string[]> => page.locator('.finding .cause').allTextContents();

describe('a connection that failed', () => {
  it('shows at once what happened, why, and what to do', async () => {
    const { page } = await refused(untrusted);
    expect(await tab(page).getAttribute('aria-selected')).toBe('true');
    expect(await page.getByRole('tab', { name: 'Handshake, failed' }).count()).toBe(1);
    const [told] = await page.getByRole('alert').allTextContents();
    expect(told).toMatch(/^wss:.* could not be connected\.Error: The authority .*Trust the authority’s certificate/);
    expect(await page.getByRole('article').getAttribute('aria-label')).toBe('Error: tls-unknown-ca');
  });

  it('tells errors first, each with its own button', async () => {
    const { page, host } = await refused(notFound);
    expect(await causes(page)).toEqual([
      'Error: The server knows no such path.',
      'Note: The server redirected to another address, which was followed.',
    ]);
    await page.getByRole('button', { name: 'Use wss://feed.example/feed' }).click();
    await expect.poll(() => host.commands).toEqual(['applyFix']);
    // Of the diagnosis as the host has it, not as it is shown.
    expect(host.lastCommand?.params).toEqual({ finding: 0, code: 'redirect' });
  });

  it('leads to the profile whose fault it is', async () => {
    const { page, host } = await refused(null);
    expect(await page.getByRole('button', { name: 'Open profile' }).count()).toBe(0);
    host.tell({ inProfile: true });
    await page.getByRole('button', { name: 'Open profile' }).click();
    await expect.poll(() => host.commands).toEqual(['openProfile']);
  });

  it('marks that what was sent holds credentials', async () => {
    const { page, host } = await refused(notFound);
    const mark = page.getByText('This capture holds credentials as they were sent');
    expect(await mark.count()).toBe(0);
    host.tell({ credentials: true });
    await mark.waitFor();
  });

  it('can be tried again', async () => {
    const { page, host } = await refused(notFound);
    await page.getByRole('button', { name: 'Connect again' }).click();
    await expect.poll(() => host.commands).toEqual(['reconnect']);
  });

  it('offers to trust the certificate, by keyboard too', async () => {
    const { page, host } = await refused(untrusted);
    const trust = page.getByRole('button', { name: 'Trust CN=Acme authority…' });
    await tab(page).focus();
    await page.keyboard.press('Tab');
    expect(await trust.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => host.commands).toEqual(['applyFix']);
  });

  it('says why a change was not made', async () => {
    const { page, host } = await refused(untrusted);
    host.refusals.applyFix = 'The file could not be written.';
    await page.getByRole('button', { name: 'Trust CN=Acme authority…' }).click();
    await page.getByText('The file could not be written.').waitFor();
  });

  it('shows what strangers wrote as text', async () => {
    const { page } = await refused(notFound);
    expect(await page.locator('.evidence pre').first().textContent()).toContain('Server: <b>nginx</b>');
    expect(await page.locator('b').count()).toBe(0);
  });

  it('folds and unfolds evidence by keyboard', async () => {
    const { page } = await refused(notFound);
    const folded = page.locator('.evidence').nth(1);
    expect(await folded.getAttribute('open')).toBeNull();
    await folded.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.getByText('301 to wss://feed.example/feed').waitFor();
  });

  it('shows where it failed, and what was not reached', async () => {
    const { page } = await refused(untrusted);
    const stages = page.locator('.stage');
    expect((await stages.allTextContents()).map((text) => text.trim().replace(/\s+/g, ' '))).toEqual([
      'Name1.20 ms',
      'Connect12.0 ms',
      'TLS31.0 ms failed here',
      'Upgradenot reached',
    ]);
    await page.getByText('No request was written').waitFor();
  });

  it('shows the certificates, and marks the one that has expired', async () => {
    const { page } = await refused(untrusted);
    await page.getByText('Certificate not verified: its authority is not trusted here').waitFor();
    const certificates = page.locator('.certificate');
    expect(await certificates.count()).toBe(2);
    expect(await certificates.nth(1).locator('summary').textContent()).toContain('expired');
    await certificates.nth(0).getByText('DNS:feed.example, DNS:*.feed.example').waitFor();
  });

  it('shows what was said to the proxy, and what redirects left out', async () => {
    const { page } = await refused(notFound);
    await page.getByText('CONNECT feed.example:443 HTTP/1.1').waitFor();
    await page.getByText('HTTP/1.1 200 Connection established').waitFor();
    await page.getByText('from HTTPS_PROXY').waitFor();
    await page.getByText('Not sent on, because that is another origin: Authorization, Cookie').waitFor();
  });

  it('tells the failure where the doctor has nothing to say', async () => {
    const { page } = await refused(null);
    expect(await page.getByRole('alert').first().textContent()).toContain('could not be connected. Why. What helps.');
    await page.getByText('Nothing was tried.').waitFor();
  });

  it('needs no scrolling to the side in a narrow panel', async () => {
    const { page } = await refused(untrusted, { width: 380, height: 700 });
    const overflow = (selector: string): Promise<number> =>
      page.locator(selector).evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(await overflow('.handshake')).toBe(0);
    expect(await overflow('#root')).toBe(0);
  });
});

describe('a connection with a remark', () => {
  it('stays where the reader was, and hints at it', async () => {
    const { page } = await warned();
    const hint = page.getByRole('button', { name: '1 warning' });
    await hint.waitFor();
    expect(await tab(page).getAttribute('aria-selected')).toBe('false');
    await hint.click();
    await page.getByText('The server chose none of the subprotocols').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Connect again' }).count()).toBe(0);
  });

  it('has no hint without one', async () => {
    const { page, host } = await openPanel();
    host.diagnosis = { ...remarked, findings: [] };
    host.tell({ state: 'closing' });
    await page.getByText('Closing', { exact: true }).waitFor();
    await expect.poll(() => host.calls.filter(({ method }) => method === 'diagnosis').length).toBeGreaterThan(1);
    expect(await page.locator('.hint').count()).toBe(0);
  });
});

describe('a certificate that nobody verified', () => {
  const badge = (page: Page) => page.getByRole('button', { name: /^Certificate not verified/ });

  it('is told in the header with its reason as long as the connection lives', async () => {
    const { page, host } = await openPanel();
    host.tell({ unverified: { reason: 'CERT_HAS_EXPIRED' } });
    await badge(page).waitFor();
    expect(await badge(page).getAttribute('title')).toContain('it has expired (CERT_HAS_EXPIRED)');
    host.tell({ state: 'closing' });
    await page.getByText('Closing', { exact: true }).waitFor();
    expect(await badge(page).count()).toBe(1);
    host.tell({ state: 'closed', ended: 9_000 });
    await badge(page).waitFor({ state: 'detached' });
  });

  it('leads to the certificate', async () => {
    const { page, host } = await openPanel();
    host.tell({ unverified: {} });
    await badge(page).click();
    expect(await tab(page).getAttribute('aria-selected')).toBe('true');
  });
});
