/** What the composer and the header send, as a server of `ws` receives it, in the real window. */
import type { Locator } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { startSocketServer } from './support/socketServer.ts';
import { quickPick } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { tellInWindow } from './support/windowStory.ts';

describe('the composer', () => {
  /** Kind and payload in hex. */
  let received: string[] = [];
  const receive = (socket: WebSocket): void => {
    const take = (kind: string) => (data: Buffer) => void received.push(`${kind} ${data.toString('hex')}`);
    socket.on('message', (data, isBinary) => take(isBinary ? 'binary' : 'text')(data as Buffer));
    socket.on('ping', take('ping'));
    socket.on('pong', take('pong'));
    socket.on('close', (code, reason) => take(`close ${code}`)(reason));
    socket.on('error', (error) => void received.push(error.message));
  };
  const story = tellInWindow({
    server: () => startSocketServer(receive, { perMessageDeflate: { threshold: 0 } }),
  });
  const { button, message, rows, send } = story;

  beforeAll(async () => {
    await story.write('blob.bin', Buffer.from('00ff10', 'hex'));
    await story.connect('/');
    await story.state('Open').waitFor();
  });
  beforeEach(() => {
    received = [];
  });

  const hex = (text: string): string => Buffer.from(text).toString('hex');
  const advanced = (): Locator => story.panel.getByRole('dialog', { name: 'Advanced sending' });
  const kind = (name: string): Promise<unknown> =>
    story.panel.getByRole('combobox', { name: 'Kind' }).selectOption(name);
  const arrived = (...expected: string[]): Promise<void> => expect.poll(() => received).toEqual(expected);

  it('sends text, JSON as it is written, bytes in hex and Base64, and a file', async () => {
    await kind('Text');
    await send('grüße');
    await kind('JSON');
    await send('{"n": 12345678901234567890,  "n":0}');
    await kind('Hex');
    await send('00 ff 7f');
    await kind('Base64');
    await send('AP9/');
    await kind('Text');
    await button('Send file…').click();
    await quickPick(story.page, 'blob.bin');
    await arrived(
      `text ${hex('grüße')}`,
      `text ${hex('{"n": 12345678901234567890,  "n":0}')}`,
      'binary 00ff7f',
      'binary 00ff7f',
      'binary 00ff10',
    );
  });

  it('reads escapes where it is told to, and says what is wrong with them', async () => {
    const escapes = story.panel.getByRole('button', { name: /^Read escapes/ });
    await escapes.click();
    await send('{"protocol":"json"}\\x1e');
    await arrived(`text ${hex('{"protocol":"json"}')}1e`);
    await send('\\q');
    await story.panel.getByText(/\\q/).last().waitFor();
    await escapes.click();
    await message().fill('');
  });

  it('cuts a message into fragments, and sends it again and again', async () => {
    await message().fill('abcdef');
    await button('Advanced sending…').click();
    await advanced()
      .getByLabel(/^Bytes of a fragment/)
      .fill('2');
    await advanced()
      .getByRole('checkbox', { name: /^Uncompressed/ })
      .click();
    await advanced()
      .getByLabel(/^Times/)
      .fill('3');
    await advanced()
      .getByLabel(/^Milliseconds/)
      .fill('10');
    await screenshot(story.page, 'advanced-sending');
    await button('Send message').click();
    await arrived(...Array.from({ length: 3 }, () => `text ${hex('abcdef')}`));
    await expect.poll(() => rows().filter({ hasText: 'last fragment' }).count()).toBe(3);
    for (const row of await rows().filter({ hasText: 'first fragment' }).all())
      expect(await row.textContent()).not.toContain('RSV1');
  });

  it('pings with data, and sends a pong that nobody asked for', async () => {
    await button('Choose data').click();
    const form = story.panel.getByRole('dialog', { name: 'Ping with data' });
    await form.getByRole('textbox').fill('0xc0ffee');
    await button('Send with data').click();
    await arrived('ping c0ffee');
    await rows().filter({ hasText: 'pong' }).filter({ hasText: 'c0 ff ee' }).waitFor();
    await button('Choose data').click();
    await form.getByRole('textbox').fill('hi');
    await button('Send as pong').click();
    await arrived('ping c0ffee', `pong ${hex('hi')}`);
  });

  it('closes with a code and a reason', async () => {
    await button('Choose code and reason').click();
    const form = story.panel.getByRole('dialog', { name: 'Close with code and reason' });
    await form.getByLabel(/^Code/).fill('4001');
    await form.getByLabel(/^Reason/).fill('enough');
    await button('Close with this code').click();
    await arrived(`close 4001 ${hex('enough')}`);
    await story.state('Closed').waitFor();
  });

  it('sends a frame that no client may send, and the connection ends for it', async () => {
    await button('Reconnect').click();
    await story.state('Open').waitFor();
    await kind('Text');
    await message().fill('x');
    await button('Advanced sending…').click();
    await advanced().getByLabel('Send as').selectOption('A raw frame');
    await advanced().getByLabel('Opcode').selectOption('Opcode 3: reserved');
    await advanced().getByText('This may break the connection').waitFor();
    await button('Send raw frame').click();
    await expect.poll(() => received[0]).toBe('Invalid WebSocket frame: invalid opcode 3');
    await story.state('Closed').waitFor();
    await rows().filter({ hasText: 'opcode 0x3' }).waitFor();
    // What is written is kept, and nothing can be sent.
    expect(await message().textContent()).toBe('x');
    expect(await button('Send').isDisabled()).toBe(true);
    await screenshot(story.page, 'raw-frame');
  });
});
