import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closesBrowser, openInspector, openPanel } from './support/openPanel.ts';

closesBrowser();

const html = `</script><img src=x onerror="window.injected=1"><b>bold</b>`;
/** Override, isolate, zero-width, byte order mark, lone surrogate, control, tag. */
const unseen = '\u202e\u2066\u200b\ufeff\ud800\u0007\u{e0041}';
const marks = ['\\u202e', '\\u2066', '\\u200b', '\\ufeff', '\\ud800', 'BEL', '\\u{e0041}'];

const injected = (page: Page): Promise<unknown> =>
  page.evaluate(() => [
    (window as { injected?: unknown }).injected ?? 'nothing',
    document.querySelectorAll('#root img, #root b, #root script').length,
  ]);

describe('hostile payloads in the table', () => {
  it('are text: nothing runs, nothing turns around, nothing hides', async () => {
    const { page } = await openPanel({
      prepare: (host) => {
        host.bookmarks.set(99, { id: 99, note: html });
        host.change = (row) => ({ ...row, preview: `${unseen} ${html}${'x'.repeat(10_000)}` });
      },
    });
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    const preview = page.locator('#rows .row[data-id="100"] .cell-preview');
    const names = await preview.locator('.mark').evaluateAll((all) => all.map((one) => one.getAttribute('data-name')));
    expect(names).toEqual(marks);
    expect(await preview.textContent()).toContain('</script><img');
    expect(await injected(page)).toEqual(['nothing', 0]);
    // A row has one line, whatever is in it.
    expect((await page.locator('#rows .row[data-id="100"]').boundingBox())?.height).toBe(22);
  });
});

describe('hostile payloads in the Frame Inspector', () => {
  it('are text in each view', async () => {
    // A lone surrogate has no UTF-8, and a control character is not JSON.
    const text = `{"\u202e\u2066\u200b\ufeff\\ud800":"${html.replaceAll('"', "'")}"}`;
    const { page } = await openInspector({ hex: Buffer.from(text).toString('hex'), kind: 'text' });
    await page.getByRole('tree', { name: 'JSON' }).waitFor();
    for (const name of ['JSON', 'Text', 'Hex']) {
      await page.getByRole('tab', { name }).click();
      expect(await injected(page), name).toEqual(['nothing', 0]);
      if (name === 'Hex') continue;
      const drawn = await page.locator('#payload-panel').textContent();
      expect(drawn, name).toContain('\\u202e');
      expect(drawn, name).not.toMatch(/[\u202e\u2066\u200b\ufeff]/);
    }
  });

  it('are drawn in part: a single line of JSON, as much of it as is read at once', async () => {
    // Of 50 MB the host tells as much as the person has set: 256 KiB, 4 MiB at most.
    const part = `{"a":[${'12345678,'.repeat((1 << 20) / 9)}`;
    const { page } = await openInspector({ hex: Buffer.from(part).toString('hex'), kind: 'text', total: 50_000_000 });
    await page.getByText('The first 16,384 B of 50,000,000 B.').waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('The first 262,144 B of 50,000,000 B.').waitFor();
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Text' }).click();
    await page.getByRole('button', { name: 'Open whole payload' }).click();
    expect(await page.locator('#payload-panel *').count()).toBeLessThan(100_000);
  });

  it('are drawn in part where they are nested deeply and never end, and told to be no JSON', async () => {
    const deep = '['.repeat(100_000);
    const { page } = await openInspector({ hex: Buffer.from(deep).toString('hex'), kind: 'text' });
    await page.getByText('The first 16,384 B of 100,000 B.').waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('Not JSON:').waitFor();
    await page.getByRole('tab', { name: 'Hex' }).click();
    await page.getByText('5b 5b 5b').first().waitFor();
  });

  it('stay in sight however deep they are, in a narrow side bar too', async () => {
    const deep = Buffer.from(`${'{"a":'.repeat(200)}"here"${'}'.repeat(200)}`).toString('hex');
    const size = { width: 280, height: 700 };
    const isInSight = async (page: Page): Promise<boolean> => {
      const value = (await page.getByText('here').first().boundingBox())!;
      return value.x + value.width < size.width;
    };
    const { page } = await openInspector({ hex: deep, kind: 'text' }, { size });
    const tree = page.getByRole('tree', { name: 'JSON' });
    for (let level = 0; level < 200; level++) await tree.press('ArrowDown');
    await expect.poll(() => isInSight(page)).toBe(true);
    // Of which only the beginning is here: lines, and no tree.
    const part = await openInspector({ hex: deep, kind: 'text', total: 50_000_000 }, { size });
    await part.page.getByRole('tab', { name: 'JSON' }).click();
    await part.page.getByText('here').first().scrollIntoViewIfNeeded();
    await expect.poll(() => isInSight(part.page)).toBe(true);
  });
});
