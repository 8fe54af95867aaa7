/** What is done with rows of the table, in the real window. */
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseFromMenu } from './support/contextMenu.ts';
import { startSocketServer } from './support/socketServer.ts';
import { quickInput, runAndPick, runCommand } from './support/quickInput.ts';
import { tellInWindow } from './support/windowStory.ts';

const messages = ['{"id":1,"n":12345678901234567890}', '{"id":2,"n":1}', 'tick 3', 'tock 4', 'tick 5'];

describe('rows', () => {
  const story = tellInWindow({
    window: { settings: { 'workbench.editor.closeEmptyGroups': false } },
    server: () => startSocketServer((socket) => messages.forEach((message) => socket.send(message))),
  });
  const { clipboard, filter, isSelected, row, rowCount, rows } = story;

  beforeAll(async () => {
    await story.write('notes.txt', '');
    await story.connect('/');
    await rows()
      .nth(messages.length - 1)
      .waitFor();
  });

  const group = (): Locator => story.page.locator('.editor-group-container').last();

  /** With the mouse, as a person does: across the panel's frame, with a key held where one is named. */
  async function drag(what: Locator, onto: Locator, key?: 'Shift'): Promise<void> {
    const from = (await what.boundingBox())!;
    const to = (await onto.boundingBox())!;
    await story.page.mouse.move(from.x + 120, from.y + from.height / 2);
    await story.page.mouse.down();
    await story.page.mouse.move(from.x + 140, from.y + from.height, { steps: 4 });
    await story.page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    if (key) await story.page.keyboard.down(key);
    await story.page.mouse.move(to.x + to.width / 2 + 4, to.y + to.height / 2 + 4, { steps: 4 });
    await story.page.mouse.up();
    if (key) await story.page.keyboard.up(key);
  }

  /** What an editor of the last group shows, in lines. */
  const shownText = async (): Promise<string> =>
    (await group().locator('.view-lines').first().innerText()).replaceAll('\u00a0', ' ');

  it('are opened where they are dropped on an empty group of editors', async () => {
    await runCommand(story.page, 'View: New Editor Group to the Right');
    await expect.poll(() => story.page.locator('.editor-group-container').count()).toBe(2);
    await drag(row(1), group());
    await group()
      .getByRole('tab', { name: / 1\.json/ })
      .waitFor();
    // As it was sent.
    await expect.poll(shownText).toBe(messages[0]);
  });

  it('are inserted into the text that they are dropped on with Shift', async () => {
    await group()
      .getByRole('tab', { name: / 1\.json/ })
      .click();
    await story.page.getByRole('treeitem', { name: 'notes.txt' }).dblclick();
    await group()
      .getByRole('tab', { name: /notes\.txt/ })
      .waitFor();
    await drag(row(3), group().locator('.monaco-editor').first(), 'Shift');
    await expect.poll(shownText).toBe('tick 3');
    // Several selected ones, a line each.
    await story.page.keyboard.press('Control+Z');
    await expect.poll(shownText).toBe('');
    await row(4).click();
    await row(5).click({ modifiers: ['Shift'] });
    await expect.poll(() => isSelected(4)).toBe(true);
    await drag(row(5), group().locator('.monaco-editor').first(), 'Shift');
    await expect.poll(shownText).toBe('tock 4\ntick 5');
  });

  it('are compared in the diff editor, two that are selected', async () => {
    await row(1).click();
    await row(2).click({ modifiers: ['Control'] });
    await expect.poll(() => isSelected(1)).toBe(true);
    await chooseFromMenu(story.page, row(2), 'Compare Selected');
    await story.page.getByRole('tab', { name: /Frame 1 ↔ Frame 2/ }).waitFor();
    const compared = async (): Promise<string> =>
      (await story.page.locator('.monaco-diff-editor .view-line').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
    await expect.poll(compared).toContain('"n": 1\n');
    await expect.poll(compared).toContain('"id": 2,');
    await story.page.getByRole('tab', { name: /127\.0\.0\.1:/ }).click();
    await story.lookAtPanel();
  });

  it('are copied in several forms from their menu', async () => {
    await row(1).click();
    await chooseFromMenu(story.page, row(1), /Copy As/, 'JSON');
    await expect.poll(clipboard).toBe('{\n  "id": 1,\n  "n": 12345678901234567890\n}');
    const direct = { Text: 'tick 3', Hex: '74 69 63 6b 20 33', Base64: 'dGljayAz' };
    for (const [form, text] of Object.entries(direct)) {
      await chooseFromMenu(story.page, row(3), `Copy as ${form}`);
      await expect.poll(clipboard).toBe(text);
    }
    await chooseFromMenu(story.page, row(3), /Copy As/, 'C Array');
    await expect.poll(clipboard).toContain('0x74, 0x69, 0x63, 0x6b, 0x20, 0x33');
    for (const tool of ['wscat', 'websocat']) {
      await chooseFromMenu(story.page, row(3), /Copy As/, tool);
      await expect.poll(clipboard).toMatch(new RegExp(`${tool} .*|tick 3.*${tool} `));
      expect(await clipboard()).toContain('tick 3');
    }
  });

  it('are marked and written on, from their menu', async () => {
    await chooseFromMenu(story.page, row(3), 'Toggle Bookmark');
    await row(3).getByText('bookmarked', { exact: false }).first().waitFor({ state: 'attached' });
    await chooseFromMenu(story.page, row(4), 'Write Note…');
    await quickInput(story.page, 'look here');
    await row(4).getByText('look here').waitFor();
  });

  it('are hidden and shown by what is like them', async () => {
    await chooseFromMenu(story.page, row(1), 'Hide Messages Like This');
    await expect.poll(() => filter().textContent()).not.toBe('');
    await expect.poll(rowCount).toBe(3);
    await filter().fill('');
    await expect.poll(rowCount).toBe(5);
    await chooseFromMenu(story.page, row(1), 'Show Only Messages Like This');
    await expect.poll(rowCount).toBe(2);
    await filter().fill('');
  });

  it('are found by filters that are saved, and hits gone through by keys', async () => {
    await filter().fill('tick');
    await expect.poll(rowCount).toBe(2);
    await runCommand(story.page, 'WebSocket: Save Filter…');
    await quickInput(story.page, 'ticks');
    await filter().fill('');
    await expect.poll(rowCount).toBe(5);
    await runAndPick(story.page, 'WebSocket: Choose Filter…', 'ticks');
    await expect.poll(rowCount).toBe(2);
    await story.panel.getByRole('button', { name: 'Find in all rows' }).click();
    await expect.poll(rowCount).toBe(5);
    await story.panel.getByText('2 hits').waitFor();
    await filter().press('F3');
    await expect.poll(() => isSelected(3)).toBe(true);
    await filter().press('F3');
    await expect.poll(() => isSelected(5)).toBe(true);
  });
});
