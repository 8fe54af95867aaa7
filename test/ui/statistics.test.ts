import { beforeAll, describe, expect, it } from 'vitest';
import { demo, tellInWindow } from './support/windowStory.ts';

describe('the statistics of a feed', () => {
  const story = tellInWindow({ server: demo });
  const { rowCount } = story;

  beforeAll(async () => {
    await story.connect('/market');
  });

  it('are counted while it goes on', async () => {
    await expect.poll(rowCount).toBeGreaterThan(20);
    await story.button('Ping').click();
    await story.panel.getByRole('tab', { name: 'Statistics' }).click();
    await story.panel.getByRole('img', { name: /^Frames a second: received/ }).waitFor();
    const text = story.panel.getByRole('table', { name: 'Frames by opcode' }).getByRole('row', { name: /^text/ });
    const before = await text.textContent();
    await expect.poll(() => text.textContent()).not.toBe(before);
    await story.panel.getByText(/exchanges × \(\d+ B request head \+ \d+ B answer head\)/).waitFor();
    for (const name of ['Messages by size', 'Percentiles']) await story.panel.getByRole('table', { name }).waitFor();
    const value = (name: string) =>
      story.panel.locator('dt').filter({ hasText: name }).locator('xpath=following-sibling::dd[1]');
    const number = async (name: string) => Number((await value(name).first().textContent())?.replaceAll(',', ''));
    await expect.poll(() => number('Messages received')).toBeGreaterThan(20);
    for (const name of ['Received, compressed', 'Framing', 'Handshake', 'Capture on disk', 'Capture in memory'])
      expect(await value(name).first().textContent(), name).toMatch(/\d/);
    expect(await value('Connection age').first().textContent()).toMatch(/\d/);
    const gaps = story.panel.getByRole('table', { name: 'Percentiles' }).getByRole('row', { name: /^Gap, received/ });
    expect(await gaps.textContent()).toMatch(/[µm]?s/);
    const pings = story.panel.getByRole('table', { name: 'Percentiles' }).getByRole('row', { name: /^Our ping/ });
    await expect.poll(() => pings.textContent()).toMatch(/[\d.]+ [µm]?s/);
  });

  it('filter the table by the range that is drawn on them', async () => {
    await story.panel.getByRole('button', { name: 'Close connection' }).click();
    await story.state('Closed').waitFor();
    const { x, y, width } = (await story.panel.locator('.brush').boundingBox())!;
    await story.page.mouse.move(x + width * 0.2, y + 30);
    await story.page.mouse.down();
    await story.page.mouse.move(x + width * 0.8, y + 40, { steps: 4 });
    await story.page.mouse.up();
    await story.panel.getByRole('button', { name: 'Show rows' }).click();
    await expect.poll(() => story.filter().textContent()).toMatch(/^time>=\S+ time<\S+$/);
    const count = async () =>
      (await story.panel.locator('.count').textContent())?.replaceAll(',', '').split(' / ').map(Number);
    await expect
      .poll(async () => {
        const [some = 0, all = 0] = (await count()) ?? [];
        return some > 0 && some < all;
      })
      .toBe(true);
  });
});
