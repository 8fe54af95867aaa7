/** The Frame Inspector reads what is selected, in the real window. */
import { mkdir } from 'node:fs/promises';
import type { FrameLocator, Locator } from 'playwright-core';
import UPNG from 'upng-js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { startSocketServer } from './support/socketServer.ts';
import { runAndPick, runCommand } from './support/quickInput.ts';
import { openSidebar, sidebarFrame } from './support/webviews.ts';
import { tellInWindow } from './support/windowStory.ts';

const json = '{"type":"tick","n":12345678901234567890,"deep":{"a":[1,2]},"n":0}';
/** Of 2 MiB and more: each pixel is another one. */
const image = Buffer.from(noise(900));
const longJson = `[1,2,3${',4'.repeat(10 << 10)}]`;

function noise(size: number): ArrayBuffer {
  const pixels = new Uint8Array(size * size * 4);
  let state = 1;
  for (let at = 0; at < pixels.length; at++) {
    // Xorshift: nothing that compresses.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    pixels[at] = at % 4 === 3 ? 255 : state >>> 24;
  }
  return UPNG.encode([pixels.buffer], size, size, 0);
}

function speak(socket: WebSocket): void {
  socket.send(json);
  socket.send(image);
  socket.send(longJson);
  socket.send('first part, ', { fin: false });
  socket.send('last part', { fin: true });
  socket.ping('70 70');
  socket.close(1001, 'later');
}

