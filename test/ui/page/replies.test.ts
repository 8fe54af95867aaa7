import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PartnerNews } from '../../../src/contract/panel.ts';
import type { Row } from '../../../src/contract/model.ts';
import { closesBrowser, openInspector, openPanel } from './support/openPanel.ts';

closesBrowser();

const cell = (page: Page, row: number) => page.locator(`.row[data-id="${row}"] .cell-reply`);
const menuOf = async (page: Page, row: number): Promise<unknown> =>
  JSON.parse((await page.locator(`.row[data-id="${row}"]`).getAttribute('data-vscode-context')) ?? '') as unknown;

/** Of four rows the first asks, the second answers it, the third asks for nothing, the fourth gets no answer. */
function exchange(row: Row): Row {
  const asks = { ...row, direction: 'out', preview: `{"jsonrpc":"2.0","id":${row.id},"method":"subscribe"}` } as const;
  switch (row.id % 4) {
    case 1:
      return { ...asks, reply: { id: row.id + 1, after: 12 + row.id } };
    case 2:
      return {
        ...row,
        preview: `{"jsonrpc":"2.0","id":${row.id - 1},"result":"ok"}`,
        request: { id: row.id - 1, after: 11 + row.id },
      };
    case 0:
      return { ...asks, unanswered: true };
    default:
      return row;
  }
}

describe('the column of replies', () => {
  it('has the times of requests, and says where nothing answers', async () => {
    const { page, host } = await openPanel({
      prepare: (fake) => {
        fake.layout = { columns: ['id', 'time', 'reply', 'direction', 'kind', 'preview'], widths: {} };
        fake.change = exchange;
      },
    });
    await expect.poll(() => cell(page, 97).textContent()).toBe('109 ms');
    expect(await cell(page, 98).textContent()).toBe('');
    expect(await cell(page, 99).textContent()).toBe('');
    expect(await cell(page, 100).textContent()).toBe('none');
    expect(await cell(page, 97).evaluate((element) => getComputedStyle(element).textAlign)).toBe('right');
    expect(host.questions.at(-1)?.replies).toBe(true);
    expect(await menuOf(page, 97)).toMatchObject({ answers: 'reply', sent: true });
    expect(await menuOf(page, 98)).toMatchObject({ answers: 'request', sent: false });
    expect(await menuOf(page, 99)).toMatchObject({ answers: 'none' });
  });

  it('is asked for only where it is seen: else a menu offers what there may be', async () => {
    const { page, host } = await openPanel({
      prepare: (fake) => (fake.change = (row) => (row.id === 100 ? { ...row, opcode: 'binary' } : row)),
    });
    await page.locator('.row[data-id="100"]').waitFor();
    expect(host.questions.every((question) => question.replies === undefined)).toBe(true);
    expect(await menuOf(page, 99)).toMatchObject({ answers: 'either' });
    expect(await menuOf(page, 100)).toMatchObject({ answers: 'none' });
  });
});

describe('a reply in the Frame Inspector', () => {
  const hex = Buffer.from('{"jsonrpc":"2.0","id":7,"method":"subscribe"}').toString('hex');

  it('is a link', async () => {
    const { page, asked } = await openInspector({ hex, kind: 'text', message: { reply: { id: 12, after: 12 } } });
    await page.getByText('after 12.0 ms').waitFor();
    await page.getByRole('button', { name: 'frame 12' }).click();
    await expect.poll(asked).toEqual([['reveal', { id: 12 }]]);
  });

  it('comes when it is known, and the payload stays as it was', async () => {
    const { page } = await openInspector({ hex, kind: 'text', message: { unanswered: true } });
    await page.getByText('none so far').waitFor();
    const tree = page.getByRole('tree', { name: 'JSON' });
    await tree.focus();
    await page.keyboard.press('ArrowLeft');
    const folded = await tree.getByRole('treeitem').count();
    const news: PartnerNews = { id: 7, message: { reply: { id: 12, after: 3 } } };
    await page.evaluate(
      (payload) => window.postMessage({ rpc: 'event', event: 'partner', payload }, '*'),
      news as unknown,
    );
    await page.getByText('after 3.00 ms').waitFor();
    expect(await page.getByText('none so far').count()).toBe(0);
    expect(await tree.getByRole('treeitem').count()).toBe(folded);
  });
});
