/** The themes of the real window: what they give to the webviews, and how these look in them. */
import { writeFile } from 'node:fs/promises';
import type { Frame, FrameLocator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from './page/support/axeFindings.ts';
import { readTheme, themeFile, themeNames, type Theme, type ThemeName } from './page/support/themes.ts';
import { editionUnderTest } from './support/editionUnderTest.ts';
import { screenshot } from './support/screenshot.ts';
import { themeLabels } from './support/themeLabels.ts';
import { openSidebar, sidebarFrame } from './support/webviews.ts';
import { demo, tellInWindow } from './support/windowStory.ts';

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

/** `behind`: what VS Code paints there, which axe-core cannot see from within. */
async function frameOf(webview: FrameLocator, behind: 'editor' | 'sideBar'): Promise<Frame> {
  const frame = await (await webview.locator('body').elementHandle()).ownerFrame();
  if (!frame) throw new Error('The webview has no frame.');
  await frame.evaluate((place) => {
    document.documentElement.style.background = `var(--vscode-${place}-background)`;
  }, behind);
  return frame;
}

describe('the themes', () => {
  const story = tellInWindow({ server: demo });

  beforeAll(async () => {
    await openSidebar(story.page);
    await story.connect('/echo');
    await story.state('Open').waitFor();
    await story.send('{"type":"hello","n":1}');
    await story.rows().nth(1).waitFor();
    await story.rows().first().click();
    // Whatever a story before has chosen for text.
    await sidebarFrame(story.page).getByRole('tab', { name: 'JSON' }).click();
    await sidebarFrame(story.page).getByRole('tree', { name: 'JSON' }).waitFor();
  });

  /** Resolves when the panel and the Frame Inspector are drawn in it. */
  async function show(name: ThemeName): Promise<void> {
    await story.write('.vscode/settings.json', JSON.stringify({ 'workbench.colorTheme': themeLabels[name] }));
    for (const webview of [story.panel, sidebarFrame(story.page)])
      await webview.locator(`body[data-vscode-theme-id="${themeLabels[name]}"]`).waitFor();
  }

  describe.each(themeNames)('%s', (name) => {
    beforeAll(() => show(name));

    // Tests of the page alone draw in these colours. UPDATE_THEMES=1 takes them over.
    it.skipIf(editionUnderTest() === 'oldest')('are those of the newest VS Code that page tests draw in', async () => {
      const theme = await given(story.panel);
      if (process.env['UPDATE_THEMES'] === '1') await writeFile(themeFile(name), `${JSON.stringify(theme, null, 2)}\n`);
      expect(await readTheme(name)).toEqual(theme);
    });

    it('leave nothing serious for axe-core to find: in rows, the Frame Inspector and the statistics', async () => {
      expect(await axeFindings(await frameOf(story.panel, 'editor')), 'rows').toEqual([]);
      expect(await axeFindings(await frameOf(sidebarFrame(story.page), 'sideBar')), 'Frame Inspector').toEqual([]);
      await story.panel.getByRole('tab', { name: 'Statistics' }).click();
      await story.panel.getByText('Traffic over time').waitFor();
      expect(await axeFindings(await frameOf(story.panel, 'editor')), 'statistics').toEqual([]);
      await screenshot(story.page, `theme-${name}`);
      await story.panel.getByRole('tab', { name: 'Frames' }).click();
      await story.rows().first().waitFor();
    });
  });
});