describe('the Frame Inspector', () => {
  const story = tellInWindow({ server: () => startSocketServer(speak) });
  const { clipboard, filter, rowCount, rows } = story;

  let inspector: FrameLocator;

  beforeAll(async () => {
    // It is watched from the beginning.
    await mkdir(story.file('.vscode'), { recursive: true });
    await openSidebar(story.page);
    await story.connect('/');
    inspector = sidebarFrame(story.page);
    await row('close').first().waitFor();
  });

  const row = (text: string): Locator => rows().filter({ hasText: text });

  async function set(name: string, value: unknown): Promise<void> {
    await story.write('.vscode/settings.json', JSON.stringify({ [`websocketInspector.inspector.${name}`]: value }));
  }

  it('draws the header in bits, and tells each with its clause', async () => {
    await row('"tick"').click();
    for (const name of [/^Header/, /^Times/]) await inspector.getByRole('button', { name }).click();
    const opcode = inspector.getByText('Opcode', { exact: true });
    await opcode.hover();
    await inspector.getByRole('tooltip').filter({ hasText: 'RFC 6455' }).filter({ hasText: 'Opcode' }).waitFor();
    for (const name of ['FIN', 'RSV1', 'RSV2', 'RSV3', 'MASK', 'Length'])
      expect(await inspector.getByText(name, { exact: true }).count(), name).toBeGreaterThan(0);
    for (const fact of ['Since open', 'On the wire', 'Payload'])
      expect(await inspector.getByText(fact, { exact: true }).count(), fact).toBeGreaterThan(0);
  });

  it('shows JSON as a tree from the beginning, to search, copy and filter by', async () => {
    const tree = inspector.getByRole('tree', { name: 'JSON' });
    await tree.getByText('12345678901234567890').waitFor();
    // Both of the same name, as they were sent.
    expect(await tree.getByText('"n"').count()).toBe(2);
    await inspector.getByRole('searchbox', { name: 'Search in JSON' }).fill('tick');
    await inspector.getByRole('searchbox', { name: 'Search in JSON' }).press('Enter');
    await inspector.getByRole('button', { name: 'Copy path' }).click();
    await expect.poll(clipboard).toBe('$.type');
    await inspector.getByRole('button', { name: 'Copy value' }).click();
    await expect.poll(clipboard).toBe('"tick"');
    await inspector.getByRole('button', { name: 'Filter by this value' }).click();
    await expect.poll(() => filter().textContent()).toBe('$.type == tick');
    await expect.poll(rowCount).toBe(1);
    await filter().fill('');
    await row('close').first().waitFor();
  });

  it('shows the same as text and in hex', async () => {
    await inspector.getByRole('tab', { name: 'Hex' }).click();
    await inspector.getByText('7b 22 74 79 70 65 22 3a').first().waitFor();
    await inspector.getByRole('tab', { name: 'Text' }).click();
    await inspector.getByText(json).first().waitFor();
    await inspector.getByRole('tab', { name: 'JSON' }).click();
  });

  it('shows an image, up to the length that the setting says', async () => {
    expect(image.length).toBeGreaterThan(2 << 20);
    await row('binary').click();
    await inspector.getByRole('img').first().waitFor();
    await expect
      .poll(() =>
        inspector
          .getByRole('img')
          .first()
          .evaluate((shown) => (shown as HTMLImageElement).naturalWidth),
      )
      .toBe(900);
    await set('imageLimit', 1);
    await inspector.getByText('Images of up to 1 MiB').waitFor();
    await set('imageLimit', 8);
    await inspector.getByRole('img').first().waitFor();
  });

  it('reads as much of a payload as the setting says, at once where it changes', async () => {
    await row('[1,2,3').click();
    const tree = inspector.getByRole('tree', { name: 'JSON' });
    await tree.waitFor();
    await set('payloadLimit', 16);
    await inspector.getByText(/The first 16,384 B of/).waitFor();
    await tree.waitFor({ state: 'detached' });
    await set('payloadLimit', 256);
    await tree.waitFor();
  });

  it('shows payloads of control frames, and what a close code means', async () => {
    await row('ping').first().click();
    await inspector
      .getByText(/ping received/i)
      .first()
      .waitFor();
    await row('1001').first().click();
    await inspector
      .getByText(/going away/i)
      .first()
      .waitFor();
    await inspector.getByText('later').first().waitFor();
  });

  it('links the fragments of a message, and has the whole of it at the first one', async () => {
    await row('first part').click();
    await inspector.getByText('first part, last part').first().waitFor();
    await inspector.locator('.fragments button').nth(1).click();
    await expect.poll(() => row('last part').first().getAttribute('aria-selected')).toBe('true');
    await expect
      .poll(() => inspector.locator('.fragments button[aria-current="true"]').textContent())
      .toBe(await inspector.locator('.fragments button').nth(1).textContent());
  });

  it('reads what is selected anew where another decoder is chosen', async () => {
    await row('"tick"').click();
    await inspector.getByRole('tree', { name: 'JSON' }).waitFor();
    await runAndPick(story.page, 'WebSocket: Choose Decoder…', 'JSON-RPC');
    const decoded = inspector.getByRole('tab', { name: 'Decoded' });
    await decoded.click();
    await inspector.getByText('JSON-RPC 2.0', { exact: true }).waitFor();
    await runAndPick(story.page, 'WebSocket: Choose Decoder…', 'Recognise');
    await decoded.waitFor({ state: 'detached' });
    await inspector.getByRole('tree', { name: 'JSON' }).waitFor();
  });

  it('hands a payload to an editor of its language, and the handshake to another, both read-only', async () => {
    await row('"tick"').click();
    await runCommand(story.page, 'WebSocket: Open Payload in Editor');
    const tab = story.page.getByRole('tab', { name: / 1\.json/ });
    await tab.waitFor();
    await story.page
      .getByRole('button', { name: /^JSON$/ })
      .first()
      .waitFor();
    const lines = async () =>
      (await story.page.locator('.monaco-editor .view-line').allInnerTexts()).join('').replaceAll('\u00a0', ' ');
    await expect.poll(lines).toContain('12345678901234567890');
    await story.page.locator('.monaco-editor .view-lines').first().click();
    await story.page.keyboard.type('x');
    expect(await lines()).not.toContain('x');
    await story.page.getByRole('tab', { name: /127\.0\.0\.1:/ }).click();
    await runCommand(story.page, 'WebSocket: Open Handshake in Editor');
    await expect.poll(lines).toContain('Sec-WebSocket-Accept');
    await expect.poll(lines).toContain('GET / HTTP/1.1');
  });
});
