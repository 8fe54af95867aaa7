import { describe, expect, it } from 'vitest';
import { feedStatistics } from '../../unit/webview/statistics/statisticsOf.ts';
import { axeFindings } from './support/axeFindings.ts';
import { notFound } from './support/diagnoses.ts';
import type { FakePanelHost } from './support/fakePanelHost.ts';
import { closesBrowser, openInspector, openPanel } from './support/openPanel.ts';
import { themeNames } from './support/themes.ts';

closesBrowser();

/** All that a row may be marked with. */
function eventful(host: FakePanelHost): void {
  host.statistics = feedStatistics();
  host.diagnosis = notFound;
  host.bookmarks.set(98, { id: 98, note: 'here' });
  host.layout = { columns: [...host.layout.columns, 'gap', 'reply', 'since', 'size'], widths: {} };
  host.change = (row) => ({
    ...row,
    gap: 4,
    ...(row.id === 97 && { violation: { code: 'masked-by-server', text: 'Masked by a server.', offset: 1 } }),
    ...(row.id === 96 && {
      direction: 'none',
      marker: { kind: 'reconnected', text: 'Connected again', since: 5 },
      preview: 'Connected again',
    }),
  });
}

describe.each(themeNames)('in the theme %s axe-core finds nothing serious', (theme) => {
  it('in the panel: its rows, its filter, its forms and its other tabs', async () => {
    const { page } = await openPanel({ theme, prepare: eventful, size: { width: 1300, height: 700 } });
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'row 95' }).click();
    await page.getByRole('searchbox', { name: 'Filter' }).fill('size>1kb /[/ nonsense:1');
    expect(await axeFindings(page), 'rows').toEqual([]);
    await page.getByRole('searchbox', { name: 'Filter' }).fill('');
    await page.getByRole('button', { name: 'Advanced sending…' }).click();
    expect(await axeFindings(page), 'advanced sending').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /^Handshake/ }).click();
    await page.locator('.handshake').waitFor();
    expect(await axeFindings(page), 'handshake').toEqual([]);
    await page.getByRole('tab', { name: 'Statistics' }).click();
    await page.getByText('Traffic over time').waitFor();
    expect(await axeFindings(page), 'statistics').toEqual([]);
  });

  it('in the Frame Inspector: JSON, text and hex', async () => {
    const hex = Buffer.from('{"a":[1,"\u202e",null],"type":"tick"}').toString('hex');
    const { page } = await openInspector({ hex, kind: 'text' }, { theme });
    await page.getByRole('tree', { name: 'JSON' }).waitFor();
    for (const name of [/^Header/, /^Times/]) await page.getByRole('button', { name }).click();
    expect(await axeFindings(page), 'JSON').toEqual([]);
    for (const name of ['Text', 'Hex']) {
      await page.getByRole('tab', { name }).click();
      expect(await axeFindings(page), name).toEqual([]);
    }
  });
});

describe('a screen reader', () => {
  it('hears the names of columns in cells, and how many rows there are', async () => {
    const { page } = await openPanel();
    const client = await page.context().newCDPSession(page);
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    const named = (role: string): string[] =>
      nodes.filter((node) => node.role?.value === role).map((node) => String(node.name?.value ?? ''));
    const grid = nodes.find((node) => node.role?.value === 'grid');
    const header = nodes.find((node) => node.role?.value === 'row' && node.name?.value === 'Columns');
    expect(named('columnheader').slice(0, 3)).toEqual(['Number', 'Time', 'Direction']);
    expect(grid?.childIds).toContain(header?.nodeId);
    expect(await page.locator('#rows').getAttribute('aria-rowcount')).toBe('100');
  });
});
