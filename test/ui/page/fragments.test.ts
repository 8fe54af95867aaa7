import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/contract/model.ts';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const row = (page: Page, id: number) => page.locator(`.row[data-id="${id}"]`);

/** A text in three fragments, with a ping and a binary message of our own in two between. */
const changes: Record<number, Partial<Row>> = {
  2: { fin: false },
  3: { opcode: 'ping' },
  4: { direction: 'out', opcode: 'binary', fin: false },
  5: { opcode: 'continuation', fin: false },
  6: { direction: 'out', opcode: 'continuation' },
  7: { opcode: 'continuation' },
  9: { violation: { code: 'invalid-utf8', offset: 3, text: '<b>invalid UTF-8</b>' } },
  10: { direction: 'none', opcode: 'none', marker: { kind: 'reconnected', text: 'Reconnected', since: 1 } },
};

async function open() {
  const opened = await openPanel({
    prepare: (host) => {
      host.frames = 11;
      host.change = (one) => ({ ...one, ...changes[one.id] });
    },
  });
  await row(opened.page, 11).waitFor();
  return opened;
}

/** Where the brackets of a direction are drawn: top and bottom, in pixels from the upper edge of the row. */
async function line(page: Page, id: number, direction: 'in' | 'out'): Promise<[number, number] | undefined> {
  const bracket = row(page, id).locator(`.bracket.is-${direction}`);
  if ((await bracket.count()) === 0) return undefined;
  const [inner, outer] = [(await bracket.boundingBox())!, (await row(page, id).boundingBox())!];
  return [Math.round(inner.y - outer.y), Math.round(inner.y + inner.height - outer.y)];
}

describe('fragments of a message', () => {
  it('are joined by a bracket from the first to the last, one for each direction', async () => {
    const { page } = await open();
    const lines = async (direction: 'in' | 'out') =>
      Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((id) => line(page, id, direction)));
    const [through, first, last] = [
      [0, 22],
      [10, 22],
      [0, 11],
    ];
    expect(await lines('in')).toEqual([undefined, first, through, through, through, through, last, undefined]);
    expect(await lines('out')).toEqual([undefined, undefined, undefined, first, through, last, undefined, undefined]);
  });

  it('are told to screen readers', async () => {
    const { page } = await open();
    const words = [2, 3, 5, 7].map((id) => row(page, id).locator('.bracket.is-in').textContent());
    expect(await Promise.all(words)).toEqual([' first fragment', '', ' fragment', ' last fragment']);
  });

  it('are one row in the view of messages', async () => {
    const { page } = await open();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await expect.poll(() => page.locator('.bracket').count()).toBe(0);
  });
});

describe('what is out of the ordinary', () => {
  it('is seen at the edge of the row, and told in words', async () => {
    const { page } = await open();
    expect(await row(page, 9).getAttribute('class')).toContain('violating');
    expect(await row(page, 9).locator('.violation').textContent()).toBe('<b>invalid UTF-8</b>');
    const edge = await row(page, 9).evaluate((it) => getComputedStyle(it, '::before').width);
    expect(edge).toBe('2px');
  });

  it('parts what was before the connection was lost from what came after', async () => {
    const { page } = await open();
    const borders = await row(page, 10).evaluate((it) => getComputedStyle(it).borderTopWidth);
    expect(borders).toBe('1px');
    expect((await row(page, 10).boundingBox())?.height).toBe(22);
  });
});
