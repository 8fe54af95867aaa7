import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { feedStatistics } from '../../unit/webview/statistics/statisticsOf.ts';
import { screenshot } from '../support/screenshot.ts';
import { notFound } from './support/diagnoses.ts';
import { closesBrowser, openInspector, openPanel } from './support/openPanel.ts';

closesBrowser();

/** What has words of its own and less room than they need. Payloads are cut by their column. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parts = document.querySelectorAll<HTMLElement>(
      'button, vscode-button, [role=tab], .headings .cell, h1, h2, dt, label, th, .total, .cell-kind',
    );
    return [...parts]
      .filter((part) => part.offsetParent !== null && getComputedStyle(part).overflowX !== 'visible')
      .filter((part) => part.scrollWidth > part.clientWidth + 1)
      .map((part) => `${part.className}: ${part.textContent}`);
  });
const aside = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each([700, 1200])('in German a panel of %s pixels', (width) => {
  it('has room for its words', async () => {
    const { page } = await openPanel({
      language: 'de',
      size: { width, height: 700 },
      prepare: (host) => {
        host.statistics = feedStatistics();
        host.diagnosis = notFound;
      },
    });
    await page.getByRole('textbox', { name: 'Nachricht' }).waitFor();
    for (const name of ['Frames', 'Handshake', 'Statistik']) {
      await page.getByRole('tab', { name }).click();
      await page.getByRole('tabpanel').locator('*').first().waitFor();
      if (name === 'Statistik') await page.getByRole('img').first().waitFor();
      await screenshot(page, `german ${width} ${name}`);
      expect(await cut(page), name).toEqual([]);
      expect(await aside(page), name).toBe(0);
    }
    await page.getByRole('tab', { name: 'Frames' }).click();
    await page.getByRole('button', { name: 'Erweitertes Senden…' }).click();
    await page.getByRole('dialog').waitFor();
    await screenshot(page, `german ${width} sending`);
    expect(await cut(page), 'sending').toEqual([]);
  });
});

it('in German the Frame Inspector has room for its words', async () => {
  const hex = Buffer.from('{"type":"tick","sym":"BTC"}').toString('hex');
  const { page } = await openInspector({ hex, kind: 'text' }, { language: 'de' });
  await page.getByRole('tree', { name: 'JSON' }).waitFor();
  for (const at of [0, 1]) await page.locator('.fold').nth(at).click();
  await screenshot(page, 'german inspector');
  expect(await cut(page)).toEqual([]);
  expect(await aside(page)).toBe(0);
});
