/** From an empty sidebar to a table as one likes it, in the real window. Each step goes on from the one before. */
import { mkdir } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { quickPick, runAndPick } from './support/quickInput.ts';
import { screenshot } from './support/screenshot.ts';
import { openSidebar } from './support/webviews.ts';
import { tellInWindow } from './support/windowStory.ts';

describe('somebody who has just installed it', () => {
  const story = tellInWindow({ window: {} });
  const { filter, rows } = story;

  beforeAll(async () => {
    // It is watched from the beginning.
    await mkdir(story.file('.vscode'));
    await openSidebar(story.page);
  });

  /** Until they are seen: on a busy machine VS Code may miss that a file was written. */
  const set = (settings: Record<string, unknown>, seen: () => Promise<boolean>): Promise<void> =>
    expect
      .poll(
        async () => {
          await story.write('.vscode/settings.json', JSON.stringify(settings));
          return seen();
        },
        { interval: 1_000 },
      )
      .toBe(true);

  it('is told in each empty view what it is for, and what to do', async () => {
    const welcome = story.page.locator('.part.sidebar .welcome-view-content:visible');
    await welcome.filter({ hasText: 'every frame of a WebSocket as on the wire' }).waitFor();
    await welcome.filter({ hasText: 'A profile keeps an address, headers and secrets' }).waitFor();
    for (const name of ['Connect…', 'Try the Demo Server'])
      expect(await welcome.getByRole('button', { name }).count(), name).toBeGreaterThan(0);
    await screenshot(story.page, 'first-start');
  });

  it('sees frames of a feed that is there to be tried', async () => {
    await story.page.locator('.welcome-view-content').getByRole('button', { name: 'Try the Demo Server' }).click();
    await quickPick(story.page, '/market');
    await story.lookAtPanel();
    await rows().first().waitFor();
    await story.state('Open').waitFor();
  });

  it('sets how high rows are, and what their times count from, at once', async () => {
    await story.panel.getByRole('tab', { name: 'Frames' }).click();
    const height = async (): Promise<number> => (await rows().first().boundingBox())?.height ?? 0;
    // A row that is drawn anew has none at that moment.
    await expect.poll(height).toBeGreaterThan(0);
    const usual = await height();
    const heading = story.panel.locator('.headings .cell-time');
    await set(
      { 'websocketInspector.table.density': 'comfortable', 'websocketInspector.table.timeFormat': 'sinceOpen' },
      async () => (await height()) > usual,
    );
    await expect.poll(() => heading.textContent()).toBe('Since open');
    await set(
      { 'websocketInspector.table.density': 'compact' },
      async () => (await height()) < usual && (await height()) > 0,
    );
    await expect.poll(() => heading.textContent()).toBe('Time');
  });

  it('finds the filters of before again', async () => {
    await filter().fill('op:text dir:in');
    await filter().press('Enter');
    await filter().fill('');
    await runAndPick(story.page, 'WebSocket: Choose Filter…', 'op:text dir:in');
    await expect.poll(() => filter().textContent()).toBe('op:text dir:in');
  });
});
