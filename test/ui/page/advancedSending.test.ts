import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closesBrowser, openPanel } from './support/openPanel.ts';

closesBrowser();

const opener = (page: Page) => page.getByRole('button', { name: 'Advanced sending…' });
const form = (page: Page) => page.getByRole('dialog', { name: 'Advanced sending' });
const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });

async function opened() {
  const { page, host } = await openPanel({ size: { width: 900, height: 600 } });
  await message(page).fill('hello');
  await opener(page).click();
  await form(page).waitFor();
  return { page, host };
}

describe('advanced sending', () => {
  it('cuts a message into fragments by the keyboard alone', async () => {
    const { page, host } = await opened();
    await page.keyboard.type('2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => host.lastCommand)
      .toEqual({ method: 'send', params: { kind: 'text', text: 'hello', how: { fragment: 2, compress: false } } });
    await page.keyboard.press('Escape');
    await form(page).waitFor({ state: 'detached' });
    await expect.poll(() => message(page).textContent()).toBe('');
  });

  it('sends a raw frame with the bits that are chosen, keeps its payload, and says that it may break the connection', async () => {
    const { page, host } = await opened();
    await form(page).getByLabel('Send as').selectOption('A raw frame');
    await form(page).getByText('This may break the connection').waitFor();
    await form(page).getByLabel('Opcode').selectOption('Opcode 11: reserved');
    for (const bit of ['FIN', 'RSV1', 'RSV3', 'MASK']) await form(page).getByRole('checkbox', { name: bit }).click();
    await form(page).getByRole('textbox').first().fill('300');
    await form(page).getByRole('button', { name: 'Send raw frame' }).click();
    const frame = { opcode: 11, fin: false, rsv: 5, mask: false, claimed: 300 };
    await expect
      .poll(() => host.lastCommand)
      .toEqual({ method: 'send', params: { kind: 'text', text: 'hello', how: { frame } } });
    expect(await message(page).textContent()).toBe('hello');
    const { y, height } = (await form(page).boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(600);
  });

  it('says what is no number, and sends nothing', async () => {
    const { page, host } = await opened();
    await form(page).getByRole('textbox').first().fill('0');
    await page.keyboard.press('Enter');
    await form(page).getByText('“0” does not fit in “Bytes of a fragment”').waitFor();
    expect(host.commands).toEqual([]);
  });

  it('says why it was refused', async () => {
    const { page, host } = await opened();
    host.refusals.send = 'The message would be too many frames.';
    await form(page).getByRole('button', { name: 'Send message' }).click();
    await form(page).getByText('The message would be too many frames.').waitFor();
  });
});

describe('the composer beside the form', () => {
  const params = (text: string) => ({ method: 'send', params: { kind: 'text', text, how: { fragment: 2 } } });

  it('sends as the form says, which stays while its message is written', async () => {
    const { page, host } = await opened();
    await page.keyboard.type('2');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(() => host.lastCommand).toEqual(params('hello'));
    await message(page).click();
    await message(page).fill('other');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => host.lastCommand).toEqual(params('other'));
    await form(page).waitFor();
    await page.getByRole('grid', { name: 'Frames' }).click();
    await form(page).waitFor({ state: 'detached' });
    await message(page).fill('usual');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(() => host.lastCommand).toEqual({ method: 'send', params: { kind: 'text', text: 'usual' } });
  });

  it('says what is no number in the form, and sends nothing', async () => {
    const { page, host } = await opened();
    await page.keyboard.type('none');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await form(page).getByText('“none” does not fit in “Bytes of a fragment”').waitFor();
    expect(host.commands).toEqual([]);
  });
});

describe('a repeated message', () => {
  it('is asked for with its count and pace, counted, and stopped', async () => {
    const { page, host } = await opened();
    await form(page).getByRole('textbox', { name: 'Times' }).fill('500');
    await form(page).getByRole('textbox', { name: 'Milliseconds' }).fill('20');
    await form(page).getByRole('button', { name: 'Send message' }).click();
    const params = { kind: 'text', text: 'hello', every: 20, times: 500 };
    await expect.poll(() => host.lastCommand).toEqual({ method: 'repeat', params });
    await page.keyboard.press('Escape');
    host.repeats({ sent: 42, times: 500, over: false });
    await page.getByRole('progressbar', { name: 'Sending again and again' }).getByText('Sent 42 of 500').waitFor();
    await page.getByRole('button', { name: 'Stop sending' }).click();
    await expect.poll(() => host.commands.at(-1)).toBe('stopRepeating');
    host.repeats({ sent: 43, times: 500, over: true });
    await page.getByRole('status').getByText('Sent 43 of 500').waitFor();
    expect(await page.getByRole('button', { name: 'Stop sending' }).count()).toBe(0);
  });

  it('says what was in its way', async () => {
    const { page, host } = await openPanel();
    const failure = { code: 'test', message: 'It is closed.', cause: 'It was.', remedy: 'Open it.' };
    host.repeats({ sent: 3, times: 9, over: true, failure });
    await page.getByText('It is closed.').waitFor();
  });
});

describe('escapes', () => {
  it('are read by a toggle in text alone', async () => {
    const { page, host } = await openPanel();
    const toggle = page.getByRole('button', { name: 'Read escapes' });
    await toggle.click();
    await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('true');
    await message(page).fill('a\\x1e');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect
      .poll(() => host.lastCommand)
      .toEqual({ method: 'send', params: { kind: 'text', text: 'a\\x1e', how: { escapes: true } } });
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('Hex');
    await toggle.waitFor({ state: 'detached' });
  });
});
