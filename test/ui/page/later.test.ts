import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

describe('what is loaded later', () => {
  closesBrowser();

  it('comes once the rows are drawn, under the same policy', async () => {
    const { page } = await openPanel();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => /\/(panel\.js|panel-[a-z]+-)/.exec(name)?.[1])
        .filter((name) => name !== undefined),
    );
    expect(loaded.at(-1)).toBe('panel-later-');
    expect(loaded.slice(0, -1).sort()).toEqual(['panel-chunk-', 'panel.js']);
    await page.getByRole('tab', { name: /^Handshake/ }).click();
    await page.locator('.handshake').waitFor();
  });

  it('may fail: the rows are there, and the rest says why and what to do', async () => {
    const { page } = await openPanel({ missing: 'panel-later-' });
    await page.getByRole('row').first().waitFor();
    const words = 'A part of the panel could not be loaded.';
    await page.getByRole('region', { name: 'Composer' }).getByText(words).waitFor();
    await page.getByRole('tab', { name: 'Statistics' }).click();
    const told = page.getByRole('tabpanel').getByRole('alert');
    await told.getByText(words).waitFor();
    expect(await told.textContent()).toContain('Close the panel and open it again.');
  });
});
