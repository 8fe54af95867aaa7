/** The table and its filter box, used by keys and by the mouse, in the real window. Each step goes on from the one before. */
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { chooseFromMenu } from './support/contextMenu.ts';
import { startSocketServer } from './support/socketServer.ts';
import { runAndToggle, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { tellInWindow } from './support/windowStory.ts';

/** Frames before the lines: a message in two fragments with a ping between them, and the pong that answers it. */
const before = 6;
const lines = 400;
const count = before + lines;

function feed(socket: WebSocket): void {
  socket.on('message', (data) => {
    const { method } = JSON.parse((data as Buffer).toString()) as { method?: string };
    if (method === 'add') socket.send('{"jsonrpc":"2.0","id":1,"result":3}');
    // A frame with RSV2, that nothing was agreed for.
    if (method === 'break')
      (socket as unknown as { _socket: NodeJS.WritableStream })._socket.write(Buffer.from([0xa1, 1, 0x61]));
  });
  socket.send('{"type":"welcome","room":7}');
  socket.send('frag', { fin: false });
  socket.ping('70');
  socket.send('mented', { fin: true });
  socket.send('\u202eright\u200b to left <b>bold</b>');
  socket.on('pong', () => {
    for (let line = 1; line <= lines; line++) socket.send(`line ${line}${line % 100 === 0 ? ' a+b' : ''}`);
  });
}

describe('the table', () => {
  const story = tellInWindow({ server: () => startSocketServer(feed) });
  const { filter, grid, isSelected, row, rowCount, send } = story;

  beforeAll(async () => {
    await story.connect('/');
    await grid().waitFor();
    await story.panel.locator(`#rows[aria-rowcount="${count}"]`).waitFor();
  });

  const cell = (id: number, column: string): Locator => row(id).locator(`.cell-${column}`);
  const hostile = (): Locator => story.panel.locator('#rows .cell-preview').filter({ hasText: 'to left' });
  const headings = (): Promise<string[]> => story.panel.locator('.headings .cell').allTextContents();

  it('has frames, fragments joined by a bracket, and what is not printed in sight', async () => {
    await grid().press('Home');
    await row(before).waitFor();
    await expect.poll(() => row(2).textContent()).toContain('first fragment');
    await story.panel
      .locator('#rows .row')
      .filter({ hasText: 'last fragment' })
      .filter({ hasText: 'mented' })
      .waitFor();
    await row(2).locator('.bracket.is-in').waitFor();
    expect(await row(3).textContent()).toContain('ping');
    expect(await hostile().textContent()).toContain('\\u202e');
    expect(await hostile().locator('b').count()).toBe(0);
    await screenshot(story.page, 'table-fragments');
  });

  it('is a grid for a screen reader: how many rows, and which one is where', async () => {
    expect(await grid().getAttribute('aria-rowcount')).toBe(String(count));
    expect(await grid().getAttribute('aria-multiselectable')).toBe('true');
    await row(5).click();
    expect(await row(5).getAttribute('aria-rowindex')).toBe('5');
    const active = await grid().getAttribute('aria-activedescendant');
    expect(await row(5).getAttribute('id')).toBe(active);
    for (const name of ['Time', 'Kind', 'Preview'])
      expect(await story.panel.getByRole('columnheader', { name }).count(), name).toBe(1);
    expect(await row(5).getByRole('gridcell').count()).toBeGreaterThan(4);
  });

  it('has messages, a fragmented one in one row', async () => {
    await story.panel.getByRole('tab', { name: 'Messages' }).click();
    await expect.poll(() => cell(2, 'preview').textContent()).toContain('fragmented');
    await expect.poll(rowCount).toBe(count - 2 + 1);
    await story.panel.getByRole('tab', { name: 'Frames' }).click();
    await expect.poll(rowCount).toBe(count);
  });

  it('is gone through by keys: a row, a page, to its ends, with a selection that grows', async () => {
    await grid().press('Home');
    await expect.poll(() => isSelected(1)).toBe(true);
    await story.page.keyboard.press('ArrowDown');
    await expect.poll(() => isSelected(2)).toBe(true);
    await story.page.keyboard.press('Shift+ArrowDown');
    await story.page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => story.panel.locator('#rows .row[aria-selected="true"]').count()).toBe(3);
    await story.page.keyboard.press('PageDown');
    await expect.poll(() => story.panel.locator('#rows .row[aria-selected="true"]').count()).toBe(1);
    expect(
      Number(await story.panel.locator('#rows .row[aria-selected="true"]').getAttribute('aria-rowindex')),
    ).toBeGreaterThan(8);
    await story.page.keyboard.press('End');
    await expect.poll(() => isSelected(count)).toBe(true);
  });

  it('stops following where something is selected, and follows again by one key', async () => {
    const follow = story.panel.getByRole('button', { name: 'Follow newest' });
    await row(count - 1).click();
    await expect.poll(() => follow.getAttribute('aria-pressed')).toBe('false');
    await send('{"jsonrpc":"2.0","id":1,"method":"add","params":[1,2]}');
    await expect.poll(rowCount).toBe(count + 2);
    expect(await isSelected(count - 1)).toBe(true);
    await grid().press('End');
    await row(count + 2).waitFor();
    await expect.poll(() => follow.getAttribute('aria-pressed')).toBe('true');
  });

  it('finds what is typed', async () => {
    await grid().press('Home');
    await expect.poll(() => isSelected(1)).toBe(true);
    await story.page.keyboard.type('line 77');
    await expect.poll(() => isSelected(before + 77)).toBe(true);
    await story.page.keyboard.press('Escape');
  });

  it('keeps the keyboard where all rows are selected, and what is written in the boxes', async () => {
    await story.message().fill('a draft');
    await row(before + 77).click();
    await grid().press('ControlOrMeta+a');
    await expect.poll(() => isSelected(before + 76)).toBe(true);
    // Comes back from VS Code after all that it makes of the key before.
    await story.page.keyboard.press('Control+Alt+End');
    const follow = story.panel.getByRole('button', { name: 'Follow newest' });
    await expect.poll(() => follow.getAttribute('aria-pressed')).toBe('true');
    await story.page.keyboard.type('line 78');
    await expect.poll(() => isSelected(before + 78)).toBe(true);
    await story.page.keyboard.press('Escape');
    expect(await story.message().textContent()).toBe('a draft');
    await story.message().press('ControlOrMeta+a');
    await story.page.keyboard.type('another');
    expect(await story.message().textContent()).toBe('another');
    await story.message().fill('');
  });

  it('has the columns that are chosen, in the order and as wide as they are made', async () => {
    await runAndToggle(story.page, 'WebSocket: Choose Columns…', ['Gap', 'Reply', 'Since selected']);
    await expect.poll(headings).toEqual(expect.arrayContaining(['Gap', 'Reply', 'Since sel.']));
    await grid().press('End');
    await cell(count + 2, 'gap')
      .getByText(/[µm]?s$/)
      .waitFor();
    // What answers by its id, and the time from the row that is selected.
    await expect.poll(() => cell(count + 1, 'reply').textContent()).toMatch(/^[\d.]+ [µm]?s$/);
    await row(count + 1).click();
    await expect.poll(() => cell(count + 2, 'since').textContent()).toMatch(/^\+[\d.]+ [µm]?s$/);
    const gap = story.panel.getByRole('columnheader', { name: 'Gap' });
    const usual = Math.round((await gap.boundingBox())!.width);
    await gap.focus();
    await story.page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await gap.boundingBox())?.width).toBe(usual + 8);
    await story.page.keyboard.press('Alt+ArrowRight');
    await expect.poll(async () => (await headings()).indexOf('Gap')).toBe(3);
    await screenshot(story.page, 'table-columns');
    await runCommand(story.page, 'WebSocket: Reset Columns');
    await expect.poll(headings).not.toContain('Gap');
  });

  it('completes and colours a filter, and says what is wrong with it', async () => {
    await filter().click();
    await story.page.keyboard.type('di');
    const offered = story.panel.getByRole('option', { name: /^dir/ });
    await offered.first().waitFor();
    await story.page.keyboard.press('Enter');
    await expect.poll(() => filter().textContent()).toMatch(/^dir:/);
    await story.panel.getByRole('option', { name: /^out/ }).first().waitFor();
    await story.page.keyboard.type('out');
    await story.page.keyboard.press('Escape');
    // The pong, and the request.
    await expect.poll(rowCount).toBe(2);
    // As a word `$.t` matches nothing; the rows that were there tell which paths there are.
    await filter().fill('');
    await grid().press('Home');
    await row(1).waitFor();
    await filter().click();
    await story.page.keyboard.type('$.');
    await expect.poll(rowCount).toBe(0);
    const options = (): Promise<string[]> =>
      story.panel.locator('.cm-tooltip-autocomplete').getByRole('option').allTextContents();
    await story.page.keyboard.type('t');
    await expect.poll(options).toEqual(['$.typeJSON']);
    await story.page.keyboard.press('Enter');
    await expect.poll(() => filter().textContent()).toBe('$.type');
    await story.page.keyboard.type(' == ');
    await expect.poll(options).toEqual(['welcome']);
    await story.page.keyboard.press('Enter');
    await expect.poll(rowCount).toBe(1);
    const notes = story.panel.locator('#filter-notes');
    await filter().fill('dir:up');
    await expect.poll(() => notes.textContent()).toMatch(/^dir:up ./);
    await story.panel.locator('.filter-wrong').first().waitFor();
    await screenshot(story.page, 'filter-wrong');
    await filter().fill('line and dir:in');
    await expect.poll(() => notes.textContent()).toMatch(/^and A space means and\./);
    // No regular expression: then it is looked for as it stands, which is said.
    await filter().fill('/a+b(/');
    await expect.poll(() => notes.textContent()).toMatch(/literal|as text|as it is/i);
    await expect.poll(rowCount).toBe(0);
    await filter().fill('"a+b"');
    await expect.poll(rowCount).toBe(4);
  });

  it('keeps the selected row on the screen while a filter comes and goes', async () => {
    await row(before + 200).click();
    await filter().fill('');
    await expect.poll(rowCount).toBe(count + 2);
    await expect.poll(() => isSelected(before + 200)).toBe(true);
    await chooseFromMenu(story.page, row(before + 200), 'Toggle Bookmark');
    await filter().fill('bookmarked');
    await expect.poll(rowCount).toBe(1);
    await filter().fill('');
    await expect.poll(() => isSelected(before + 200)).toBe(true);
  });

  it('marks a violation, and finds it and the close frames that it led to', async () => {
    await send('{"method":"break"}');
    await story.state('Closed').waitFor();
    await grid().press('End');
    await story.panel.locator('#rows .row').filter({ hasText: 'A reserved bit is set' }).waitFor();
    await filter().fill('violation:any');
    await expect.poll(rowCount).toBe(1);
    await filter().fill('close:1002');
    await expect.poll(rowCount).toBe(2);
    await screenshot(story.page, 'table-violation');
  });
});
