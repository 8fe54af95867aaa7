/** Two captures side by side in the diff editor of the real window. */
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseFromMenu } from './support/contextMenu.ts';
import { runAndAnswer, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { tellInWindow } from './support/windowStory.ts';

/** A conversation as a HAR: questions with their answers, and what follows. */
function conversation(name: string, prices: readonly number[], more: readonly string[]): string {
  let time = Date.UTC(2026, 0, 31) / 1000;
  const message = (type: 'send' | 'receive', data: string): object => ({ type, time: (time += 0.01), opcode: 1, data });
  const asked = prices.flatMap((price, id) => [
    message('send', JSON.stringify({ id, method: 'price' })),
    message('receive', JSON.stringify({ id, result: { price }, time: `${name} ${id}` })),
  ]);
  const entry = {
    _resourceType: 'websocket',
    startedDateTime: '2026-01-31T00:00:00.000Z',
    request: { method: 'GET', url: `ws://shop.test/${name}`, headers: [] },
    response: { status: 101, headers: [] },
    _webSocketMessages: [...asked, ...more.map((text) => message('receive', text))],
  };
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries: [entry] } });
}

describe('captures that are compared', () => {
  const story = tellInWindow();

  beforeAll(async () => {
    const prices = Array.from({ length: 40 }, (_, i) => i);
    const changed = prices.map((price) => (price === 3 || price === 30 ? price + 0.5 : price));
    await story.write('before.har', conversation('before', prices, ['bye']));
    await story.write('after.har', conversation('after', changed, ['one more', 'bye']));
  });

  const sides = (): Locator => story.page.locator('.monaco-diff-editor .editor');
  /** Lines that are in sight of the right side. */
  const shown = async (): Promise<string> =>
    (await sides().last().locator('.view-lines').first().innerText()).replaceAll('\u00a0', ' ');

  it('stand side by side, message by message, without what always differs', async () => {
    await runCommand(story.page, 'View: Show Explorer');
    for (const name of ['before.har', 'after.har']) {
      const file = story.page.locator('.explorer-folders-view').getByRole('treeitem', { name });
      const tab = story.page.getByRole('tab', { name });
      // What is told of a row under the pointer lies over others, and a panel that gets the focus late closes a menu.
      for (let tries = 1; (await tab.count()) === 0; tries++) {
        await story.page.mouse.move(700, 450);
        await chooseFromMenu(story.page, file, 'Open Capture File…');
        await tab.waitFor({ timeout: 10_000 }).catch((error: unknown) => {
          if (tries === 3) throw error;
        });
      }
    }
    await runAndAnswer(story.page, 'WebSocket: Compare Captures…', [
      'shop.test/before',
      'shop.test/after',
      { typed: '$.time' },
    ]);
    await story.page
      .getByRole('tab', { name: 'shop.test/before ↔ shop.test/after: 2 changed, 1 on the right only, 79 the same' })
      .waitFor();
    await expect.poll(() => sides().count()).toBe(2);
    await expect.poll(shown).toContain('"time": "…"');
    // VS Code goes to the first one by itself.
    await expect.poll(shown).toContain('"price": 3.5');
    await screenshot(story.page, 'compare');
  });

  it('show one difference after the other', async () => {
    await story.page.keyboard.press('Alt+F5');
    await expect.poll(shown).toContain('"price": 30.5');
    await story.page.keyboard.press('Alt+F5');
    await expect.poll(shown).toContain('one more');
  });

  it('open the pair at the cursor alone', async () => {
    await story.page.keyboard.press('Shift+Alt+F5');
    await expect.poll(shown).toContain('"price": 30.5');
    await runCommand(story.page, 'WebSocket: Open Pair in Diff Editor');
    await expect.poll(shown).toContain('"price": 30.5');
    await expect.poll(shown).not.toContain('"price": 29');
  });
});
