import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer } from '../../src/demo/server.ts';
import { readTheme, themeFile, themeNames, type Theme } from './page/support/themes.ts';
import { openWindow, type OpenedWindow } from './support/openWindow.ts';
import { quickInput, runCommand } from './support/quickInput.ts';
import { panelFrame } from './support/webviews.ts';

const labels = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

/** What VS Code gives the panel of the theme that it shows. Fonts are the system's. */
async function given(panel: FrameLocator): Promise<Theme> {
  return panel.locator('body').evaluate((body) => {
    const { style } = document.documentElement;
    const names = [...style].filter((name) => /^--vscode-(?!.*font-)/.test(name)).sort();
    return {
      kind: [...body.classList].find((name) => /^vscode-(?:dark|light|high-contrast(?:-light)?)$/.test(name)) ?? '',
      tokens: Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()])),
    };
  });
}

const edition = process.env['WEBSOCKET_INSPECTOR_EDITION'];

/** Tests of the page alone draw in these colours: they are to be those of the newest VS Code. UPDATE_THEMES=1 takes them over. */
describe.skipIf(edition === 'oldest')('the themes that page tests draw in', () => {
  let demo: Awaited<ReturnType<typeof startDemoServer>>;
  let window: OpenedWindow;
  let panel: FrameLocator;

  beforeAll(async () => {
    demo = await startDemoServer({ port: 0 });
    window = await openWindow();
    await runCommand(window.page, 'WebSocket: Connect…');
    await quickInput(window.page, `${demo.url}/echo`);
    panel = await panelFrame(window.page);
    await panel.getByText('Open', { exact: true }).waitFor();
  });
  afterAll(async () => {
    await window.close();
    await demo.stop();
  });

  it.each(themeNames)('are those of the newest VS Code: %s', async (name) => {
    const file = join(window.workspace, '.vscode', 'settings.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify({ 'workbench.colorTheme': labels[name] }));
    await panel.locator(`body[data-vscode-theme-id="${labels[name]}"]`).waitFor();
    const theme = await given(panel);
    if (process.env['UPDATE_THEMES'] === '1') await writeFile(themeFile(name), `${JSON.stringify(theme, null, 2)}\n`);
    expect(await readTheme(name)).toEqual(theme);
  });
});
