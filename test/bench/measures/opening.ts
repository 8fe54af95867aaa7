import type { Locator, Page } from 'playwright-core';
import type { Measurement } from '../bench.ts';
import { amount, result } from '../result.ts';
import { fromEventToDrawn } from '../moment.ts';
import { openSideBar } from '../sideBar.ts';
import { median } from '../statistics.ts';
import { ours } from './ours.ts';

/** Webviews among the editors. */
const panels = 'iframe.webview:not([src*="purpose=webviewView"])';

/** How long a person waits for a panel. */
export const opening: Measurement = {
  about: 'opening the panel of a connection',
  async measure(bench) {
    const window = await bench.window();
    const { frames } = await ours(bench, window, 'text128', bench.scale.messages);
    await openSideBar(window.page);
    await connectionOf(window.page, frames + 2).waitFor();
    await window.call('offerEmptyPanel', null);
    const times: number[] = [];
    const empty: number[] = [];
    const close = async (): Promise<void> => {
      await window.call('closePanels', null);
      await window.page.locator(panels).waitFor({ state: 'detached' });
    };
    for (let round = -2; round < bench.scale.openings; round++) {
      const time = await open(window.page, frames + 2);
      await close();
      const floor = await openEmpty(window.page);
      await close();
      if (round < 0) continue;
      times.push(time);
      empty.push(floor);
    }
    return [
      result({
        what: 'click on a connection → its rows drawn in a new panel',
        rounds: times,
        unit: 'ms',
        bar: { is: 'at-most', limit: 400 },
        how: `From the release of the mouse on the connection in the tree to the animation frame after the one that draws the last of ${amount(frames)} rows, on the browser’s clock; ${times.length} times, after two that are not counted: engine, VS Code’s service worker and caches are warm, the panel is made anew each time. In turns with it a panel of another extension that has one word in it and no script: ${amount(median(empty))} ms (${amount(Math.min(...empty))} … ${amount(Math.max(...empty))}) from the click to the word.`,
      }),
    ];
  },
};

/** In the tree, where one that was closed before may stand, too. */
const connectionOf = (page: Page, rows: number): Locator =>
  page.getByRole('tree', { name: 'Connections' }).getByRole('treeitem', { name: ` ${amount(rows)} frames` });

function open(page: Page, rows: number): Promise<number> {
  const look = { isThere: isDrawn, about: String(rows) };
  return fromEventToDrawn(page, 'pointerup', page, look, () => connectionOf(page, rows).click());
}

function openEmpty(page: Page): Promise<number> {
  const look = { isThere: isEmptyThere, about: panels };
  const item = page.getByRole('button', { name: 'Open an empty panel' });
  return fromEventToDrawn(page, 'pointerup', page, look, () => item.click());
}

/** Runs in VS Code’s page, too. */
function isEmptyThere(frames: string): boolean {
  return [...document.querySelectorAll<HTMLIFrameElement>(frames)].some((frame) => {
    const inner = frame.contentDocument?.querySelector<HTMLIFrameElement>('iframe#active-frame');
    return (inner?.contentDocument?.querySelector('#empty-panel') ?? undefined) !== undefined;
  });
}

/** Runs in VS Code’s page, which may look into the panel’s: whether the row with that number is there. */
function isDrawn(number: string): boolean {
  const outer = document.querySelectorAll<HTMLIFrameElement>(
    'iframe.webview[src*="websocket-inspector"]:not([src*="purpose=webviewView"])',
  );
  return [...outer].some((frame) => {
    const inner = frame.contentDocument?.querySelector<HTMLIFrameElement>('iframe#active-frame');
    const row = inner?.contentDocument?.querySelector(`#rows [role=row][aria-rowindex="${number}"]`);
    return row?.textContent.startsWith(number) === true;
  });
}
