import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/contract/model.ts';
import { closesBrowser, openInspector, openPanel } from './support/openPanel.ts';

closesBrowser();

const copy = (row: Row): Row =>
  row.id === 100
    ? { ...row, direction: 'out', replayed: { capture: 'other', id: 12 } }
    : row.id === 99
      ? { ...row, direction: 'out', replayed: {} }
      : row;

describe('a frame that was sent again', () => {
  it('is marked in the table, with words, and has a menu to go to its original', async () => {
    const { page } = await openPanel({ prepare: (fake) => (fake.change = copy) });
    const row = (id: number) => page.locator(`.row[data-id="${id}"]`);
    await row(100).locator('.copied').waitFor();
    expect(await row(100).locator('.copied').getAttribute('title')).toBe('Copy of frame 12 of another capture');
    expect(await row(99).locator('.copied').textContent()).toBe('Sent by a scenario');
    expect(await row(98).locator('.copied').count()).toBe(0);
    const menuOf = async (id: number): Promise<unknown> =>
      JSON.parse((await row(id).getAttribute('data-vscode-context')) ?? '');
    expect(await menuOf(100)).toMatchObject({ copied: true });
    // A scenario has no row to go to.
    expect(await menuOf(99)).toMatchObject({ copied: false });
  });

  it('is linked to its original in the Frame Inspector', async () => {
    const { page, asked } = await openInspector({
      hex: '61',
      kind: 'text',
      message: {},
      row: { replayed: { id: 12 } },
    });
    await page.getByRole('button', { name: 'Copy of frame 12' }).click();
    await expect.poll(asked).toEqual([['goToOriginal', { id: 7 }]]);
  });
});
