import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const row = (page: Page, id: number) => page.locator(`.row[data-id="${id}"]`);
const focused = (page: Page) => page.locator('.row.focused').getAttribute('data-id');

async function openMarked(...marked: [number, string?][]) {
  const prepare = (fake: Awaited<ReturnType<typeof openPanel>>['host']): void => {
    fake.frames = 1_000;
    for (const [id, note] of marked) fake.bookmarks.set(id, { id, ...(note === undefined ? {} : { note }) });
  };
  const opened = await openPanel({ prepare });
  await row(opened.page, 1_000).waitFor();
  return opened;
}

describe('a bookmark', () => {
  it('is seen in its row, and gone when it is taken away', async () => {
    const { page, host } = await openMarked([996]);
    await page.locator('.row.bookmarked').waitFor();
    expect(await row(page, 996).getByRole('gridcell').first().textContent()).toBe('bookmarked996');
    host.bookmarks.clear();
    host.tell();
    await expect.poll(() => page.locator('.row.bookmarked').count()).toBe(0);
  });

  it('is gone to by a command, and round again', async () => {
    const { page, host } = await openMarked([20], [500], [990]);
    for (const expected of ['20', '500', '990', '20']) {
      host.act('nextBookmark');
      await expect.poll(() => focused(page)).toBe(expected);
    }
    host.act('previousBookmark');
    await expect.poll(() => focused(page)).toBe('990');
  });
});

describe('a note', () => {
  it('is in the row, as text, and changes nothing of its height', async () => {
    const hostile = '<img src=x onerror=alert(1)> \u202e\x07';
    const { page } = await openMarked([996, hostile]);
    const note = row(page, 996).locator('.note');
    expect(await note.textContent()).toContain('Note: <img src=x onerror=alert(1)>');
    expect(await note.textContent()).not.toContain('\u202e');
    expect(await row(page, 996).locator('img').count()).toBe(0);
    expect((await row(page, 996).boundingBox())?.height).toBe(22);
  });
});
