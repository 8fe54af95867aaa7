import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { columnIds } from '../../../src/contract/panel.ts';
import { closesBrowser, openPanel } from './support/openPanel.ts';
import type { FakePanelHost } from './support/fakePanelHost.ts';

closesBrowser();

const headings = (page: Page): Promise<string[]> => page.locator('.headings .cell').allTextContents();
const heading = (page: Page, id: string) => page.locator(`.headings .cell-${id}`);
const cell = (page: Page, row: number, id: string) => page.locator(`.row[data-id="${row}"] .cell-${id}`);
const kept = (host: FakePanelHost): unknown => host.calls.findLast(({ method }) => method === 'setLayout')?.params;

async function open(prepare: (host: FakePanelHost) => void = () => undefined) {
  const opened = await openPanel({ prepare });
  await cell(opened.page, 100, 'id').waitFor();
  return opened;
}

describe('the columns', () => {
  it('are those that were chosen, in their order, in every row', async () => {
    const { page } = await open((host) => {
      host.layout = { columns: ['direction', 'preview', 'gap', 'id'], widths: { gap: 100 } };
      host.change = (row) => ({ ...row, gap: 12 });
    });
    await expect.poll(() => headings(page)).toEqual(['', 'Preview', 'Gap', '#']);
    expect(await cell(page, 99, 'gap').textContent()).toBe('12.0 ms');
    for (const id of ['preview', 'gap', 'id']) {
      const [above, below] = [await heading(page, id).boundingBox(), await cell(page, 99, id).boundingBox()];
      expect([below?.x, below?.width]).toEqual([above?.x, above?.width]);
    }
    expect((await heading(page, 'gap').boundingBox())?.width).toBe(100);
  });

  it('are fields of messages, whatever those have there', async () => {
    const { page } = await open((host) => {
      host.layout = { columns: ['id', 'field:mqtt.topic', 'field:$.a', 'preview'], widths: {} };
      host.change = (row) => ({ ...row, fields: { 'mqtt.topic': row.id === 99 ? '<b>x</b>\u202e\n' : 'a/b' } });
    });
    await expect.poll(() => headings(page)).toEqual(['#', 'mqtt.topic', '$.a', 'Preview']);
    const fields = page.locator('.row[data-id="98"] .cell-field');
    expect(await fields.allTextContents()).toEqual(['a/b', '']);
    const hostile = page.locator('.row[data-id="99"] .cell-field').first();
    expect(await hostile.textContent()).toBe('<b>x</b>\\u202e␊');
    expect(await hostile.locator('b').count()).toBe(0);
    const [above, below] = [await heading(page, 'field').first().boundingBox(), await fields.first().boundingBox()];
    expect([below?.x, below?.width]).toEqual([above?.x, above?.width]);
  });

  it('tell the time since the selected row', async () => {
    const { page } = await open((host) => {
      host.layout = { columns: ['id', 'since', 'preview'], widths: {} };
      host.change = (row) => ({ ...row, time: 1_000_000 + row.id * 250 });
    });
    await expect.poll(() => headings(page)).toContain('Since sel.');
    expect(await cell(page, 99, 'since').textContent()).toBe('');
    await cell(page, 98, 'preview').click();
    await expect.poll(() => cell(page, 98, 'since').textContent()).toBe('0');
    expect(await cell(page, 99, 'since').textContent()).toBe('+250 ms');
    expect(await cell(page, 97, 'since').textContent()).toBe('−250 ms');
  });

  it('are made wide by dragging an edge, and as usual by a double-click on it', async () => {
    const { page, host } = await open();
    const before = (await heading(page, 'kind').boundingBox())!;
    const edge = before.x + before.width - 3;
    await page.mouse.move(edge, before.y + 5);
    await page.mouse.down();
    await page.mouse.move(edge + 30, before.y + 5, { steps: 4 });
    await expect.poll(async () => (await cell(page, 99, 'kind').boundingBox())?.width).toBe(before.width + 30);
    expect(kept(host)).toBeUndefined();
    await page.mouse.up();
    await expect.poll(() => kept(host)).toMatchObject({ widths: { kind: before.width + 30 } });
    await heading(page, 'kind').locator('.edge').dblclick();
    await expect.poll(async () => (await heading(page, 'kind').boundingBox())?.width).toBe(before.width);
  });

  it('are put in order by dragging', async () => {
    const { page, host } = await open();
    await heading(page, 'length').dragTo(heading(page, 'time'));
    await expect.poll(() => headings(page)).toEqual(['#', 'Wire', 'Time', '', 'Kind', 'Flags', 'Preview']);
    expect(kept(host)).toMatchObject({ columns: ['id', 'length', 'time', 'direction', 'kind', 'flags', 'preview'] });
  });

  it('are made wide, put in order, and as usual by keys, which says so', async () => {
    const { page, host } = await open();
    const column = (name: string) => page.getByRole('row', { name: 'Columns' }).getByRole('columnheader', { name });
    const said = page.locator('.table > [role=status]');
    const before = (await heading(page, 'kind').boundingBox())!.width;
    await page.getByRole('grid', { name: 'Frames' }).focus();
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => column('Number').evaluate((it) => it === document.activeElement)).toBe(true);
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    for (let step = 0; step < 2; step++) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await cell(page, 99, 'kind').boundingBox())?.width).toBe(before + 16);
    expect(await said.textContent()).toBe(`Kind: ${before + 16} pixels wide`);
    await expect.poll(() => kept(host)).toMatchObject({ widths: { kind: before + 16 } });
    for (let step = 0; step < 2; step++) await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => headings(page)).toEqual(['#', 'Kind', 'Time', '', 'Flags', 'Wire', 'Preview']);
    expect(await said.textContent()).toBe('Kind: column 2 of 7');
    expect(await column('Kind').evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press('Delete');
    await expect.poll(async () => (await heading(page, 'kind').boundingBox())?.width).toBe(before);
    await page.keyboard.press('End');
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await said.textContent()).toBe('Kind: as wide as usual');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await column('Preview').evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('leave the preview its room in a narrow panel, and change nothing of what was chosen', async () => {
    const { page, host } = await open((fake) => (fake.layout = { columns: [...columnIds], widths: {} }));
    for (const width of [1_300, 900, 600, 420]) {
      await page.setViewportSize({ width, height: 600 });
      await expect
        .poll(async () => (await heading(page, 'preview').boundingBox())?.width ?? 0)
        .toBeGreaterThan(width < 500 ? 100 : 180);
    }
    expect(kept(host)).toBeUndefined();
  });

  it('let a marker’s words begin after number and time', async () => {
    const { page } = await open((host) => {
      host.layout = { columns: ['id', 'gap', 'kind', 'preview'], widths: {} };
      host.change = (row) =>
        row.id === 99
          ? {
              ...row,
              direction: 'none',
              opcode: 'none',
              preview: 'Reconnected',
              marker: { kind: 'reconnected', text: '', since: 1 },
            }
          : row;
    });
    await expect.poll(() => headings(page)).toEqual(['#', 'Gap', 'Kind', 'Preview']);
    const marker = await cell(page, 99, 'marker').boundingBox();
    expect(marker?.x).toBe((await heading(page, 'kind').boundingBox())?.x);
  });
});
