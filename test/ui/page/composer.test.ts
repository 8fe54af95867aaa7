import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const toggle = (page: Page, name: string) => page.getByRole('button', { name });
const pressed = (page: Page, name: string) => toggle(page, name).getAttribute('aria-pressed');
const text = async (page: Page) => (await message(page).locator('.cm-line').allTextContents()).join('\n');

describe('the history of the composer', () => {
  it('is walked with the arrows, over what was sent before the page was there, with how it was read', async () => {
    const { page } = await openPanel({
      prepare: (host) => {
        host.sent = [
          { kind: 'json', text: '{"a":1}' },
          { kind: 'text', text: '${uuid}', how: { variables: true } },
        ];
      },
    });
    await message(page).fill('mine');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => text(page)).toBe('');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => text(page)).toBe('mine');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => text(page)).toBe('${uuid}');
    expect(await pressed(page, 'Fill in variables')).toBe('true');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => text(page)).toBe('{"a":1}');
    expect(await page.getByRole('combobox', { name: 'Kind' }).inputValue()).toBe('json');
    expect(await pressed(page, 'Fill in variables')).toBe('false');
    await page.keyboard.press('ArrowUp');
    expect(await text(page)).toBe('{"a":1}');
    for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowDown');
    await expect.poll(() => text(page)).toBe('');
  });

  it('leaves the arrows to the cursor in a text of one’s own, and within several lines', async () => {
    const { page } = await openPanel({ prepare: (host) => (host.sent = [{ kind: 'text', text: 'a\nb' }]) });
    await message(page).fill('own');
    await page.keyboard.press('ArrowUp');
    expect(await text(page)).toBe('own');
    await message(page).fill('');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => text(page)).toBe('a\nb');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('>');
    await expect.poll(() => text(page)).toBe('a>\nb');
  });
});

describe('JSON in the composer', () => {
  it('is coloured, checked with its place, and sent as it is written', async () => {
    const { page, host } = await openPanel();
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('JSON');
    const written = '{ "big":12345678901234567890 ,"a":[true] }';
    await message(page).fill(written.replace('12', 'x12'));
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('alert').getByText('Line 1, column 9').waitFor();
    expect(host.commands).toEqual([]);
    await message(page).fill(written);
    const marked = await message(page).locator('[class^=json-]').allTextContents();
    expect(marked).toEqual(['"big"', '12345678901234567890', '"a"', 'true']);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => host.lastCommand).toEqual({ method: 'send', params: { kind: 'json', text: written } });
  });
});

describe('what the decoder writes', () => {
  it('is a kind only where it writes', async () => {
    const { page, host } = await openPanel();
    const kind = page.getByRole('combobox', { name: 'Kind' });
    expect(await kind.locator('option').allTextContents()).not.toContain('As mqtt');
    host.tell({ decoder: { chain: 'mqtt', by: 'evidence', sure: 1, writes: true } });
    await kind.selectOption('As mqtt');
    const written = '{"cmd":"pingreq"}';
    await message(page).fill(written);
    expect(await message(page).locator('[class^=json-]').allTextContents()).toEqual(['"cmd"', '"pingreq"']);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => host.lastCommand).toEqual({ method: 'send', params: { kind: 'tree', text: written } });
    host.tell({ decoder: { chain: 'rfb', by: 'choice' } });
    await expect.poll(() => kind.locator('option').allTextContents()).toContain('As rfb');
    await kind.selectOption('Text');
    await expect.poll(() => kind.locator('option').allTextContents()).toEqual(['Text', 'JSON', 'Hex', 'Base64']);
  });
});

describe('variables in the composer', () => {
  it('are sent as they are written until they are switched on, which is seen', async () => {
    const { page, host } = await openPanel();
    const written = '{"id": "${uuid}", "x": "$${y}"}';
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('JSON');
    await message(page).fill(written);
    expect(await message(page).locator('.variable').count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => host.lastCommand).toEqual({ method: 'send', params: { kind: 'json', text: written } });
    await toggle(page, 'Fill in variables').click();
    await expect.poll(() => pressed(page, 'Fill in variables')).toBe('true');
    await message(page).fill('{"id": ${counter}, "x": "$${y}"}');
    expect(await message(page).locator('.variable').allTextContents()).toEqual(['${counter}']);
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => host.lastCommand)
      .toEqual({
        method: 'send',
        params: { kind: 'json', text: '{"id": ${counter}, "x": "$${y}"}', how: { variables: true } },
      });
  });
});

