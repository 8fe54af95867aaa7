import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { quickInput, runAndPick, runCommand } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { themeLabels } from './support/themeLabels.ts';
import { demo, tellInWindow } from './support/windowStory.ts';

/** Told in order: each step goes on from where the one before left the window. */
describe('messages that are written', () => {
  const story = tellInWindow({ server: demo });
  const { message, rows } = story;

  let file: string;

  beforeAll(async () => {
    file = story.file('.vscode', 'websockets.json');
    await story.write(
      '.vscode/websockets.json',
      `{
  "profiles": [
    {
      "name": "echo", "url": "${story.url}/echo",
      "templates": [
        { "name": "greet", "kind": "json", "text": "{\\"id\\":\${counter},\\"hello\\":\\"\${input:Whom?}\\"}" }, // asks
      ],
    },
  ],
}
`,
    );
  });

  const sent = (text: string): Locator => rows().filter({ hasText: text }).filter({ hasText: 'sent' });
  const isFocused = (): Promise<boolean> => message().evaluate((box) => box === document.activeElement);
  const lens = (title: string): Locator => story.page.locator('.codelens-decoration a').filter({ hasText: title });

  it('come from a template of the profile’s, filled in when they are sent', async () => {
    await runAndPick(story.page, 'WebSocket: Connect Profile', 'echo');
    await story.lookAtPanel();
    await story.state('Open').waitFor();
    await story.panel.getByLabel('Template').selectOption('greet');
    await expect.poll(() => message().textContent()).toContain('${input:Whom?}');
    await screenshot(story.page, 'composer-template');
    await story.button('Send').click();
    await quickInput(story.page, 'all "of" you');
    await sent('{"id":1,"hello":"all \\"of\\" you"}').first().waitFor();
    await expect.poll(() => message().textContent()).toBe('');
  });

  it('come back by the arrow keys, also after the panel was hidden', async () => {
    await runCommand(story.page, 'File: New Untitled Text File');
    await runCommand(story.page, 'WebSocket: Show Panel');
    await story.lookAtPanel();
    await message().click();
    await story.page.keyboard.press('ArrowUp');
    await expect.poll(() => message().textContent()).toContain('${counter}');
    await expect
      .poll(() => story.panel.getByRole('button', { name: 'Fill in variables' }).getAttribute('aria-pressed'))
      .toBe('true');
  });

  it('are edited as a document, and sent from there', async () => {
    await story.panel.getByRole('button', { name: 'Format' }).click();
    await story.panel.getByRole('button', { name: 'Edit as document' }).click();
    await lens('Send to echo').waitFor();
    await expect.poll(() => message().textContent()).toBe('');
    await story.page.locator('.monaco-editor .view-line span').getByText('hello').last().dblclick();
    await story.page.keyboard.type('from');
    await screenshot(story.page, 'composer-document');
    await story.page.keyboard.press('Control+Enter');
    await quickInput(story.page, 'an editor');
    await sent('"from": "an editor"').first().waitFor();
    await expect.poll(() => sent('an editor').first().textContent()).toContain('"id": 2,');
  });

  it('go back to the composer, and are saved as a template', async () => {
    await lens('Back to composer').click();
    await story.lookAtPanel();
    await expect.poll(() => message().textContent()).toContain('"from"');
    await expect.poll(isFocused).toBe(true);
    await runAndPick(story.page, 'WebSocket: Save Message as Template…', 'Profile echo');
    await quickInput(story.page, 'from an editor');
    await expect.poll(() => readFile(file, 'utf8')).toContain('"name": "from an editor"');
    expect(await readFile(file, 'utf8')).toContain('}, // asks\n');
    await expect
      .poll(() => story.panel.getByLabel('Template').locator('optgroup option').allTextContents())
      .toEqual(['greet', 'from an editor']);
    // The palette had the focus meanwhile.
    await expect.poll(isFocused).toBe(true);
  });

  it('look well in the light, too', async () => {
    await story.write('.vscode/settings.json', JSON.stringify({ 'workbench.colorTheme': themeLabels.light }));
    await expect.poll(() => story.page.locator('.monaco-workbench').getAttribute('class')).toMatch(/\bvs\b/);
    await story.panel.getByRole('button', { name: 'Advanced sending…' }).click();
    const form = story.panel.getByRole('dialog', { name: 'Advanced sending' });
    const fields = ['Times', 'Milliseconds'].map((name) => form.getByRole('textbox', { name }));
    const tops = await Promise.all(fields.map(async (field) => (await field.boundingBox())?.y));
    expect(tops[0]).toBe(tops[1]);
    await screenshot(story.page, 'composer-light');
  });
});
