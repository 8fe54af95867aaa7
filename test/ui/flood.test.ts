/** What a person does while more comes than anybody reads, in the real window. Each step goes on from the one before. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { chooseFromMenu } from './support/contextMenu.ts';
import { startSocketServer } from './support/socketServer.ts';
import { quickInput, runCommand } from './support/quickInput.ts';
import { reloadWindow } from './support/reloadWindow.ts';
import { screenshot } from './support/screenshot.ts';
import { tellInWindow } from './support/windowStory.ts';

/** Some thousand a second, for ten minutes at most. */
const portion = 50;
const portions = 30_000;
const pause = 20;

function flood(socket: WebSocket): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (socket.readyState !== socket.OPEN || ++sent > portions) clearInterval(timer);
    else for (let n = 1; n <= portion; n++) socket.send(`{"portion":${sent},"n":${n}}`);
  }, pause);
}

/** What a live region says four times, and when: seen in the panel itself. */
function heard(region: Element): Promise<{ text: string; time: number }[]> {
  const said: { text: string; time: number }[] = [];
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      said.push({ text: region.textContent, time: performance.now() });
      if (said.length < 4) return;
      observer.disconnect();
      resolve(said);
    });
    observer.observe(region, { childList: true, characterData: true, subtree: true });
  });
}

describe('while a connection floods', () => {
  const story = tellInWindow({ server: () => startSocketServer(flood) });
  const { filter, grid, row, rowCount } = story;

  beforeAll(async () => {
    await story.connect('/one', '/one');
  });

  const grows = async (): Promise<void> => {
    const before = await rowCount();
    await expect.poll(rowCount).toBeGreaterThan(before);
  };

  it('a screen reader is told how many rows there are, and seldom', async () => {
    const said = await story.panel.getByRole('log').evaluate(heard);
    const counts = said.map(({ text }) => {
      const words = /^([\d,]+) new rows, ([\d,]+) rows in all$/.exec(text);
      const [news, all] = [words?.[1], words?.[2]].map((number) => Number(number?.replaceAll(',', '')));
      return { news, all };
    });
    // Each tells what came since the one before, and only then the next is said.
    for (const [i, { news, all }] of counts.entries()) {
      if (i === 0) continue;
      expect(all! - news!, said[i]!.text).toBe(counts[i - 1]!.all);
      expect(said[i]!.time - said[i - 1]!.time, said[i]!.text).toBeGreaterThan(1_500);
    }
    expect(await rowCount()).toBeGreaterThan(portion);
  });

  it('a row is selected, marked and written on, and stays where it is', async () => {
    await expect.poll(rowCount).toBeGreaterThan(portion);
    await grid().press('Home');
    await row(1).click();
    await chooseFromMenu(story.page, row(3), 'Toggle Bookmark');
    await row(3).getByText('bookmarked').first().waitFor({ state: 'attached' });
    await chooseFromMenu(story.page, row(4), 'Write Note…');
    await quickInput(story.page, 'meanwhile');
    await row(4).getByText('meanwhile').waitFor();
    await grows();
    expect(await row(1).boundingBox()).not.toBeNull();
  });

  it('a filter finds what comes', async () => {
    await filter().fill('$.n == 7');
    const others = story.panel.locator('#rows .cell-preview').filter({ hasNotText: '"n":7}' });
    await expect.poll(() => others.count()).toBe(0);
    await grows();
    expect(await others.count()).toBe(0);
    expect(await story.panel.locator('#rows .cell-preview').count()).toBeGreaterThan(1);
    await filter().fill('');
    await expect.poll(() => others.count()).toBeGreaterThan(0);
  });

  it('the capture begins anew, again and again', async () => {
    for (let times = 0; times < 3; times++) {
      // So many that a cleared capture is seen before it has as many again.
      await expect.poll(rowCount).toBeGreaterThan(4_000);
      const before = await rowCount();
      await story.button('Clear').click();
      await expect.poll(rowCount).toBeLessThan(before);
    }
    await grows();
    await grid().press('Home');
    await row(1).waitFor();
  });

  it('another connection has a panel of its own beside it', async () => {
    await story.connect('/two', '/two');
    await runCommand(story.page, 'View: Move Editor into Right Group');
    for (const path of ['/one', '/two']) {
      await story.lookAtPanel(path);
      await grows();
    }
    await screenshot(story.page, 'flood-two');
  });

  it('the window is loaded anew: both panels have what came until then', async () => {
    await reloadWindow(story.page);
    for (const path of ['/one', '/two']) {
      await story.lookAtPanel(path);
      await expect.poll(rowCount).toBeGreaterThan(portion);
      await grid().press('Home');
      await row(1).waitFor();
    }
    await screenshot(story.page, 'flood-after-reload');
  });
});