describe('templates in the composer', () => {
  const menu = (page: Page) => page.getByLabel('Template');
  const prepared = () =>
    openPanel({
      prepare: (host) => {
        host.templates = [
          { title: 'Profile feed', templates: [{ id: '1', name: 'subscribe' }] },
          { title: 'Workspace', templates: [{ id: '2', name: '<b>broken</b>' }] },
        ];
        host.drafts = {
          1: { kind: 'json', text: '{"id":${counter}}', how: { variables: true } },
          2: { kind: 'hex', text: '00', how: { frame: { opcode: 11, fin: false, rsv: 4, mask: true } } },
        };
      },
      size: { width: 900, height: 700 },
    });

  it('are chosen from a list in groups, and fill the message in', async () => {
    const { page, host } = await prepared();
    await expect
      .poll(() =>
        menu(page)
          .locator('optgroup')
          .evaluateAll((all) => all.map((one) => one.getAttribute('label'))),
      )
      .toEqual(['Profile feed', 'Workspace']);
    await menu(page).selectOption('subscribe');
    await expect.poll(() => text(page)).toBe('{"id":${counter}}');
    expect(await menu(page).inputValue()).toBe('');
    expect(await page.getByRole('combobox', { name: 'Kind' }).inputValue()).toBe('json');
    await page.keyboard.press('Control+Enter');
    const params = { kind: 'json', text: '{"id":${counter}}', how: { variables: true } };
    await expect.poll(() => host.lastCommand).toEqual({ method: 'send', params });
  });

  it('are not chosen by a key that only goes through the list', async () => {
    const { page } = await prepared();
    await menu(page).focus();
    for (const key of ['ArrowDown', 'End', 's', 'PageDown']) await page.keyboard.press(key);
    expect(await text(page)).toBe('');
  });

  it('show how they are sent, where that is not as usual', async () => {
    const { page, host } = await prepared();
    await menu(page).selectOption('<b>broken</b>');
    const form = page.getByRole('dialog', { name: 'Advanced sending' });
    await form.getByRole('button', { name: 'Send raw frame' }).waitFor();
    expect(await form.getByLabel('Opcode').inputValue()).toBe('11');
    await form.getByRole('button', { name: 'Save as template…' }).click();
    const frame = { opcode: 11, fin: false, rsv: 4, mask: true };
    await expect
      .poll(() => host.lastCommand)
      .toEqual({ method: 'saveTemplate', params: { kind: 'hex', text: '00', how: { frame } } });
  });

  it('are made of what is written, and listed anew when they change', async () => {
    const { page, host } = await prepared();
    await message(page).fill('hello ${input:Name}');
    await toggle(page, 'Fill in variables').click();
    await menu(page).selectOption('Save as template…');
    const params = { kind: 'text', text: 'hello ${input:Name}', how: { variables: true } };
    await expect.poll(() => host.lastCommand).toEqual({ method: 'saveTemplate', params });
    expect(await text(page)).toBe('hello ${input:Name}');
    host.templates = [{ title: 'User', templates: [{ id: '3', name: 'hello' }] }];
    host.templatesChange();
    await expect
      .poll(() => menu(page).locator('option').allTextContents())
      .toEqual(['Template', 'hello', 'Save as template…']);
  });
});

describe('the composer and the rest of the window', () => {
  it('formats JSON only where it is asked to', async () => {
    const { page, host } = await openPanel();
    expect(await toggle(page, 'Format').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('JSON');
    await message(page).fill('{"a":1}');
    await toggle(page, 'Format').click();
    await expect.poll(() => text(page)).toBe('formatted {"a":1}');
    await page.keyboard.press('Control+z');
    host.act('format');
    await expect.poll(() => host.lastCommand?.method).toBe('format');
  });

  it('hands its message to a document, and takes one back', async () => {
    const { page, host } = await openPanel();
    await message(page).fill('long');
    await toggle(page, 'Edit as document').click();
    await expect.poll(() => text(page)).toBe('');
    expect(host.lastCommand).toEqual({ method: 'editAsDocument', params: { kind: 'text', text: 'long' } });
    host.offer({ kind: 'text', text: 'longer', how: { escapes: true } });
    await expect.poll(() => text(page)).toBe('longer');
    expect(await pressed(page, 'Read escapes')).toBe('true');
    await page.keyboard.type('!');
    await expect.poll(() => text(page)).toBe('longer!');
  });

  it('takes a draft that was handed to it before the page was there', async () => {
    const { page } = await openPanel({ prepare: (host) => host.offer({ kind: 'hex', text: '00' }) });
    await expect.poll(() => text(page)).toBe('00');
  });

  it('sends, toggles and opens its form by commands', async () => {
    const { page, host } = await openPanel();
    host.act('toggleVariables');
    await expect.poll(() => pressed(page, 'Fill in variables')).toBe('true');
    host.act('toggleEscapes');
    await expect.poll(() => pressed(page, 'Read escapes')).toBe('true');
    await message(page).fill('by command');
    host.act('send');
    const how = { escapes: true, variables: true };
    await expect
      .poll(() => host.lastCommand)
      .toEqual({ method: 'send', params: { kind: 'text', text: 'by command', how } });
    host.act('advancedSending');
    await page.getByRole('dialog', { name: 'Advanced sending' }).waitFor();
  });
});
