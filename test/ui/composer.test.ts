import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, runAndPick, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { panelFrame } from './support/webviews.ts';

/** Told in order: each step goes on from where the one before left the window. */
describe('messages that are written', () => {
  let demo: Awaited<ReturnType<typeof startDemoServer>>;
  let window: OpenedWindow;
  let page: Page;
  let panel: FrameLocator;
  let file: string;

  beforeAll(async () => {
    demo = await startDemoServer({ port: 0 });
    window = await openWindow();
    page = window.page;
    file = join(window.workspace, '.vscode', 'websockets.json');
    await mkdir(join(window.workspace, '.vscode'));
    await writeFile(
      file,
      `{
  "profiles": [
    {
      "name": "echo", "url": "${demo.url}/echo",
      "templates": [
        { "name": "greet", "kind": "json", "text": "{\\"id\\":\${counter},\\"hello\\":\\"\${input:Whom?}\\"}" }, // asks
      ],
    },
  ],
}
`,
    );
  });
  afterAll(async () => {
    await window.close();
    await demo.stop();
  });

  const rows = (): Locator => panel.getByRole('grid', { name: 'Frames' }).getByRole('row');
  const sent = (text: string): Locator => rows().filter({ hasText: text }).filter({ hasText: 'sent' });
  const message = (): Locator => panel.getByRole('textbox', { name: 'Message' });
  const isFocused = (): Promise<boolean> => message().evaluate((box) => box === document.activeElement);
  const lens = (title: string): Locator => page.locator('.codelens-decoration a').filter({ hasText: title });

  it('come from a template of the profile’s, filled in when they are sent', async () => {
    await runAndPick(page, 'WebSocket: Connect Profile', 'echo');
    panel = await panelFrame(page);
    await panel.getByText('Open', { exact: true }).waitFor();
    await panel.getByLabel('Template').selectOption('greet');
    await expect.poll(() => message().textContent()).toContain('${input:Whom?}');
    await screenshot(page, 'composer-template');
    await panel.getByRole('button', { name: 'Send', exact: true }).click();
    await quickInput(page, 'all "of" you');
    await sent('{"id":1,"hello":"all \\"of\\" you"}').first().waitFor();
    await expect.poll(() => message().textContent()).toBe('');
  });

  it('come back by the arrow keys, also after the panel was hidden', async () => {
    await runCommand(page, 'File: New Untitled Text File');
    await runCommand(page, 'WebSocket: Show Panel');
    panel = await panelFrame(page);
    await message().click();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => message().textContent()).toContain('${counter}');
    await expect
      .poll(() => panel.getByRole('button', { name: 'Fill in variables' }).getAttribute('aria-pressed'))
      .toBe('true');
  });

  it('are edited as a document, and sent from there', async () => {
    await panel.getByRole('button', { name: 'Format' }).click();
    await panel.getByRole('button', { name: 'Edit as document' }).click();
    await lens('Send to echo').waitFor();
    await expect.poll(() => message().textContent()).toBe('');
    await page.locator('.monaco-editor .view-line span').getByText('hello').last().dblclick();
    await page.keyboard.type('from');
    await screenshot(page, 'composer-document');
    await page.keyboard.press('Control+Enter');
    await quickInput(page, 'an editor');
    await sent('"from": "an editor"').first().waitFor();
    await expect.poll(() => sent('an editor').first().textContent()).toContain('"id": 2,');
  });

  it('go back to the composer, and are saved as a template', async () => {
    await lens('Back to composer').click();
    panel = await panelFrame(page);
    await expect.poll(() => message().textContent()).toContain('"from"');
    await expect.poll(isFocused).toBe(true);
    await runAndPick(page, 'WebSocket: Save Message as Template…', 'Profile echo');
    await quickInput(page, 'from an editor');
    await expect.poll(() => readFile(file, 'utf8')).toContain('"name": "from an editor"');
    expect(await readFile(file, 'utf8')).toContain('}, // asks\n');
    await expect
      .poll(() => panel.getByLabel('Template').locator('optgroup option').allTextContents())
      .toEqual(['greet', 'from an editor']);
    // The palette had the focus meanwhile.
    await expect.poll(isFocused).toBe(true);
  });

  it('look well in the light, too', async () => {
    await runCommand(page, 'Preferences: Toggle between Light/Dark Themes');
    await expect.poll(() => page.locator('.monaco-workbench').getAttribute('class')).toMatch(/\bvs\b/);
    await panel.getByRole('button', { name: 'Advanced sending…' }).click();
    const form = panel.getByRole('dialog', { name: 'Advanced sending' });
    const fields = ['Times', 'Milliseconds'].map((name) => form.getByRole('textbox', { name }));
    const tops = await Promise.all(fields.map(async (field) => (await field.boundingBox())?.y));
    expect(tops[0]).toBe(tops[1]);
    await screenshot(page, 'composer-light');
  });
});
